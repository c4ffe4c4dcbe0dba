import type { Language } from '@heed/contract/primitives.ts'
import type { BusinessKind } from '@heed/contract/workspace.ts'
import { workspaceCreated } from '../../events/workspace-events.ts'
import { within } from '../../platform/events/event.ts'
import { newId } from '../../platform/ids.ts'
import { listStandardTemplates } from './templates.ts'

/** What a kind of business starts with, each with its source and "not yet yours". */
export const installStandards = within(workspaceCreated, 'standards.install', async ({ kind, language }, tx) => {
  const templates = listStandardTemplates(kind as BusinessKind).map((template) => ({ id: newId(), ...template }))
  await tx.db
    .insertInto('standard')
    .values(
      templates.map((template) => ({
        id: template.id,
        name: template.name[language as Language],
        names: JSON.stringify(template.name),
        method: template.method,
        measure: template.measure,
        wording: JSON.stringify(template.wording),
        dimension: template.dimension,
        channel_kind: template.channelKind,
        priority: template.priority,
        target_seconds: template.targetSeconds,
        hours: template.hours,
        limit_count: template.limitCount,
        target_share_percent: template.targetSharePercent,
        library_key: template.key,
        library_set: template.set ?? null,
        daily: template.daily ?? false,
        active: template.active,
        not_yet_yours: true,
      })),
    )
    .execute()
  await tx.db
    .insertInto('standard_source')
    .values(
      templates.map(({ id, source }) => ({
        id: newId(),
        standard_id: id,
        kind: source.kind,
        words: source.words[language as Language],
      })),
    )
    .execute()
})
