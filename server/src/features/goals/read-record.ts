import type { getGoalRecord } from '@heed/contract/goals.ts'
import { sql } from 'kysely'
import type { z } from 'zod'
import { now } from '../../platform/clock.ts'
import type { Scope } from '../../platform/scope.ts'
import { shareOf } from '../standards/index.ts'

const dayMs = 86_400_000
const spanDays = 84
/** Under so many standards on a side nothing is said: a mean of few says little. */
const fewestGoals = 5

type Change = { points: number; isReached: boolean }

/** What became of standards with an agreed goal, and of those without one, over 12 weeks against the 12 before. */
export const readRecord = (scope: Scope): Promise<z.output<typeof getGoalRecord.response>> =>
  scope.transaction(async (tx) => {
    const { rows } = await sql<{ id: string; target: number; has_goal: boolean }>`
      select s.id, s.target_share_percent::float8 as target,
        exists (select from goal g where g.standard_id = s.id and g.state = 'agreed') as has_goal
      from standard s where s.workspace_id = ${scope.workspaceId} and s.active`.execute(tx.db)
    const day = (daysAgo: number) => new Date(now().getTime() - daysAgo * dayMs).toISOString().slice(0, 10)
    const changes = { specific: [] as Change[], none: [] as Change[] }
    for (const { id, target, has_goal } of rows) {
      const { total: last } = await shareOf(tx, id, { from: day(spanDays), to: day(-1) })
      const { total: before } = await shareOf(tx, id, { from: day(2 * spanDays), to: day(spanDays + 1) })
      if (last.sharePercent === null || before.sharePercent === null) continue
      changes[has_goal ? 'specific' : 'none'].push({
        points: last.sharePercent - before.sharePercent,
        isReached: last.sharePercent >= target,
      })
    }
    const isTooFew = changes.specific.length < fewestGoals || changes.none.length < fewestGoals
    const row = (of: Change[]) => ({
      n: of.length,
      changePoints: isTooFew ? null : of.reduce((sum, { points }) => sum + points, 0) / of.length,
      reached: of.filter(({ isReached }) => isReached).length,
    })
    return { fewest: fewestGoals, specific: row(changes.specific), none: row(changes.none), isTooFew }
  })
