import type { Goal } from '@heed/contract/goals.ts'
import { type RawBuilder, type Selectable, sql } from 'kysely'
import type { Goal as GoalTable } from '../../platform/database/tables.generated.ts'
import { notFound } from '../../platform/problem.ts'
import type { Tx } from '../../platform/scope.ts'

export type GoalRow = Omit<Selectable<GoalTable>, 'due_on' | 'reward_given_on'> & {
  due_on: string
  reward_given_on: string | null
  giver_name: string | null
  /** The day of its branch from which it is measured. */
  measured_from: string | null
  member_name: string | null
  standard_name: string | null
  manager_name: string | null
  employee_name: string | null
}

/** Goals of single people are theirs and of whoever leads. */
const inSight = (tx: Tx): RawBuilder<unknown> =>
  tx.scope.may('goal:edit') ? sql`true` : sql`(g.level <> 'member' or g.member_id = ${tx.scope.actor?.id ?? null})`

export async function selectGoals(tx: Tx, where: RawBuilder<unknown> = sql`true`): Promise<GoalRow[]> {
  const { rows } = await sql<GoalRow>`
    select g.*, g.due_on::text, g.reward_given_on::text, rg.name as giver_name, (g.agreed_at at time zone coalesce(b.zone, 'UTC'))::date::text as measured_from,
      m.name as member_name, heed.name_of(s) as standard_name, ma.name as manager_name, ea.name as employee_name
    from goal g left join branch b on b.id = g.branch_id left join member m on m.id = g.member_id
    left join standard s on s.id = g.standard_id
    left join member rg on rg.id = coalesce(g.reward_giver_id, g.manager_agreed_by)
    left join member ma on ma.id = g.manager_agreed_by left join member ea on ea.id = g.employee_agreed_by
    where g.workspace_id = ${tx.scope.workspaceId} and ${inSight(tx)} and ${where}
    order by g.is_top desc, g.id`.execute(tx.db)
  return rows
}

export async function getGoalRow(tx: Tx, goalId: string): Promise<GoalRow> {
  const [row] = await selectGoals(tx, sql`g.id = ${goalId}`)
  if (!row) throw notFound()
  return row
}

/** The same, and nobody else changes it meanwhile. */
export async function lockGoal(tx: Tx, goalId: string): Promise<GoalRow> {
  await sql`select from goal where id = ${goalId} for update`.execute(tx.db)
  return getGoalRow(tx, goalId)
}

export const rewardStateOf = (row: GoalRow): Goal['rewardState'] => {
  if (row.reward === null) return null
  if (row.reward_given_on !== null) return 'given'
  return row.reward_due_at === null ? 'promised' : 'due'
}
