import { now } from '../../../platform/clock.ts'
import type { Scope } from '../../../platform/scope.ts'
import type { ChannelRecord } from '../channel.queries.ts'
import { accountOf, whyWordsCannotGo } from './account.ts'
import { adapterOf } from './adapters.ts'

/** Asks the provider whether it knows us; what it says stands on the channel. */
export async function testMessaging(scope: Scope, row: ChannelRecord): Promise<string | undefined> {
  const obstacle = whyWordsCannotGo(scope.house, row)
  if (obstacle) return obstacle
  const problem = await adapterOf(row.kind).test(accountOf(scope.house, row))
  await scope.transaction(async (tx) => {
    await tx.db
      .updateTable('channel')
      .set({ status_state: problem ? 'failing' : 'ok', status_problem: problem ?? null, status_checked_at: now() })
      .where('id', '=', row.id)
      .execute()
    tx.tell({ topic: 'channel', id: row.id, type: 'channel.tested' }, row.branch_id)
  })
  return problem
}
