import type { closeProductAlert } from '@heed/contract/product-alerts.ts'
import type { z } from 'zod'
import { productAlertClosed } from '../../../events/prevention-events.ts'
import { now } from '../../../platform/clock.ts'
import type { Scope } from '../../../platform/scope.ts'
import { branchesStillOpen, findingNeeded } from '../prevention.errors.ts'
import { readAlert } from './alert-rows.ts'
import { takeOpenAlert, tellAlert } from './take-alert.ts'

/** Only when nothing of it lies on a shelf any more and somebody has said what was found. */
export const closeAlert = (
  scope: Scope,
  alertId: string,
  { decision, forCustomers }: z.output<typeof closeProductAlert.body>,
) =>
  scope.transaction(async (tx) => {
    const alert = await takeOpenAlert(tx, alertId)
    const waiting = await tx.everywhere(() =>
      tx.db
        .selectFrom('branch_withdrawal')
        .select('id')
        .where('alert_id', '=', alertId)
        .where('confirmed_at', 'is', null)
        .limit(1)
        .executeTakeFirst(),
    )
    if (waiting) throw branchesStillOpen()
    if (!alert.finding) throw findingNeeded()
    const at = now()
    await tx.db
      .updateTable('product_alert')
      .set({
        decision,
        for_customers: JSON.stringify(forCustomers),
        closed_at: at,
        closed_by: scope.actor?.id ?? null,
      })
      .where('id', '=', alertId)
      .execute()
    await tx.emit(productAlertClosed, { alertId, product: alert.product, decision }, { at })
    tellAlert(tx, alertId, productAlertClosed.type)
    return readAlert(tx, alertId)
  })
