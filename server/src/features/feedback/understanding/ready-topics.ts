import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Language } from '@heed/contract/primitives.ts'
import { workspaceCreated } from '../../../events/workspace-events.ts'
import { within } from '../../../platform/events/event.ts'
import { newId } from '../../../platform/ids.ts'
import type { Tx } from '../../../platform/scope.ts'

export const contentFolder = join(import.meta.dirname, '../../../../../content/feedback')

type ReadyTopic = {
  key: string
  parent: string | null
  names: Record<Language, string>
  phrases: Partial<Record<Language, string[]>>
}

/** The topic under which answers without a name that say no to coming back are counted. */
export const noReturnKey = 'no_return'

/** Puts the ready set there, once for each business: what is taken away stays away. */
export async function installTopics(tx: Tx): Promise<void> {
  const isFirst = await tx.db
    .updateTable('workspace')
    .set({ topics_installed: true })
    .where('id', '=', tx.scope.workspaceId)
    .where('topics_installed', '=', false)
    .returning('id')
    .executeTakeFirst()
  if (!isFirst) return
  const ready: ReadyTopic[] = JSON.parse(readFileSync(join(contentFolder, 'topics.json'), 'utf8'))
  const ids = new Map(ready.map(({ key }) => [key, newId()]))
  await tx.db
    .insertInto('topic')
    .values(
      ready.map(({ key, parent, names, phrases }, position) => ({
        id: ids.get(key) ?? newId(),
        key,
        parent_id: parent ? (ids.get(parent) ?? null) : null,
        names: JSON.stringify(names),
        phrases: JSON.stringify(phrases),
        not_yet_yours: true,
        position,
      })),
    )
    .execute()
}

export const installWithBusiness = within(workspaceCreated, 'feedback.install-topics', (_created, tx) =>
  installTopics(tx),
)
