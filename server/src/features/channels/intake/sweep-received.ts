import { now } from '../../../platform/clock.ts'
import type { Scope } from '../../../platform/scope.ts'
import { understandItem } from './understand-item.ts'

const waitMs = 180_000

/** Whatever happened to its job: what is in the ledger and not understood after a while is taken up again. */
export const sweepReceived = (scope: Scope): Promise<void> =>
  scope.transaction(async (tx) => {
    const rows = await tx.db
      .selectFrom('intake_item')
      .select('id')
      .where('workspace_id', '=', scope.workspaceId)
      .where('state', '=', 'received')
      .where('received_at', '<', new Date(now().getTime() - waitMs))
      .orderBy('id')
      .limit(500)
      .execute()
    for (const { id } of rows) tx.enqueue(understandItem, { intakeId: id })
  })
