import { inScopedTransaction } from '../../../platform/database/transaction.ts'
import type { House } from '../../../platform/house.ts'
import { type ChannelPlace, placeOf } from '../channel.queries.ts'
import { accountOf } from './account.ts'
import type { Account, Adapter } from './adapter.ts'
import { findAdapter } from './adapters.ts'

type Hook = { place: ChannelPlace; account: Account; adapter: Adapter }

/** The open channel behind an address that somebody calls; looked up before any workspace is known. */
export async function findHook(house: House, kind: string, key: string): Promise<Hook | undefined> {
  const adapter = findAdapter(kind)
  if (!adapter || !/^[\w-]{32}$/.test(key)) return undefined
  const row = await inScopedTransaction(
    house.pool,
    { workspaceId: null, memberId: null, branchIds: [], system: true },
    (db) =>
      db
        .selectFrom('channel')
        .select(['id', 'workspace_id', 'branch_id', 'language', 'kind', 'account', 'secrets', 'hook_key'])
        .where('hook_key', '=', key)
        .where('kind', '=', kind)
        .where('active', '=', true)
        .executeTakeFirst(),
  )
  return row && { adapter, place: placeOf(row), account: accountOf(house, row) }
}
