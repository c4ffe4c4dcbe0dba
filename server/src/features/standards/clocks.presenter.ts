import type { Clock, ClockBrief } from '@heed/contract/standards.ts'
import type { Pause } from '@heed/methods/business-time.ts'
import { explainClock } from '@heed/methods/explain-clock.ts'
import { now } from '../../platform/clock.ts'
import type { Tx } from '../../platform/scope.ts'
import { calendarOf } from './calendars.ts'
import { listPauses } from './clocks.ts'

/** Columns that the short form needs. */
export type BriefRow = { id: string; measure: string; state: string; due_at: Date | null; target_seconds: number; stopped_at: Date | null; counted_seconds: number | null }

export const presentClockBrief = (row: BriefRow, remainingSeconds: number | null): ClockBrief => ({
  id: row.id,
  measure: row.measure as ClockBrief['measure'],
  state: row.state as ClockBrief['state'],
  dueAt: row.due_at?.toISOString() ?? null,
  targetSeconds: row.target_seconds,
  remainingSeconds,
  stoppedAt: row.stopped_at?.toISOString() ?? null,
  countedSeconds: row.counted_seconds,
})

/** The clocks of a case with each interval they counted, passed over closed, or paused, and what they said before. */
export async function explainClocks(tx: Tx, caseId: string): Promise<Clock[]> {
  const rows = await tx.db
    .selectFrom('clock')
    .innerJoin('branch as b', 'b.id', 'clock.branch_id')
    .innerJoin('standard as s', 's.id', 'clock.standard_id')
    .selectAll('clock')
    .select(['b.zone', 'b.hours as hours_of_branch', 'b.hours_version as branch_hours_version', 's.name as standard_name'])
    .where('clock.case_id', '=', caseId)
    .orderBy('clock.measure')
    .execute()
  const ids = rows.map((row) => row.id)
  const pauses = await listPauses(tx, ids)
  const history = ids.length === 0 ? [] : await tx.db.selectFrom('clock_history').selectAll().where('clock_id', 'in', ids).orderBy('at').execute()
  return rows.map((row) => {
    const calendar = calendarOf({ branch_id: row.branch_id, zone: row.zone, hours: row.hours_of_branch, hours_version: row.branch_hours_version }, row.hours as 'branch' | 'always')
    const explained = explainClock({ calendar, startMs: row.started_at.getTime(), targetSeconds: row.target_seconds, pauses: pauses.get(row.id) ?? [], untilMs: Math.max((row.stopped_at ?? now()).getTime(), row.started_at.getTime()) })
    return {
      ...presentClockBrief(row, row.state === 'paused' ? explained.remainingSeconds : null),
      countedSeconds: row.counted_seconds ?? explained.countedSeconds,
      standardId: row.standard_id,
      standardName: row.standard_name,
      startedAt: row.started_at.toISOString(),
      warnAt: row.warn_at?.toISOString() ?? null,
      zone: row.zone,
      intervals: explained.intervals.map((interval) => ({ from: new Date(interval.from).toISOString(), to: new Date(interval.to).toISOString(), kind: interval.kind, seconds: interval.seconds })),
      history: history
        .filter((entry) => entry.clock_id === row.id)
        .map((entry) => ({ at: entry.at.toISOString(), reason: entry.reason as Clock['history'][number]['reason'], dueAt: entry.due_at?.toISOString() ?? null, state: entry.state as Clock['state'], targetSeconds: entry.target_seconds })),
    }
  })
}

/** Seconds left of paused clocks in a list, by clock id. */
export async function remainingOfPaused(tx: Tx, clocks: { id: string; state: string; case_id: string; target_seconds: number; started_at: Date; hours: string; branch_id: string; zone: string; hours_of_branch: unknown; hours_version: number }[]): Promise<Map<string, number>> {
  const paused = clocks.filter((clock) => clock.state === 'paused')
  const pauses: Map<string, Pause[]> = await listPauses(tx, paused.map((clock) => clock.id))
  return new Map(
    paused.map((clock) => {
      const calendar = calendarOf({ branch_id: clock.branch_id, zone: clock.zone, hours: clock.hours_of_branch, hours_version: clock.hours_version }, clock.hours as 'branch' | 'always')
      return [clock.id, explainClock({ calendar, startMs: clock.started_at.getTime(), targetSeconds: clock.target_seconds, pauses: pauses.get(clock.id) ?? [], untilMs: now().getTime() }).remainingSeconds]
    }),
  )
}
