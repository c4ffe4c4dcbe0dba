import type { Goal, getGoal } from '@heed/contract/goals.ts'
import type { z } from 'zod'
import type { Scope, Tx } from '../../platform/scope.ts'
import { measureGoal } from './goal-results.ts'
import { type GoalRow, getGoalRow, rewardStateOf, selectGoals } from './goal-rows.ts'
import { listOrphans } from './goal-tree.ts'
import { mayChange, sideOf } from './who-agrees.ts'

export const readGoals = (scope: Scope): Promise<{ items: Goal[] }> =>
  scope.transaction(async (tx) => {
    const orphans = await listOrphans(tx)
    const items: Goal[] = []
    for (const row of await selectGoals(tx)) items.push(await present(tx, row, orphans))
    return { items }
  })

export const presentGoal = async (tx: Tx, goalId: string): Promise<Goal> =>
  present(tx, await getGoalRow(tx, goalId), await listOrphans(tx))

/** A goal with its history and numbers, newest first. */
export const readGoalWhole = (scope: Scope, goalId: string): Promise<z.output<typeof getGoal.response>> =>
  scope.transaction(async (tx) => {
    const goal = await presentGoal(tx, goalId)
    const versions = await tx.db
      .selectFrom('goal_version as v')
      .leftJoin('member as m', 'm.id', 'v.changed_by')
      .select(['v.version', 'v.at', 'v.was', 'v.changed_by', 'm.name'])
      .where('v.goal_id', '=', goalId)
      .orderBy('v.version', 'desc')
      .execute()
    const readings = await tx.db
      .selectFrom('goal_reading as r')
      .leftJoin('member as m', 'm.id', 'r.entered_by')
      .select(['r.id', 'r.value', 'r.read_on', 'r.words', 'r.entered_by', 'm.name'])
      .where('r.goal_id', '=', goalId)
      .orderBy('r.read_on', 'desc')
      .orderBy('r.id', 'desc')
      .limit(200)
      .execute()
    return {
      ...goal,
      versions: versions.map((row) => ({
        version: row.version,
        at: row.at.toISOString(),
        changedBy: personOf(row.changed_by, row.name),
        was: row.was as z.output<typeof getGoal.response>['versions'][number]['was'],
      })),
      readings: readings.map((row) => ({
        id: row.id,
        value: row.value,
        on: row.read_on,
        words: row.words,
        by: personOf(row.entered_by, row.name),
      })),
    }
  })

const personOf = (id: string | null, name: string | null) => (id ? { id, name: name ?? '' } : null)

async function present(tx: Tx, row: GoalRow, orphans: Set<string>): Promise<Goal> {
  const sideSaid = (side: 'manager' | 'employee') => {
    const at = row[`${side}_agreed_at`]
    return {
      difficulty: row[`${side}_difficulty`],
      chance: row[`${side}_chance`],
      agreed: at ? { by: personOf(row[`${side}_agreed_by`], row[`${side}_name`]), at: at.toISOString() } : null,
    }
  }
  return {
    id: row.id,
    level: row.level as Goal['level'],
    branchId: row.branch_id,
    member: personOf(row.member_id, row.member_name),
    position: row.position as Goal['position'],
    parentId: row.parent_id,
    isTop: row.is_top,
    isOrphan: orphans.has(row.id),
    words: row.words,
    behaviour: row.behaviour,
    standard: personOf(row.standard_id, row.standard_name),
    unit: row.unit,
    direction: row.direction as Goal['direction'],
    combine: row.combine as Goal['combine'],
    startValue: row.start_value,
    targetValue: row.target_value,
    dueOn: row.due_on,
    helpNeeded: row.help_needed,
    reward: row.reward,
    rewardGiver: row.reward === null ? null : personOf(row.reward_giver_id ?? row.manager_agreed_by, row.giver_name),
    rewardState: rewardStateOf(row),
    rewardGivenOn: row.reward_given_on,
    manager: sideSaid('manager'),
    employee: sideSaid('employee'),
    mayAgreeAs: row.state === 'proposed' ? sideOf(tx.scope, row) : null,
    mayEdit: row.state !== 'dropped' && mayChange(tx.scope, row),
    state: row.state as Goal['state'],
    result: await measureGoal(tx, row),
    version: row.version,
  }
}
