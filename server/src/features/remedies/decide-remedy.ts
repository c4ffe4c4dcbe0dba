import { remedyDecided, remedyFulfilled, remedyPassedOn, remedyWithdrawn } from '../../events/remedy-events.ts'
import { now } from '../../platform/clock.ts'
import { notFound } from '../../platform/problem.ts'
import type { Scope, Tx } from '../../platform/scope.ts'
import { aboutWhom } from './about-whom.ts'
import { chooseNextApprover, decideUntil } from './choose-approver.ts'
import { issueCoupon } from './issue-coupon.ts'
import {
  aboutDecider,
  beyondLimit,
  couponUsed,
  notGranted,
  notWithdrawable,
  ownRemedy,
  remedyDecidedAlready,
} from './remedies.errors.ts'
import { listLimits } from './remedy-policy.ts'
import { listGiven, mayDecide, type RemedyRow, readRemedy } from './remedy-rows.ts'

/** Of several who decide at once, the first decides. */
export const decide = (scope: Scope, remedyId: string, { grant, words }: { grant: boolean; words: string | null }) =>
  scope.transaction(async (tx) => {
    const row = await takeRemedy(tx, remedyId)
    if (row.state !== 'asked') throw remedyDecidedAlready()
    if (row.asked_by !== null && row.asked_by === scope.actor?.id) throw ownRemedy()
    const about = await aboutWhom(tx, row.case_id)
    if (about !== null && about === scope.actor?.id) throw aboutDecider()
    if (
      !mayDecide(
        tx,
        { ...row, about_member_id: about },
        await listGiven(tx, row.case_id, row.currency),
        await listLimits(tx),
      )
    )
      throw beyondLimit()
    const at = now()
    await tx.db
      .updateTable('remedy')
      .set({
        state: grant ? 'granted' : 'refused',
        decided_by: scope.actor?.id ?? null,
        decided_at: at,
        decision_words: words,
        decide_by: null,
      })
      .where('id', '=', remedyId)
      .execute()
    if (grant) await issueCoupon(tx, remedyId, at)
    await tx.emit(remedyDecided, { ...worthOf(row), granted: grant }, aboutOf(row, at))
    return readRemedy(tx, remedyId)
  })

/** The customer has it; the proof says how that is known. */
export const fulfil = (scope: Scope, remedyId: string, proof: string) =>
  scope.transaction(async (tx) => {
    const row = await takeRemedy(tx, remedyId)
    if (row.state !== 'granted') throw notGranted()
    await writeFulfilment(tx, row, proof)
    return readRemedy(tx, remedyId)
  })

export async function writeFulfilment(tx: Tx, row: Taken, proof: string): Promise<void> {
  const at = now()
  await tx.db
    .updateTable('remedy')
    .set({ state: 'fulfilled', fulfilled_by: tx.scope.actor?.id ?? null, fulfilled_at: at, proof })
    .where('id', '=', row.id)
    .execute()
  await tx.emit(remedyFulfilled, { remedyId: row.id, caseId: row.case_id }, aboutOf(row, at))
}

/** Taken back before the customer has it; its code holds no longer. */
export const withdraw = (scope: Scope, remedyId: string) =>
  scope.transaction(async (tx) => {
    // The coupon first, as when it is used: the two at once would else wait for each other.
    const coupon = await tx.db
      .selectFrom('coupon')
      .selectAll()
      .where('remedy_id', '=', remedyId)
      .forUpdate()
      .executeTakeFirst()
    const row = await takeRemedy(tx, remedyId)
    if (coupon?.redeemed_at) throw couponUsed()
    if (row.state !== 'asked' && row.state !== 'granted') throw notWithdrawable()
    const at = now()
    if (coupon) await tx.db.updateTable('coupon').set({ voided_at: at }).where('id', '=', coupon.id).execute()
    await tx.db.updateTable('remedy').set({ state: 'withdrawn', decide_by: null }).where('id', '=', remedyId).execute()
    await tx.emit(remedyWithdrawn, { remedyId, caseId: row.case_id }, aboutOf(row, at))
    return readRemedy(tx, remedyId)
  })

const batch = 100

/** An approver who let their time pass is passed over. Several processes may watch: each takes rows the others have not locked. */
export async function watchRemedies(scope: Scope): Promise<number> {
  for (let passed = 0; ; ) {
    const count = await scope.transaction(passOnDue)
    passed += count
    if (count < batch) return passed
  }
}

async function passOnDue(tx: Tx): Promise<number> {
  const due = await tx.db
    .selectFrom('remedy as r')
    .innerJoin('case as c', 'c.id', 'r.case_id')
    .selectAll('r')
    // Whoever decides must see the case, wherever it has moved.
    .select('c.branch_id as case_branch_id')
    .where('r.workspace_id', '=', tx.scope.workspaceId)
    .where('r.state', '=', 'asked')
    .where('decide_by', '<=', now())
    .orderBy('decide_by')
    .limit(batch)
    .forUpdate('r')
    .skipLocked()
    .execute()
  for (const row of due) {
    const { approverId, passedOver } = await chooseNextApprover(tx, { ...row, branch_id: row.case_branch_id })
    const decideBy = await decideUntil(tx, row.case_branch_id)
    await tx.db
      .updateTable('remedy')
      .set({ approver_id: approverId, decide_by: approverId ? decideBy : null, passed_over: passedOver })
      .where('id', '=', row.id)
      .execute()
    await tx.emit(
      remedyPassedOn,
      { remedyId: row.id, caseId: row.case_id, approverId, decideBy: decideBy.toISOString() },
      aboutOf(row, now()),
    )
  }
  return due.length
}

type Taken = RemedyRow & { case_branch_id: string }

/** Locked, with the branch in which its case is now: what happens to it is said there. */
export async function takeRemedy(tx: Tx, remedyId: string): Promise<Taken> {
  const row = await tx.db
    .selectFrom('remedy as r')
    .innerJoin('case as c', 'c.id', 'r.case_id')
    .selectAll('r')
    .select('c.branch_id as case_branch_id')
    .where('r.id', '=', remedyId)
    .forUpdate('r')
    .executeTakeFirst()
  if (!row) throw notFound()
  return row
}

const worthOf = (row: RemedyRow) => ({
  remedyId: row.id,
  caseId: row.case_id,
  kind: row.kind,
  amount: row.amount,
  currency: row.currency,
})
const aboutOf = (row: Taken, at: Date) => ({ caseId: row.case_id, branchId: row.case_branch_id, at })
