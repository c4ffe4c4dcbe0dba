import { dayIn } from '../../platform/clock.ts'
import { drawCode } from '../../platform/draw-code.ts'
import { newId } from '../../platform/ids.ts'
import type { Tx } from '../../platform/scope.ts'

/** As people type it: with spaces, hyphens and small letters. */
export const readCode = (typed: string): string => typed.toUpperCase().replace(/[^0-9A-Z]/g, '')

/** A granted coupon or discount gets its code; of any other remedy nothing happens. */
export async function issueCoupon(tx: Tx, remedyId: string, at: Date): Promise<void> {
  const remedy = await tx.db
    .selectFrom('remedy as r')
    .innerJoin('case as c', 'c.id', 'r.case_id')
    .innerJoin('branch as b', 'b.id', 'c.branch_id')
    .leftJoin('remedy_rule as rule', 'rule.kind', 'r.kind')
    .select(['r.kind', 'r.amount', 'r.currency', 'r.percent', 'b.zone', 'rule.valid_days'])
    .where('r.id', '=', remedyId)
    .executeTakeFirstOrThrow()
  if (remedy.kind !== 'coupon' && remedy.kind !== 'discount') return
  const today = Temporal.PlainDate.from(dayIn(remedy.zone, at))
  await tx.db
    .insertInto('coupon')
    .values({
      id: newId(),
      remedy_id: remedyId,
      code: drawCode(),
      amount: remedy.amount,
      currency: remedy.currency,
      percent: remedy.percent,
      expires_on: today.add({ days: remedy.valid_days ?? 365 }).toString(),
      created_at: at,
    })
    .execute()
}
