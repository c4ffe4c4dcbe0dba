import type { agreeToGoal, enterReading, Goal } from '@heed/contract/goals.ts'
import type { z } from 'zod'
import { goalAgreed, goalDropped, goalReadingEntered } from '../../events/goal-events.ts'
import { now } from '../../platform/clock.ts'
import { newId } from '../../platform/ids.ts'
import { notAllowed } from '../../platform/problem.ts'
import type { Scope } from '../../platform/scope.ts'
import { askForAgreement, settleAgreement } from './ask-agreement.ts'
import { lockGoal } from './goal-rows.ts'
import { dateOdd, dropped, measuredByStandard, notMeasured, notYours } from './goals.errors.ts'
import { presentGoal } from './read-goals.ts'
import { settleIfReached, withdrawReward } from './rewards.ts'
import { mayChange, sideOf } from './who-agrees.ts'
import { requireReachable } from './write-goal.ts'

/** The second of the two sides makes it agreed: from then on it is measured. */
export const agree = (
  scope: Scope,
  goalId: string,
  { difficulty, chance, despite }: z.output<typeof agreeToGoal.body>,
): Promise<Goal> =>
  scope.transaction(async (tx) => {
    const goal = await lockGoal(tx, goalId)
    if (goal.state === 'dropped') throw dropped()
    const side = goal.state === 'proposed' ? sideOf(scope, goal) : null
    if (!side) throw notYours()
    requireReachable({ difficulty, chance }, despite)
    const both = (side === 'manager' ? goal.employee_agreed_at : goal.manager_agreed_at) !== null
    await tx.db
      .updateTable('goal')
      .set({
        [`${side}_difficulty`]: difficulty,
        [`${side}_chance`]: chance,
        [`${side}_agreed_by`]: scope.actor?.id ?? null,
        [`${side}_agreed_at`]: now(),
        ...(both ? { state: 'agreed', agreed_at: now() } : {}),
      })
      .where('id', '=', goalId)
      .execute()
    await tx.emit(goalAgreed, { goalId, words: goal.words, side, both }, { branchId: goal.branch_id })
    await settleAgreement(tx, goal, 'done', [side])
    if (!both && goal.level !== 'member') await askForAgreement(tx, goalId)
    return presentGoal(tx, goalId)
  })

export const drop = (scope: Scope, goalId: string): Promise<Goal> =>
  scope.transaction(async (tx) => {
    const goal = await lockGoal(tx, goalId)
    if (!mayChange(scope, goal)) throw notAllowed()
    if (goal.state === 'dropped') throw dropped()
    await tx.db.updateTable('goal').set({ state: 'dropped' }).where('id', '=', goalId).execute()
    await withdrawReward(tx, goal)
    await settleAgreement(tx, goal, 'dropped')
    await tx.emit(goalDropped, { goalId, words: goal.words }, { branchId: goal.branch_id })
    return presentGoal(tx, goalId)
  })

/** A number as of a day up to today, with who entered it. */
export const enter = (
  scope: Scope,
  goalId: string,
  { value, on, words }: z.output<typeof enterReading.body>,
): Promise<Goal> =>
  scope.transaction(async (tx) => {
    const goal = await lockGoal(tx, goalId)
    if (!mayChange(scope, goal)) throw notAllowed()
    if (goal.standard_id) throw measuredByStandard()
    if (goal.state !== 'agreed') throw notMeasured()
    // A day ahead: in some zone it is tomorrow already.
    if (Date.parse(on) > now().getTime() + 86_400_000) throw dateOdd()
    await tx.db
      .insertInto('goal_reading')
      .values({
        id: newId(),
        branch_id: goal.branch_id,
        goal_id: goalId,
        value,
        read_on: on,
        words,
        entered_by: scope.actor?.id ?? null,
        at: now(),
      })
      .execute()
    await tx.emit(goalReadingEntered, { goalId, words: goal.words, value }, { branchId: goal.branch_id })
    await settleIfReached(tx, goal)
    return presentGoal(tx, goalId)
  })
