import type { updateComplaint } from '@heed/contract/complaints.ts'
import { isPayable } from '@heed/methods/money.ts'
import type { z } from 'zod'
import { purchaseWritten } from '../../events/complaint-events.ts'
import { dayIn, now } from '../../platform/clock.ts'
import { notPayable } from '../../platform/problem.ts'
import type { Scope, Tx } from '../../platform/scope.ts'
import { boughtInFuture, colleagueUnknown } from './complaint.errors.ts'
import { readComplaint, requireComplaint } from './complaint-rows.ts'

/** What the customer asks for and what they bought; the price is in the branch's currency. */
export const changeComplaint = (scope: Scope, caseId: string, change: z.output<typeof updateComplaint.body>) =>
  scope.transaction(async (tx) => {
    const { branch_id, item } = await requireComplaint(tx, caseId)
    const { currency, zone } = await tx.db
      .selectFrom('branch')
      .select(['currency', 'zone'])
      .where('id', '=', branch_id)
      .executeTakeFirstOrThrow()
    if (change.price && !isPayable(change.price, currency)) throw notPayable()
    if (change.boughtOn && change.boughtOn > dayIn(zone, now())) throw boughtInFuture()
    if (change.aboutMemberId) await requireColleague(tx, change.aboutMemberId)
    const columns = {
      ...(change.asked === undefined ? {} : { asked: change.asked }),
      ...(change.item === undefined ? {} : { item: change.item }),
      ...(change.boughtOn === undefined ? {} : { bought_on: change.boughtOn }),
      ...(change.price === undefined ? {} : { price: change.price, currency: change.price === null ? null : currency }),
      ...(change.hasProof === undefined ? {} : { has_proof: change.hasProof }),
      ...(change.aboutMemberId === undefined ? {} : { about_member_id: change.aboutMemberId }),
      ...(change.foundByAsking === undefined ? {} : { found_by_asking: change.foundByAsking }),
    }
    if (Object.keys(columns).length > 0)
      await tx.db.updateTable('complaint').set(columns).where('case_id', '=', caseId).execute()
    if (change.item !== undefined && change.item !== item)
      await tx.emit(purchaseWritten, { caseId, item: change.item }, { caseId, branchId: branch_id })
    tx.tell({ topic: 'case', id: caseId, type: 'complaint.changed' }, branch_id)
    return readComplaint(tx, caseId)
  })

async function requireColleague(tx: Tx, memberId: string): Promise<void> {
  if (!(await tx.db.selectFrom('member').select('id').where('id', '=', memberId).executeTakeFirst()))
    throw colleagueUnknown()
}
