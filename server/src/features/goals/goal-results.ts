import type { GoalResult } from '@heed/contract/goals.ts'
import { sql } from 'kysely'
import { now } from '../../platform/clock.ts'
import type { Tx } from '../../platform/scope.ts'
import { shareOf } from '../standards/index.ts'
import { type GoalRow, selectGoals } from './goal-rows.ts'

const dayMs = 86_400_000

/** What a goal has come to since both agreed; null before. A group's result is of all that is below it, also out of sight. */
export async function measureGoal(tx: Tx, goal: GoalRow): Promise<GoalResult | null> {
  if (goal.state !== 'agreed' || goal.measured_from === null) return null
  const measured = goal.standard_id ? await measureStandard(tx, goal, goal.standard_id) : await measureNumbers(tx, goal)
  const { value } = measured
  const isReached =
    value === null ? null : goal.direction === 'at_least' ? value >= goal.target_value : value <= goal.target_value
  return { ...measured, from: goal.measured_from, isReached }
}

type Measured = Omit<GoalResult, 'from' | 'isReached'>

async function measureStandard(tx: Tx, goal: GoalRow, standardId: string): Promise<Measured> {
  const endMs = Math.min(Date.parse(goal.due_on), now().getTime() + dayMs)
  const period = {
    from: goal.measured_from ?? goal.due_on,
    to: new Date(endMs).toISOString().slice(0, 10),
    branchId: goal.branch_id ?? undefined,
  }
  const share = await tx.everywhere(() =>
    shareOf(tx, standardId, period, { memberId: goal.member_id, position: goal.position }),
  )
  const seen = await tx.db.selectFrom('branch').select('id').execute()
  const parts = share.branches
    .filter(({ id }) => seen.some((branch) => branch.id === id))
    .map(({ id, name, kept, missed }) => ({ id, name, value: (100 * kept) / (kept + missed), n: kept + missed }))
  return {
    value: share.total.sharePercent,
    interval: share.total.interval,
    n: share.total.kept + share.total.missed,
    parts: goal.branch_id === null && goal.level !== 'member' ? parts : [],
  }
}

type Newest = { id: string; words: string; branch_name: string | null; value: number; n: number }

/** The newest number; of a group with goals below it in the same unit, their newest numbers made one. */
async function measureNumbers(tx: Tx, goal: GoalRow): Promise<Measured> {
  const { rows: below } = await tx.everywhere(() =>
    sql<Newest>`
      select g.id, g.words, b.name as branch_name, r.value, r.n
      from goal g left join branch b on b.id = g.branch_id cross join lateral (
        select x.value, count(*) over ()::int as n from goal_reading x
        where x.goal_id = g.id order by x.read_on desc, x.id desc limit 1) r
      where g.workspace_id = ${tx.scope.workspaceId} and g.state = 'agreed' and g.unit = ${goal.unit}
        and (g.parent_id = ${goal.id} or g.id = ${goal.id})
      order by b.name, g.id`.execute(tx.db),
  )
  const children = below.filter(({ id }) => id !== goal.id)
  const own = below.find(({ id }) => id === goal.id)
  if (children.length === 0) return { value: own?.value ?? null, n: own?.n ?? 0, interval: null, parts: [] }
  const sum = children.reduce((total, { value }) => total + value, 0)
  const seen = await selectGoals(tx, sql`g.parent_id = ${goal.id}`)
  return {
    value: goal.combine === 'sum' ? sum : sum / children.length,
    n: children.reduce((total, { n }) => total + n, 0),
    interval: null,
    parts: children
      .filter(({ id }) => seen.some((row) => row.id === id))
      .map(({ id, words, branch_name, value, n }) => ({ id, name: branch_name ?? words, value, n })),
  }
}
