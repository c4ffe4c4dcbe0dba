import type { Goal } from '@heed/contract/goals.ts'
import { sql } from 'kysely'
import { goalRewardDue, goalRewardSettled } from '../../events/goal-events.ts'
import { now } from '../../platform/clock.ts'
import { newId } from '../../platform/ids.ts'
import { notAllowed } from '../../platform/problem.ts'
import type { Scope, Tx } from '../../platform/scope.ts'
import { branchFor } from '../workspace/index.ts'
import { measureGoal } from './goal-results.ts'
import { type GoalRow, lockGoal, rewardStateOf, selectGoals } from './goal-rows.ts'
import { dateOdd, rewardNotDue } from './goals.errors.ts'
import { presentGoal } from './read-goals.ts'
import { mayChange } from './who-agrees.ts'

/** Looks at every promised reward, whatever made its target be reached. */
export const watchRewards = (scope: Scope): Promise<number> =>
  scope.transaction(async (tx) => {
    const waiting = await selectGoals(tx, sql`g.reward is not null and g.state = 'agreed' and g.reward_due_at is null`)
    let due = 0
    for (const goal of waiting) if (await settleIfReached(tx, goal)) due += 1
    return due
  })

/** One good look is no target reached: a share needs as many results as any figure here. */
export async function settleIfReached(tx: Tx, goal: GoalRow): Promise<boolean> {
  if (goal.reward === null || goal.reward_due_at !== null) return false
  const result = await measureGoal(tx, goal)
  if (!result?.isReached) return false
  const { minimum_answers: fewest } = await tx.db
    .selectFrom('workspace')
    .select('minimum_answers')
    .executeTakeFirstOrThrow()
  if (goal.standard_id !== null && result.n < fewest) return false
  const roundId = newId()
  const { numUpdatedRows } = await tx.db
    .updateTable('goal')
    .set({ reward_due_at: now(), reward_round: roundId })
    .where('id', '=', goal.id)
    .where('reward_due_at', 'is', null)
    .executeTakeFirstOrThrow()
  if (!numUpdatedRows) return false
  const giverId = goal.reward_giver_id ?? goal.manager_agreed_by
  const branchId = goal.branch_id ?? (giverId ? await branchFor(tx, giverId, null) : null)
  await tx.emit(
    goalRewardDue,
    { goalId: goal.id, words: goal.words, roundId, reward: goal.reward, giverId },
    { branchId },
  )
  return true
}

/** What is owed no longer leaves Today. */
export async function withdrawReward(tx: Tx, goal: GoalRow): Promise<void> {
  if (!goal.reward_round || goal.reward_given_on) return
  await tx.db.updateTable('goal').set({ reward_due_at: null, reward_round: null }).where('id', '=', goal.id).execute()
  const news = { goalId: goal.id, words: goal.words, roundId: goal.reward_round, as: 'dropped' as const }
  await tx.emit(goalRewardSettled, news, { branchId: goal.branch_id })
}

export const giveReward = (scope: Scope, goalId: string, on: string): Promise<Goal> =>
  scope.transaction(async (tx) => {
    const goal = await lockGoal(tx, goalId)
    // Nobody hands themselves their own reward.
    const isOwn = goal.member_id !== null && goal.member_id === scope.actor?.id
    if (isOwn || (goal.reward_giver_id !== scope.actor?.id && !mayChange(scope, goal))) throw notAllowed()
    if (rewardStateOf(goal) !== 'due' || !goal.reward_round) throw rewardNotDue()
    if (Date.parse(on) > now().getTime() + 86_400_000) throw dateOdd()
    await tx.db
      .updateTable('goal')
      .set({ reward_given_on: on, reward_given_by: scope.actor?.id ?? null })
      .where('id', '=', goalId)
      .execute()
    const news = { goalId, words: goal.words, roundId: goal.reward_round, as: 'done' as const }
    await tx.emit(goalRewardSettled, news, { branchId: goal.branch_id })
    return presentGoal(tx, goalId)
  })
