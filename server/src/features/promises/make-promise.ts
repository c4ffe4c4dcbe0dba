import type { makePromise } from '@heed/contract/promises.ts'
import type { z } from 'zod'
import { promiseMade } from '../../events/promise-events.ts'
import { now } from '../../platform/clock.ts'
import { newId } from '../../platform/ids.ts'
import type { Scope, Tx } from '../../platform/scope.ts'
import { requireCase, requireOwner } from '../cases/index.ts'
import { readPromise } from './promise-rows.ts'
import { promiseInPast, promiseTooFar } from './promises.errors.ts'

type Step = Omit<z.output<typeof makePromise.body>, 'internal'> & { internal?: boolean }
const longestMs = 366 * 86_400_000

/** One promise by itself: a call back, a parcel, an answer from the workshop. */
export const promise = (scope: Scope, caseId: string, step: Step) =>
  scope.transaction(async (tx) => {
    const { branch_id } = await requireCase(tx, caseId)
    return readPromise(tx, await writePromise(tx, { caseId, branchId: branch_id, planId: null }, step))
  })

/** What a customer is told to wait for is yet to come, and within a year. */
export function requireWithinYear(moment: Date, at: Date): void {
  if (moment <= at) throw promiseInPast()
  if (moment.getTime() - at.getTime() > longestMs) throw promiseTooFar()
}

/** @throws ProblemError for a moment that is past or over a year away, and for someone who cannot see the case's branch. */
export async function writePromise(
  tx: Tx,
  { caseId, branchId, planId }: { caseId: string; branchId: string; planId: string | null },
  step: Step,
): Promise<string> {
  const dueAt = new Date(step.dueAt)
  const at = now()
  requireWithinYear(dueAt, at)
  await requireOwner(tx, step.memberId, branchId)
  const promiseId = newId()
  await tx.db
    .insertInto('promise')
    .values({
      id: promiseId,
      case_id: caseId,
      plan_id: planId,
      words: step.words,
      member_id: step.memberId,
      visitor: step.visitor,
      due_at: dueAt,
      internal: step.internal ?? false,
      made_by: tx.scope.actor?.id ?? null,
      made_at: at,
    })
    .execute()
  await tx.emit(
    promiseMade,
    { promiseId, caseId, memberId: step.memberId, words: step.words, dueAt: dueAt.toISOString() },
    { caseId, branchId, at },
  )
  return promiseId
}
