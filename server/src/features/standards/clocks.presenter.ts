import type { Clock, ClockBrief, PauseReason } from '@heed/contract/standards.ts'
import type { Pause } from '@heed/methods/business-time.ts'
import { explainClock } from '@heed/methods/explain-clock.ts'
import { type RawBuilder, sql } from 'kysely'
import { now } from '../../platform/clock.ts'
import { calendarOf } from './calendars.ts'

/** A clock as one value of a row of cases, with all that explains it; times are ISO texts. */
export type ClockJson = {
  id: string
  measure: string
  state: string
  due_at: string | null
  warn_at: string | null
  target_seconds: number
  started_at: string
  stopped_at: string | null
  counted_seconds: number | null
  hours: 'branch' | 'always'
  branch_id: string
  standard_id: string
  standard_name: string | null
  zone: string
  hours_of_branch: unknown
  branch_hours_version: number
  subject_id: string | null
  limit_count: number | null
  counted: number | null
  needed_by: string | null
  pauses: { from: string; to: string | null; reason: string; words: string | null }[]
  history: { at: string; reason: string; due_at: string | null; state: string; target_seconds: number }[]
}

/** All clocks of the case `c` in the branch `b`, whole. */
export const clocksOfCase: RawBuilder<ClockJson[]> = sql`(
  select coalesce(jsonb_agg(to_jsonb(k) || jsonb_build_object(
    'zone', b.zone, 'hours_of_branch', b.hours, 'branch_hours_version', b.hours_version, 'standard_name', heed.name_of(s),
    'pauses', (select coalesce(jsonb_agg(jsonb_build_object('from', p.from_at, 'to', p.to_at, 'reason', p.reason, 'words', p.words) order by p.from_at), '[]') from clock_pause p where p.clock_id = k.id),
    'history', (select coalesce(jsonb_agg(to_jsonb(h) - 'hours' order by h.at), '[]') from clock_history h where h.clock_id = k.id)
  ) order by k.measure), '[]')
  from clock k left join standard s on s.id = k.standard_id where k.case_id = c.id)`

/** The clock that a list shows: the running one due next, else a paused one, else the one stopped last; what explains it only where it is paused. */
export const mainClockOfCase: RawBuilder<ClockJson | null> = sql`(
  select to_jsonb(k) || jsonb_build_object('zone', b.zone, 'branch_hours_version', b.hours_version)
    || case when k.state = 'paused' then jsonb_build_object('hours_of_branch', b.hours,
         'pauses', (select coalesce(jsonb_agg(jsonb_build_object('from', p.from_at, 'to', p.to_at)), '[]') from clock_pause p where p.clock_id = k.id)) else '{}' end
  from clock k where k.case_id = c.id
  order by (k.stopped_at is null) desc, k.due_at nulls last, k.stopped_at desc limit 1)`

/** As `mainClockOfCase`, of clocks already read. */
export const chooseMainClock = (clocks: ClockJson[]): ClockJson | null =>
  clocks.toSorted(
    (a, b) =>
      Number(a.stopped_at !== null) - Number(b.stopped_at !== null) ||
      (a.due_at ?? '9').localeCompare(b.due_at ?? '9') ||
      (b.stopped_at ?? '').localeCompare(a.stopped_at ?? ''),
  )[0] ?? null

const iso = (text: string | null) => (text === null ? null : new Date(text).toISOString())

function explain(clock: ClockJson) {
  const pauses: Pause[] = clock.pauses.map(({ from, to }) => ({
    from: Date.parse(from),
    ...(to ? { to: Date.parse(to) } : {}),
  }))
  const calendar = calendarOf(
    {
      branch_id: clock.branch_id,
      zone: clock.zone,
      hours: clock.hours_of_branch,
      hours_version: clock.branch_hours_version,
    },
    clock.hours,
  )
  const startMs = Date.parse(clock.started_at)
  return explainClock({
    calendar,
    startMs,
    targetSeconds: clock.target_seconds,
    pauses,
    untilMs: Math.max(clock.stopped_at ? Date.parse(clock.stopped_at) : now().getTime(), startMs),
  })
}

export const presentClockBrief = (clock: ClockJson): ClockBrief => ({
  id: clock.id,
  measure: clock.measure as ClockBrief['measure'],
  state: clock.state as ClockBrief['state'],
  dueAt: iso(clock.due_at),
  targetSeconds: clock.target_seconds,
  remainingSeconds: clock.state === 'paused' ? explain(clock).remainingSeconds : null,
  stoppedAt: iso(clock.stopped_at),
  countedSeconds: clock.counted_seconds,
  subjectId: clock.subject_id,
})

function pausedFor(clock: ClockJson): Clock['pausedFor'] {
  const pause = clock.stopped_at ? undefined : clock.pauses.find(({ to }) => to === null)
  return pause ? { reason: pause.reason as PauseReason, words: pause.words } : null
}

/** A clock with each interval it counted, passed over closed, or paused, and what it said before. */
export function presentClock(clock: ClockJson): Clock {
  const explained = explain(clock)
  return {
    ...presentClockBrief(clock),
    // Stopped by its steps alone, it counted no time.
    countedSeconds:
      clock.stopped_at && clock.counted !== null
        ? clock.counted_seconds
        : (clock.counted_seconds ?? explained.countedSeconds),
    standardId: clock.standard_id,
    standardName: clock.standard_name ?? '',
    startedAt: iso(clock.started_at) as string,
    warnAt: iso(clock.warn_at),
    zone: clock.zone,
    neededBy: iso(clock.needed_by),
    pausedFor: pausedFor(clock),
    steps: clock.counted,
    stepsLimit: clock.limit_count,
    intervals: explained.intervals.map((interval) => ({
      from: new Date(interval.from).toISOString(),
      to: new Date(interval.to).toISOString(),
      kind: interval.kind,
      seconds: interval.seconds,
    })),
    history: clock.history.map((entry) => ({
      at: iso(entry.at) as string,
      reason: entry.reason as Clock['history'][number]['reason'],
      dueAt: iso(entry.due_at),
      state: entry.state as Clock['state'],
      targetSeconds: entry.target_seconds,
    })),
  }
}
