import type { ComplaintStage } from '@heed/contract/complaint-stages.ts'
import { caseStateChanged } from '../../events/case-events.ts'
import { planGiven } from '../../events/promise-events.ts'
import { within } from '../../platform/events/event.ts'
import { customerUnsolved, judgementNeeded, listenFirst } from './complaint.errors.ts'
import { takeComplaint, writeStep } from './complaint-rows.ts'
import { isOpenAt, openBefore } from './stages.ts'

const isDone = (state: string) => state === 'solved' || state === 'closed'
/** What a reopening takes back. */
const afterSolution: ComplaintStage[] = ['planned', 'solved', 'satisfied', 'prevented']

/** The method moves with its case: in the same transaction, so the two never disagree. */
export const complaintsFollowCases = [
  within(planGiven, 'complaints.plan-given', async ({ caseId }, tx, { at }) => {
    const complaint = await takeComplaint(tx, caseId)
    if (!complaint) return
    if (openBefore(complaint.steps, 'planned').length > 0) throw listenFirst()
    await writeStep(tx, complaint, { stage: 'planned', way: 'done' }, at)
  }),

  within(caseStateChanged, 'complaints.state', async ({ caseId, from, to }, tx, { at }) => {
    if (isDone(from) === isDone(to) && to !== 'closed') return
    const complaint = await takeComplaint(tx, caseId)
    if (!complaint) return
    if (to === 'closed' && complaint.satisfied === null) throw judgementNeeded()
    // Whoever has said that it is not solved is not closed over their head: it is solved first, and they are asked again.
    if (to === 'closed' && !isDone(from) && complaint.satisfied === false) throw customerUnsolved()
    if (isDone(to) && !isDone(from)) {
      // Solved without them: passed over, and by whom can be seen.
      for (const stage of openBefore(complaint.steps, 'solved'))
        await writeStep(tx, complaint, { stage, way: 'skipped' }, at)
      await writeStep(tx, complaint, { stage: 'solved', way: 'done' }, at)
      // Another solution, another judgement.
      await tx.db
        .updateTable('complaint')
        .set({ satisfied: null, judged_by: null, judged_at: null, judged_words: null, asked_solved_at: null })
        .where('case_id', '=', caseId)
        .execute()
    } else if (isDone(from) && !isDone(to)) {
      for (const stage of afterSolution.filter((candidate) => !isOpenAt(complaint.steps, candidate)))
        await writeStep(tx, complaint, { stage, way: 'undone' }, at)
    }
  }),
]
