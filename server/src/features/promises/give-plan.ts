import type { givePlan, Plan } from '@heed/contract/promises.ts'
import type { z } from 'zod'
import { planGiven } from '../../events/promise-events.ts'
import { now } from '../../platform/clock.ts'
import { newId } from '../../platform/ids.ts'
import type { Scope } from '../../platform/scope.ts'
import { answerCaseWith, requireCase } from '../cases/index.ts'
import { requireWithinYear, writePromise } from './make-promise.ts'
import { writePlanLetter } from './plan-letter.ts'
import { readPromises } from './promise-rows.ts'

/** An answer to the customer that says who does what by when, and a promise for each step of it: all or nothing. */
export const giveActionPlan = (scope: Scope, caseId: string, plan: z.output<typeof givePlan.body>): Promise<Plan> =>
  scope.transaction(async (tx) => {
    const { branch_id: branchId } = await requireCase(tx, caseId)
    const at = now()
    if (plan.nextNewsAt) requireWithinYear(new Date(plan.nextNewsAt), at)
    const { id: messageId } = await answerCaseWith(scope, caseId, {
      text: await writePlanLetter(tx, caseId, plan),
      attachmentIds: [],
      thenState: 'open',
      ...(plan.told === 'mail' ? {} : { spoken: plan.told }),
    })
    const planId = newId()
    await tx.db
      .insertInto('plan')
      .values({
        id: planId,
        case_id: caseId,
        problem: plan.problem,
        next_news_at: plan.nextNewsAt ? new Date(plan.nextNewsAt) : null,
        member_id: scope.actor?.id ?? null,
        message_id: messageId,
        told: plan.told,
        at,
      })
      .execute()
    for (const step of plan.steps) await writePromise(tx, { caseId, branchId, planId }, step)
    await tx.emit(planGiven, { caseId, planId, steps: plan.steps.length }, { caseId, branchId, at })
    const { plans } = await readPromises(tx, caseId)
    return plans.find(({ id }) => id === planId) as Plan
  })
