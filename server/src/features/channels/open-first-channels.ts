import { randomInt } from 'node:crypto'
import type { Language } from '@heed/contract/primitives.ts'
import type { ChannelKind } from '@heed/contract/standards.ts'
import firstNames from '../../../../content/channels/first.json' with { type: 'json' }
import { workspaceCreated } from '../../events/workspace-events.ts'
import { within } from '../../platform/events/event.ts'
import { newId } from '../../platform/ids.ts'
import type { Tx } from '../../platform/scope.ts'
import { formSlug } from './form-slug.ts'

type First = { kind: ChannelKind; name: string; address: string | null; branchId: string; language: string }

/** A new business can be reached at once: by its address, by a page of its own, by phone, in person and by programs. */
export const openFirstChannels = within(
  workspaceCreated,
  'channels.open-first',
  async ({ branchId, language, supportAddress }, tx) => {
    const { name } = await tx.db.selectFrom('workspace').select('name').executeTakeFirstOrThrow()
    if (supportAddress) await insert(tx, { kind: 'mail', name, address: supportAddress, branchId, language })
    await openForm(tx, { kind: 'form', name, address: formSlug(name), branchId, language })
    for (const kind of ['phone', 'walk_in'] as const)
      await insert(tx, { kind, name: firstNames[language as Language][kind], address: null, branchId, language })
    await insert(tx, { kind: 'api', name: 'API', address: null, branchId, language })
    tx.tell({ topic: 'channel', id: null, type: 'channel.changed' }, null)
  },
)

/** Another business of this installation may have the name already. */
async function openForm(tx: Tx, form: First): Promise<void> {
  for (let attempt = 1; attempt <= 30; attempt++) {
    const ending = attempt === 1 ? '' : attempt < 10 ? `-${attempt}` : `-${randomInt(1_000_000)}`
    if (await insert(tx, { ...form, address: `${form.address}${ending}` })) return
  }
}

async function insert(tx: Tx, { kind, name, address, branchId, language }: First): Promise<boolean> {
  const row = await tx.db
    .insertInto('channel')
    .values({ id: newId(), kind, name, address, branch_id: branchId, language })
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst()
  return row !== undefined
}
