import type { askException } from '@heed/contract/exceptions.ts'
import { isPayable } from '@heed/methods/money.ts'
import { isWithin } from '@heed/methods/remedy-limits.ts'
import type { z } from 'zod'
import { exceptionAsked, exceptionDecided } from '../../../events/exception-events.ts'
import { now } from '../../../platform/clock.ts'
import { newId } from '../../../platform/ids.ts'
import { notPayable } from '../../../platform/problem.ts'
import type { Scope } from '../../../platform/scope.ts'
import { requireCase } from '../../cases/index.ts'
import { requireRuleInForce } from '../../prevention/index.ts'
import { aboutWhom } from '../about-whom.ts'
import { chooseApprover, decideUntil } from '../choose-approver.ts'
import { listLimits } from '../remedy-policy.ts'
import { listGiven } from '../remedy-rows.ts'
import { readException } from './exception-rows.ts'

/** Any colleague may ask: inside their limit it is granted at once, beyond it waits for somebody who may decide it. */
export const ask = (scope: Scope, caseId: string, wish: z.output<typeof askException.body>) =>
  scope.transaction(async (tx) => {
    // Locked, so that an exception and a remedy at once cannot each count without the other.
    const { branch_id: branchId } = await requireCase(tx, caseId)
    const { currency } = await tx.db
      .selectFrom('branch')
      .select('currency')
      .where('id', '=', branchId)
      .executeTakeFirstOrThrow()
    if (!isPayable(wish.cost, currency)) throw notPayable()
    const { id: ruleId } = await requireRuleInForce(tx, wish.ruleId)
    const limits = await listLimits(tx)
    const given = [...(await listGiven(tx, caseId, currency)), { kind: 'exception', amount: wish.cost }]
    const asker = scope.actor?.id ?? null
    const colleague = await aboutWhom(tx, caseId)
    const isInside =
      (colleague === null || colleague !== asker) &&
      (wish.cost === 0 || isWithin(limits, scope.actor?.role ?? 'owner', currency, given))
    const exceptionId = newId()
    const at = now()
    const approverId = isInside
      ? null
      : await chooseApprover(tx, {
          branchId,
          currency,
          given,
          limits,
          not: [asker, colleague].filter((id) => id !== null),
        })
    const decideBy = isInside ? null : await decideUntil(tx, branchId)
    await tx.db
      .insertInto('policy_exception')
      .values({
        id: exceptionId,
        case_id: caseId,
        rule_id: ruleId,
        gives: wish.gives,
        needs: wish.needs,
        why: wish.why,
        cost: wish.cost,
        currency,
        asked_by: asker,
        asked_at: at,
        ...(isInside
          ? { state: 'granted', decided_by: asker, decided_at: at }
          : // With nobody to pass it on to it waits for any owner.
            { state: 'asked', approver_id: approverId, decide_by: approverId ? decideBy : null }),
      })
      .execute()
    const news = { exceptionId, caseId, ruleId, needs: wish.needs, cost: wish.cost, currency }
    const about = { caseId, branchId, at }
    if (decideBy) await tx.emit(exceptionAsked, { ...news, approverId, decideBy: decideBy.toISOString() }, about)
    else await tx.emit(exceptionDecided, { ...news, granted: true }, about)
    return readException(tx, exceptionId)
  })
