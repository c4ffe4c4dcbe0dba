import type { takeComplaintStep } from '@heed/contract/complaints.ts'
import type { z } from 'zod'
import type { Scope } from '../../platform/scope.ts'
import { listenFirst, stepTaken } from './complaint.errors.ts'
import { readComplaint, requireComplaint, writeStep } from './complaint-rows.ts'
import { isOpenAt, openBefore } from './stages.ts'

/** Listening, then the apology, then the way out; what is passed over keeps its reason. */
export const takeStep = (scope: Scope, caseId: string, step: z.output<typeof takeComplaintStep.body>) =>
  scope.transaction(async (tx) => {
    const complaint = await requireComplaint(tx, caseId)
    if (!isOpenAt(complaint.steps, step.stage)) throw stepTaken()
    if (openBefore(complaint.steps, step.stage).length > 0) throw listenFirst()
    await writeStep(tx, complaint, step)
    return readComplaint(tx, caseId)
  })
