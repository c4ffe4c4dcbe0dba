import { complaintJudged } from '../../events/complaint-events.ts'
import { surveyAnswered } from '../../events/voice-events.ts'
import { now } from '../../platform/clock.ts'
import { on } from '../../platform/events/event.ts'
import type { Scope, Tx } from '../../platform/scope.ts'
import { customerSpoke, notSolvedYet } from './complaint.errors.ts'
import { type ComplaintRow, readComplaint, requireComplaint, takeComplaint, writeStep } from './complaint-rows.ts'
import { isOpenAt } from './stages.ts'

type Judgement = { satisfied: boolean; by: 'customer' | 'survey' | 'employee'; words: string | null }

/** What an employee heard; the customer's own word stands above it. */
export const judge = (scope: Scope, caseId: string, judgement: { satisfied: boolean; words: string | null }) =>
  scope.transaction(async (tx) => {
    const complaint = await requireComplaint(tx, caseId)
    if (isOpenAt(complaint.steps, 'solved')) throw notSolvedYet()
    if (complaint.judged_by === 'customer' || complaint.judged_by === 'survey') throw customerSpoke()
    await writeJudgement(tx, complaint, { ...judgement, by: 'employee' })
    return readComplaint(tx, caseId)
  })

export async function writeJudgement(
  tx: Tx,
  complaint: ComplaintRow,
  { satisfied, by, words }: Judgement,
  at = now(),
): Promise<void> {
  const { case_id: caseId, branch_id: branchId } = complaint
  await tx.db
    .updateTable('complaint')
    .set({ satisfied, judged_by: by, judged_at: at, judged_words: words })
    .where('case_id', '=', caseId)
    .execute()
  const byCustomer = by !== 'employee'
  const wasSatisfied = !isOpenAt(complaint.steps, 'satisfied')
  if (satisfied) await writeStep(tx, complaint, { stage: 'satisfied', way: 'done', words, byCustomer }, at)
  else if (wasSatisfied) await writeStep(tx, complaint, { stage: 'satisfied', way: 'undone', words, byCustomer }, at)
  await tx.emit(complaintJudged, { caseId, satisfied, by }, { caseId, branchId, at })
}

/** The survey after the solution is the customer's word, unless they gave it on the complaint's own page. */
export const judgedBySurvey = on(surveyAnswered, 'complaints.survey', async ({ responseId, caseId }, tx, { at }) => {
  const complaint = await takeComplaint(tx, caseId)
  if (!complaint || isOpenAt(complaint.steps, 'solved') || complaint.judged_by === 'customer') return
  // Told twice, it judges once; and an answer about an earlier solution says nothing of this one.
  if (complaint.judged_by === 'survey') return
  const answer = await tx.db
    .selectFrom('survey_response as r')
    .innerJoin('case as c', 'c.id', 'r.case_id')
    .select(['r.satisfaction', 'r.solved', 'r.comment', 'r.answered_at', 'c.solved_at'])
    .where('r.id', '=', responseId)
    .executeTakeFirst()
  if (!answer || answer.satisfaction === null || (answer.solved_at && answer.answered_at < answer.solved_at)) return
  const satisfied = answer.satisfaction >= 4 && answer.solved !== 'no'
  await writeJudgement(tx, complaint, { satisfied, by: 'survey', words: answer.comment?.slice(0, 5000) ?? null }, at)
})
