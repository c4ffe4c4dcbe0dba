import type { changeProductAlert, openProductAlert } from '@heed/contract/product-alerts.ts'
import type { z } from 'zod'
import { productAlertChanged, productAlertOpened } from '../../../events/prevention-events.ts'
import { now } from '../../../platform/clock.ts'
import { newId } from '../../../platform/ids.ts'
import type { Scope } from '../../../platform/scope.ts'
import { keepFiles, requireCase } from '../../cases/index.ts'
import { readAlert } from './alert-rows.ts'
import { linkCase, linkSameProduct } from './link-cases.ts'
import { takeOpenAlert, tellAlert } from './take-alert.ts'
import { askBranches } from './withdraw.ts'

/** Every open branch is asked at once, and complaints about the same product belong to it. */
export const openAlert = (scope: Scope, alert: z.output<typeof openProductAlert.body>) =>
  scope.transaction(async (tx) => {
    if (alert.caseId) await requireCase(tx, alert.caseId)
    const alertId = newId()
    const at = now()
    await tx.db
      .insertInto('product_alert')
      .values({
        id: alertId,
        product: alert.product,
        batch: alert.batch,
        facts: alert.facts,
        opened_by: scope.actor?.id ?? null,
        opened_at: at,
      })
      .execute()
    await keepFiles(tx, alert.attachmentIds, alertId)
    await tx.emit(productAlertOpened, { alertId, product: alert.product }, { at })
    await askBranches(tx, { alertId, product: alert.product }, at)
    if (alert.caseId) await linkCase(tx, alertId, alert.caseId, scope.actor?.id ?? null)
    await linkSameProduct(tx, { alertId, product: alert.product })
    return readAlert(tx, alertId)
  })

export const changeAlert = (scope: Scope, alertId: string, change: z.output<typeof changeProductAlert.body>) =>
  scope.transaction(async (tx) => {
    const { product } = await takeOpenAlert(tx, alertId)
    if (Object.keys(change).length > 0) {
      await tx.db.updateTable('product_alert').set(change).where('id', '=', alertId).execute()
      await tx.emit(productAlertChanged, { alertId, product })
      tellAlert(tx, alertId, productAlertChanged.type)
    }
    return readAlert(tx, alertId)
  })
