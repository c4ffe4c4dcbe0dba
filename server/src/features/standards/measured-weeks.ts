import type { ClockMeasure } from '@heed/contract/standards.ts'
import { sql } from 'kysely'
import type { Tx } from '../../platform/scope.ts'

export type MeasuredWeek = {
  measure: ClockMeasure
  /** Monday; null over all weeks. */
  week: string | null
  kept: number
  n: number
  medianSeconds: number | null
}

/**
 * How the clocks of these measures were kept, week by week and over all weeks, whatever standard they ran for. One that has run past
 * its limit and runs on is missed already, and has no time yet.
 */
export async function measuredWeeks(
  tx: Tx,
  measures: readonly ClockMeasure[],
  { from, to, branchId }: { from: string; to: string; branchId?: string | undefined },
): Promise<MeasuredWeek[]> {
  const { rows } = await sql<MeasuredWeek>`
    select measure, week::text, count(*) filter (where state = 'met')::int as kept, count(*)::int as n,
      percentile_cont(0.5) within group (order by counted_seconds) filter (where stopped_at is not null) as "medianSeconds"
    from (
      select k.measure, k.state, k.counted_seconds, k.stopped_at,
        date_trunc('week', (coalesce(k.stopped_at, k.due_at) at time zone b.zone)::date)::date as week,
        (coalesce(k.stopped_at, k.due_at) at time zone b.zone)::date as day
      from clock k join branch b on b.id = k.branch_id
      where k.measure = any (${measures}::text[]) and k.state in ('met', 'missed', 'breached')
        and coalesce(k.stopped_at, k.due_at) between ${from}::date - interval '1 day' and ${to}::date + interval '2 days'
        ${branchId ? sql`and k.branch_id = ${branchId}` : sql``}
    ) x where day between ${from}::date and ${to}::date
    group by grouping sets ((measure, week), (measure))`.execute(tx.db)
  return rows
}

/** The stopped clocks of the case `c` as a value of its row. */
export const measuredOfCase = sql<
  { measure: ClockMeasure; seconds: number | null; targetSeconds: number; isKept: boolean }[]
>`(
  select coalesce(json_agg(json_build_object('measure', k.measure, 'seconds', k.counted_seconds, 'targetSeconds', k.target_seconds,
    'isKept', k.state = 'met') order by k.started_at, k.measure), '[]')
  from clock k where k.case_id = c.id and k.measure in ('greeting', 'help', 'first_answer', 'solution')
    and k.state in ('met', 'missed', 'breached'))`
