import { notFound } from '../../../platform/problem.ts'
import type { Tx } from '../../../platform/scope.ts'
import { alertClosed } from '../prevention.errors.ts'

/** The alert, locked. @throws for one that is closed, or none. */
export async function takeOpenAlert(tx: Tx, alertId: string) {
  const row = await tx.db
    .selectFrom('product_alert')
    .selectAll()
    .where('id', '=', alertId)
    .forNoKeyUpdate()
    .executeTakeFirst()
  if (!row) throw notFound()
  if (row.closed_at) throw alertClosed()
  return row
}

export const tellAlert = (tx: Tx, alertId: string, type: string) =>
  tx.tell({ topic: 'prevention', id: alertId, type }, null)
