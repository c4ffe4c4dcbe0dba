import type { reviewCause } from '@heed/contract/complaints.ts'
import type { z } from 'zod'
import { causeReviewed } from '../../events/complaint-events.ts'
import { now } from '../../platform/clock.ts'
import type { Scope } from '../../platform/scope.ts'
import { requireOwner } from '../cases/index.ts'
import { notSolvedYet } from './complaint.errors.ts'
import { readComplaint, requireComplaint, writeStep } from './complaint-rows.ts'
import { isOpenAt } from './stages.ts'

/** Both questions answered: only so does a complaint become prevented. Answering again replaces what was written. */
export const review = (scope: Scope, caseId: string, answers: z.output<typeof reviewCause.body>) =>
  scope.transaction(async (tx) => {
    const complaint = await requireComplaint(tx, caseId)
    if (isOpenAt(complaint.steps, 'solved')) throw notSolvedYet()
    if (answers.action) await requireOwner(tx, answers.action.ownerId, complaint.branch_id)
    const at = now()
    const row = {
      cause: answers.cause,
      prevention: answers.prevention,
      cause_kind: answers.kind,
      solution: answers.solution,
      // What it shares with others follows from the news.
      cause_id: null,
      indexed_at: null,
      member_id: scope.actor?.id ?? null,
      at,
    }
    await tx.db
      .insertInto('cause_review')
      .values({ case_id: caseId, ...row })
      .onConflict((conflict) => conflict.column('case_id').doUpdateSet(row))
      .execute()
    if (isOpenAt(complaint.steps, 'prevented')) await writeStep(tx, complaint, { stage: 'prevented', way: 'done' }, at)
    await tx.emit(
      causeReviewed,
      {
        caseId,
        prevention: answers.prevention,
        kind: answers.kind,
        causeId: answers.causeId,
        newCause: answers.newCause,
        action: answers.action,
      },
      { caseId, branchId: complaint.branch_id, at },
    )
    return readComplaint(tx, caseId)
  })
