import { sql } from 'kysely'
import { caseChanged, caseOpened, casesTakenIn } from '../../events/case-events.ts'
import { complaintOpened, complaintWithdrawn, purchaseWritten } from '../../events/complaint-events.ts'
import { feedbackAnswered } from '../../events/feedback-events.ts'
import { surveyOpenedCase } from '../../events/voice-events.ts'
import { now } from '../../platform/clock.ts'
import { within } from '../../platform/events/event.ts'
import type { Tx } from '../../platform/scope.ts'
import { customerUnsolved } from './complaint.errors.ts'
import { takeComplaint, writeStep } from './complaint-rows.ts'

/** A case is a complaint as soon as it is called one, and no longer than that. */
export const complaintsFollowKind = [
  within(caseOpened, 'complaints.opened', ({ caseId, acknowledge }, tx, { at }) =>
    openComplaint(tx, caseId, acknowledge ? 'now' : 'no', at),
  ),
  within(casesTakenIn, 'complaints.taken-in', ({ caseIds }, tx) => takeInComplaints(tx, caseIds)),
  within(caseChanged, 'complaints.kind-changed', async ({ caseId, changed }, tx, { at }) => {
    if (!('kind' in changed)) return
    if (changed.kind === 'complaint') await openComplaint(tx, caseId, 'soon', at)
    else await withdraw(tx, caseId, at)
  }),
  // Nobody came with it: we asked.
  within(surveyOpenedCase, 'complaints.found-by-asking', async ({ caseId }, tx) => {
    await tx.db.updateTable('complaint').set({ found_by_asking: true }).where('case_id', '=', caseId).execute()
  }),
  // Whoever heard it wrote down what it was about.
  within(feedbackAnswered, 'complaints.take-product', async ({ product }, tx, { caseId, branchId, at }) => {
    if (!product || !caseId) return
    const taken = await tx.db
      .updateTable('complaint')
      .set({ item: product })
      .where('case_id', '=', caseId)
      .where('item', 'is', null)
      .returning('case_id')
      .executeTakeFirst()
    if (taken) await tx.emit(purchaseWritten, { caseId, item: product }, { caseId, branchId, at })
  }),
]

/**
 * Begins the method for a case that is a complaint; once, and again when it had been taken for none.
 * @param complainedAt when that is known better than from the customer's latest words
 */
export async function openComplaint(
  tx: Tx,
  caseId: string,
  tell: 'now' | 'soon' | 'no',
  at = now(),
  complainedAt?: Date,
): Promise<void> {
  const row = await tx.db
    .selectFrom('case')
    .select(['kind', 'branch_id', 'opened_at'])
    .where('id', '=', caseId)
    .executeTakeFirstOrThrow()
  if (row.kind !== 'complaint') return
  const words = await tx.db
    .selectFrom('message')
    .select('at')
    .where('case_id', '=', caseId)
    .where('kind', '=', 'customer')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst()
  // What is owed is owed since the customer complained, not since somebody called it a complaint.
  const since = complainedAt ?? words?.at ?? row.opened_at
  const { numInsertedOrUpdatedRows: began } = await tx.db
    .insertInto('complaint')
    .values({ case_id: caseId, received_at: since })
    .onConflict((conflict) => conflict.column('case_id').doNothing())
    .executeTakeFirstOrThrow()
  const about = { caseId, branchId: row.branch_id, at }
  if (began)
    await writeStep(tx, { case_id: caseId, branch_id: row.branch_id }, { stage: 'received', way: 'done' }, since)
  else await tx.db.updateTable('complaint').set({ withdrawn_at: null }).where('case_id', '=', caseId).execute()
  await tx.emit(complaintOpened, { caseId, since: since.toISOString(), tell }, about)
}

/** Complaints that another program kept: they were received and solved there, and no letter of ours follows. */
async function takeInComplaints(tx: Tx, caseIds: string[]): Promise<void> {
  const which = sql`from "case" c where c.id = any (${caseIds}::uuid[]) and c.kind = 'complaint'`
  await sql`insert into complaint (case_id, received_at) select c.id, c.opened_at ${which} on conflict do nothing`.execute(
    tx.db,
  )
  await sql`insert into complaint_step (id, case_id, stage, way, at)
    select gen_random_uuid(), c.id, 'received', 'done', c.opened_at ${which}
    union all select gen_random_uuid(), c.id, 'solved', 'done', c.solved_at ${which} and c.solved_at is not null`.execute(
    tx.db,
  )
}

async function withdraw(tx: Tx, caseId: string, at: Date): Promise<void> {
  const complaint = await takeComplaint(tx, caseId)
  if (!complaint) return
  // Else whoever said that it is not solved could be closed over their head by another name for it.
  if (complaint.satisfied === false) throw customerUnsolved()
  await tx.db.updateTable('complaint').set({ withdrawn_at: at }).where('case_id', '=', caseId).execute()
  await tx.emit(complaintWithdrawn, { caseId }, { caseId, branchId: complaint.branch_id, at })
}
