import type { Purchase } from '@heed/contract/purchases.ts'
import { sql } from 'kysely'
import { purchaseCancelled } from '../../events/purchase-events.ts'
import { now } from '../../platform/clock.ts'
import { notFound } from '../../platform/problem.ts'
import type { Scope, Tx } from '../../platform/scope.ts'
import { selectPurchases } from './purchase-rows.ts'
import { notAPurchase } from './purchases.errors.ts'

export const cancelPurchase = (scope: Scope, purchaseId: string): Promise<Purchase> =>
  scope.transaction(async (tx) => {
    await cancel(tx, purchaseId)
    const [cancelled] = await selectPurchases(tx, sql`o.id = ${purchaseId}`, sql``)
    return cancelled as Purchase
  })

/** @throws request.not_found, purchase.not_one. */
export async function cancel(tx: Tx, purchaseId: string): Promise<void> {
  const found = await tx.db
    .selectFrom('occasion')
    .select(['kind', 'customer_id', 'branch_id', 'cancelled_at'])
    .where('id', '=', purchaseId)
    .forUpdate()
    .executeTakeFirst()
  if (!found) throw notFound()
  if (found.kind !== 'purchase') throw notAPurchase()
  if (found.cancelled_at) return
  await tx.db.updateTable('occasion').set({ cancelled_at: now() }).where('id', '=', purchaseId).execute()
  await tx.emit(
    purchaseCancelled,
    { occasionId: purchaseId, customerId: found.customer_id },
    { branchId: found.branch_id },
  )
}
