import type { linkAlertCase } from '@heed/contract/product-alerts.ts'
import type { z } from 'zod'
import { purchaseWritten } from '../../../events/complaint-events.ts'
import { productAlertChanged } from '../../../events/prevention-events.ts'
import { now } from '../../../platform/clock.ts'
import { within } from '../../../platform/events/event.ts'
import type { Scope, Tx } from '../../../platform/scope.ts'
import { requireCase } from '../../cases/index.ts'
import { isProduct } from '../same-product.ts'
import { readAlert } from './alert-rows.ts'
import { takeOpenAlert, tellAlert } from './take-alert.ts'

const dayMs = 86_400_000
/** Of earlier complaints, those whose goods may well be of the same delivery. */
const lookBackDays = 180

/** By hand; whoever takes a complaint out has looked at it, so nothing links it again by itself. */
export const linkByHand = (scope: Scope, alertId: string, { caseId, linked }: z.output<typeof linkAlertCase.body>) =>
  scope.transaction(async (tx) => {
    const { product } = await takeOpenAlert(tx, alertId)
    await requireCase(tx, caseId)
    if (linked) await linkCase(tx, alertId, caseId, scope.actor?.id ?? null)
    else
      await tx.db
        .updateTable('product_alert_case')
        .set({ unlinked_at: now() })
        .where('alert_id', '=', alertId)
        .where('case_id', '=', caseId)
        .execute()
    await tx.emit(productAlertChanged, { alertId, product })
    tellAlert(tx, alertId, productAlertChanged.type)
    return readAlert(tx, alertId)
  })

export async function linkCase(tx: Tx, alertId: string, caseId: string, linkedBy: string | null): Promise<void> {
  const row = { alert_id: alertId, case_id: caseId, linked_by: linkedBy, linked_at: now() }
  await tx.db
    .insertInto('product_alert_case')
    .values(row)
    .onConflict((conflict) => {
      const known = conflict.columns(['alert_id', 'case_id'])
      return linkedBy === null
        ? known.doNothing()
        : known.doUpdateSet({ unlinked_at: null, linked_by: linkedBy, linked_at: row.linked_at })
    })
    .execute()
}

/** Complaints of the last months about this product, in whichever branch. */
export const linkSameProduct = (tx: Tx, { alertId, product }: { alertId: string; product: string }): Promise<void> =>
  tx.everywhere(async () => {
    const complaints = await tx.db
      .selectFrom('complaint')
      .select(['case_id', 'item'])
      .where('workspace_id', '=', tx.scope.workspaceId)
      .where('withdrawn_at', 'is', null)
      .where('item', 'is not', null)
      .where('received_at', '>', new Date(now().getTime() - lookBackDays * dayMs))
      .execute()
    for (const { case_id, item } of complaints) if (isProduct(product, item)) await linkCase(tx, alertId, case_id, null)
  })

/** What was bought decides which open alerts a complaint belongs to; what was linked by hand stays. */
export const alertsFollowPurchases = [
  within(purchaseWritten, 'prevention.purchase', async ({ caseId, item }, tx) => {
    const alerts = await tx.db
      .selectFrom('product_alert')
      .select(['id', 'product'])
      .where('workspace_id', '=', tx.scope.workspaceId)
      .where('closed_at', 'is', null)
      .execute()
    for (const { id, product } of alerts) {
      if (isProduct(product, item)) await linkCase(tx, id, caseId, null)
      else
        await tx.db
          .deleteFrom('product_alert_case')
          .where('alert_id', '=', id)
          .where('case_id', '=', caseId)
          .where('linked_by', 'is', null)
          .where('unlinked_at', 'is', null)
          .execute()
    }
  }),
]
