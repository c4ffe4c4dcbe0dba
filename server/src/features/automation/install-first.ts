import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { AutomationDraft } from '@heed/contract/automations.ts'
import { type Language, languages } from '@heed/contract/primitives.ts'
import { BusinessKind } from '@heed/contract/workspace.ts'
import { z } from 'zod'
import { workspaceCreated } from '../../events/workspace-events.ts'
import { now } from '../../platform/clock.ts'
import { within } from '../../platform/events/event.ts'
import { newId } from '../../platform/ids.ts'

const Words = z.record(z.enum(languages), z.string())
const First = z.object({
  name: Words,
  words: Words.optional(),
  /** How soon what it makes is due. */
  dueInMinutes: z.record(BusinessKind, z.int()).optional(),
  event: z.string(),
  conditions: z.array(z.record(z.string(), z.unknown())),
  actions: z.array(z.record(z.string(), z.unknown())),
})

const path = join(import.meta.dirname, '../../../../content/automations/first.json')

/** Ready rules in the language of the business, with the times of its kind. */
export function firstAutomations(kind: BusinessKind, language: Language): AutomationDraft[] {
  return z
    .array(First)
    .parse(JSON.parse(readFileSync(path, 'utf8')))
    .map((first) =>
      AutomationDraft.parse({
        name: first.name[language],
        event: first.event,
        conditions: first.conditions,
        actions: first.actions.map((action) => ({
          ...action,
          ...(first.words ? { words: first.words[language] } : {}),
          ...(first.dueInMinutes ? { dueInMinutes: first.dueInMinutes[kind] } : {}),
        })),
      }),
    )
}

/** They are there to look at and to try; nobody has switched them on. */
export const installAutomations = within(workspaceCreated, 'automation.install', async ({ kind, language }, tx) => {
  const drafts = firstAutomations(kind as BusinessKind, language as Language)
  await tx.db
    .insertInto('automation')
    .values(
      drafts.map(({ name, event, mostPerHour, match, conditions, actions }, index) => ({
        id: newId(),
        name,
        event,
        most_per_hour: mostPerHour,
        rule: JSON.stringify({ match, conditions, actions }),
        position: index + 1,
        resumed_at: now(),
        made_at: now(),
      })),
    )
    .execute()
})
