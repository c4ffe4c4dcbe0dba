import type { Coupon } from '@heed/contract/remedies.ts'
import { couponRedeemed } from '../../events/remedy-events.ts'
import { dayIn, now } from '../../platform/clock.ts'
import { branchClosed, branchUnknown } from '../../platform/problem.ts'
import type { Scope, Tx } from '../../platform/scope.ts'
import { takeRemedy, writeFulfilment } from './decide-remedy.ts'
import { guardingGuesses } from './guess-coupons.ts'
import { readCode } from './issue-coupon.ts'
import { couponExpired, couponUnknown, couponUsed, couponVoid } from './remedies.errors.ts'
import { presentCoupon } from './remedy-rows.ts'

export const lookUp = (scope: Scope, typed: string): Promise<Coupon> =>
  guardingGuesses(scope, () => scope.transaction(async (tx) => presentCoupon(await findCoupon(tx, typed))))

/** Once and never again: the row is locked, so of many at once the first has it and the others are told. */
export const redeem = (scope: Scope, use: Use): Promise<Coupon> => guardingGuesses(scope, () => redeemOnce(scope, use))

type Use = { code: string; branchId: string; receipt: string | null }

const redeemOnce = (scope: Scope, use: Use): Promise<Coupon> =>
  scope.transaction(async (tx) => {
    const branch = await tx.db
      .selectFrom('branch')
      .select(['zone', 'active'])
      .where('id', '=', use.branchId)
      .executeTakeFirst()
    if (!branch) throw branchUnknown()
    if (!branch.active) throw branchClosed()
    const coupon = await findCoupon(tx, use.code, true)
    const at = now()
    if (coupon.redeemed_at) throw couponUsed()
    if (coupon.voided_at) throw couponVoid()
    if (coupon.expires_on < dayIn(branch.zone, at)) throw couponExpired()
    await tx.db
      .updateTable('coupon')
      .set({
        redeemed_at: at,
        redeemed_by: scope.actor?.id ?? null,
        redeemed_branch_id: use.branchId,
        receipt: use.receipt,
      })
      .where('id', '=', coupon.id)
      .execute()
    const { remedy_id: remedyId } = coupon
    if (remedyId === null)
      await tx.emit(couponRedeemed, { couponId: coupon.id, remedyId, caseId: null }, { branchId: use.branchId, at })
    else await fulfil(tx, { ...coupon, remedy_id: remedyId }, use.receipt, at)
    return presentCoupon(await findCoupon(tx, use.code))
  })

/** Whatever branch gave it: the case may be out of this one's sight, and the customer stands here. */
const fulfil = (tx: Tx, coupon: { id: string; code: string; remedy_id: string }, receipt: string | null, at: Date) =>
  tx.everywhere(async () => {
    const remedy = await takeRemedy(tx, coupon.remedy_id)
    if (remedy.state === 'granted') await writeFulfilment(tx, remedy, receipt ?? coupon.code)
    await tx.emit(
      couponRedeemed,
      { couponId: coupon.id, remedyId: remedy.id, caseId: remedy.case_id },
      { caseId: remedy.case_id, branchId: remedy.case_branch_id, at },
    )
  })

async function findCoupon(tx: Tx, typed: string, lock = false) {
  const query = tx.db
    .selectFrom('coupon as k')
    .leftJoin('member as m', 'm.id', 'k.redeemed_by')
    .leftJoin('survey as s', 's.id', 'k.survey_id')
    .selectAll('k')
    .select(['m.name as redeemer_name', 's.name as survey_name'])
    .where('k.workspace_id', '=', tx.scope.workspaceId)
    .where('k.code', '=', readCode(typed))
  const row = await (lock ? query.forUpdate('k') : query).executeTakeFirst()
  if (!row) throw couponUnknown()
  return row
}
