import type { ClockMeasure, PauseReason } from '@heed/contract/standards.ts'
import type { Pause } from '@heed/methods/business-time.ts'
import { explainClock } from '@heed/methods/explain-clock.ts'
import type { Selectable } from 'kysely'
import { sql } from 'kysely'
import { clockStopped } from '../../events/clock-events.ts'
import { now } from '../../platform/clock.ts'
import type { Clock as ClockRow } from '../../platform/database/tables.generated.ts'
import { newId } from '../../platform/ids.ts'
import type { Tx } from '../../platform/scope.ts'
import { calendarOf, type HoursOf } from './calendars.ts'
import { reckon } from './clock-state.ts'

export type ClockPause = Pause & { reason: PauseReason }

export type RunningClock = Selectable<ClockRow> & {
  zone: string
  hours_of_branch: unknown
  branch_hours_version: number
  pauses: ClockPause[]
}

export const hoursOf = (clock: RunningClock): HoursOf => ({
  branch_id: clock.branch_id,
  zone: clock.zone,
  hours: clock.hours_of_branch,
  hours_version: clock.branch_hours_version,
})
export const calendarOfClock = (clock: RunningClock) => calendarOf(hoursOf(clock), clock.hours as 'branch' | 'always')

type CaseFacts = {
  caseId: string
  branchId: string
  channelKind: string
  priority: string
  at: Date
  /** What the clock is about where a case has several of its measure. */
  subjectId?: string
}

/** The most specific active standard of each measure, with the hours of the branch it will run on. */
export async function findStandards(tx: Tx, { branchId, channelKind, priority }: Omit<CaseFacts, 'caseId' | 'at'>) {
  const rows = await tx.db
    .selectFrom('standard as s')
    .innerJoin('branch as b', (join) => join.on('b.id', '=', branchId))
    .select([
      's.id',
      's.measure',
      's.target_seconds',
      's.hours',
      's.limit_count',
      's.version',
      'b.id as branch_id',
      'b.zone',
      'b.hours as hours_of_branch',
      'b.hours_version',
    ])
    .select(
      sql<number>`(s.branch_id is not null)::int * 4 + (s.priority is not null)::int * 2 + (s.channel_kind is not null)::int`.as(
        'weight',
      ),
    )
    .where('s.workspace_id', '=', tx.scope.workspaceId)
    .where('s.active', '=', true)
    .where('s.method', '=', 'clock')
    .where(
      sql<boolean>`(${now()}::timestamptz at time zone b.zone)::date between coalesce(s.valid_from, '-infinity') and coalesce(s.valid_until, 'infinity')`,
    )
    .where((where) => where.or([where('s.branch_id', 'is', null), where('s.branch_id', '=', branchId)]))
    .where((where) => where.or([where('s.channel_kind', 'is', null), where('s.channel_kind', '=', channelKind)]))
    .where((where) => where.or([where('s.priority', 'is', null), where('s.priority', '=', priority)]))
    .orderBy('weight', 'desc')
    .orderBy('s.id')
    .execute()
  return rows
    .filter((row, index) => rows.findIndex((other) => other.measure === row.measure) === index)
    .map((row) => ({
      ...row,
      // A standard with a clock has all three.
      measure: row.measure as ClockMeasure,
      target_seconds: row.target_seconds as number,
      hours: row.hours as 'branch' | 'always',
    }))
}

/** Starts the clocks of these measures in a case, as far as there are standards for them; says how many. */
export async function startClocks(tx: Tx, facts: CaseFacts, measures: ClockMeasure[]): Promise<number> {
  const standards = (await findStandards(tx, facts)).filter(({ measure }) => measures.includes(measure))
  if (standards.length === 0) return 0
  const reckoned = standards.map((standard) => {
    const calendar = calendarOf(
      {
        branch_id: facts.branchId,
        zone: standard.zone,
        hours: standard.hours_of_branch,
        hours_version: standard.hours_version,
      },
      standard.hours,
    )
    const reckoned = reckon(calendar, facts.at.getTime(), standard.target_seconds, [], now().getTime())
    // Words that come late may be past their moment already: the watch finds it at once, and says so as of any other.
    const isPast = reckoned.state === 'breached' || reckoned.state === 'warning'
    return { standard, ...reckoned, ...(isPast ? { state: 'running', next_alarm_at: now() } : {}) }
  })
  await tx.db
    .insertInto('clock')
    .values(
      reckoned.map(({ standard, ...clock }) => ({
        id: newId(),
        branch_id: facts.branchId,
        case_id: facts.caseId,
        standard_id: standard.id,
        subject_id: facts.subjectId ?? null,
        measure: standard.measure,
        target_seconds: standard.target_seconds,
        limit_count: standard.measure === 'greeting' ? standard.limit_count : null,
        hours: standard.hours,
        started_at: facts.at,
        standard_version: standard.version,
        hours_version: standard.hours_version,
        ...clock,
      })),
    )
    .execute()
  return standards.length
}

/** Clocks with what is needed to reckon them, locked. `where` narrows; stopped ones are left out unless asked for. */
export async function takeClocks(
  tx: Tx,
  which: {
    caseId?: string
    clockId?: string
    measure?: string
    measures?: ClockMeasure[]
    subjectId?: string
    branchId?: string
    standardId?: string
    stopped?: boolean
    /** Only of a case whose first answer stands. */
    answered?: boolean
    limit?: number
  },
): Promise<RunningClock[]> {
  let query = tx.db
    .selectFrom('clock')
    .innerJoin('branch as b', 'b.id', 'clock.branch_id')
    .selectAll('clock')
    .select(['b.zone', 'b.hours as hours_of_branch', 'b.hours_version as branch_hours_version'])
    .orderBy('clock.id')
    .forUpdate('clock')
  if (which.caseId) query = query.where('case_id', '=', which.caseId)
  if (which.clockId) query = query.where('clock.id', '=', which.clockId)
  if (which.measure) query = query.where('measure', '=', which.measure)
  if (which.measures) query = query.where('measure', 'in', which.measures)
  if (which.subjectId) query = query.where('subject_id', '=', which.subjectId)
  if (which.branchId) query = query.where('clock.branch_id', '=', which.branchId)
  if (which.standardId) query = query.where('standard_id', '=', which.standardId)
  if (!which.stopped) query = query.where('stopped_at', 'is', null)
  if (which.answered)
    query = query.where(
      sql<boolean>`exists (select 1 from "case" k where k.id = clock.case_id and k.first_answer_at is not null)`,
    )
  if (which.limit) query = query.limit(which.limit)
  const clocks = await query.execute()
  // A first answer is owed all the time and has no pauses.
  const pauses = await listPauses(
    tx,
    clocks.filter(({ measure }) => measure !== 'first_answer').map(({ id }) => id),
  )
  return clocks.map((clock) => ({ ...clock, pauses: pauses.get(clock.id) ?? [] }))
}

export async function listPauses(tx: Tx, clockIds: string[]): Promise<Map<string, ClockPause[]>> {
  if (clockIds.length === 0) return new Map()
  const rows = await tx.db
    .selectFrom('clock_pause')
    .select(['clock_id', 'from_at', 'to_at', 'reason'])
    .where('clock_id', 'in', clockIds)
    .orderBy('from_at')
    .execute()
  return Map.groupBy(
    rows.map((row) => ({
      clockId: row.clock_id,
      reason: row.reason as PauseReason,
      from: row.from_at.getTime(),
      ...(row.to_at ? { to: row.to_at.getTime() } : {}),
    })),
    ({ clockId }) => clockId,
  )
}

/** Writes where a clock stands now, on the hours and pauses as they are. */
export async function setReckoned(tx: Tx, clock: RunningClock, change: { targetSeconds?: number } = {}) {
  const reckoned = reckon(
    calendarOfClock(clock),
    clock.started_at.getTime(),
    change.targetSeconds ?? clock.target_seconds,
    clock.pauses,
    now().getTime(),
    clock.needed_by?.getTime(),
  )
  await tx.db
    .updateTable('clock')
    .set({ ...reckoned, hours_version: clock.branch_hours_version })
    .where('id', '=', clock.id)
    .execute()
  return reckoned
}

/** What was noted besides the moment: steps before a greeting, and whether the time was looked at at all. */
type Noted = { steps?: number | undefined; timeNoted?: boolean }

/** Ends a clock at `at`: met or missed by what it counted; the pauses are shown apart, never hidden. */
export async function stopClock(tx: Tx, clock: RunningClock, at: Date, noted: Noted = {}): Promise<void> {
  const { steps, timeNoted = true } = noted
  const explained = explainClock({
    calendar: calendarOfClock(clock),
    startMs: clock.started_at.getTime(),
    targetSeconds: clock.target_seconds,
    pauses: clock.pauses,
    untilMs: Math.max(at.getTime(), clock.started_at.getTime()),
  })
  const pausedSeconds = explained.intervals
    .filter((interval) => interval.kind === 'paused')
    .reduce((sum, interval) => sum + interval.seconds, 0)
  const inTime = explained.countedSeconds <= clock.target_seconds && (clock.needed_by === null || at <= clock.needed_by)
  const inSteps = steps === undefined || clock.limit_count === null || steps <= clock.limit_count
  const met = (!timeNoted || inTime) && inSteps
  await tx.db
    .updateTable('clock')
    .set({
      state: met ? 'met' : 'missed',
      stopped_at: at,
      next_alarm_at: null,
      counted_seconds: timeNoted ? explained.countedSeconds : null,
      paused_seconds: pausedSeconds,
      counted: steps ?? null,
    })
    .where('id', '=', clock.id)
    .execute()
  if (openPauseOf(clock)) await closePause(tx, clock, at)
  await tx.emit(
    clockStopped,
    {
      clockId: clock.id,
      caseId: clock.case_id,
      measure: clock.measure,
      met,
      countedSeconds: explained.countedSeconds,
      pausedSeconds,
    },
    { caseId: clock.case_id, branchId: clock.branch_id, at },
  )
}

/** Ends a clock that no longer applies: neither met nor missed. */
export const dropClock = (tx: Tx, clock: RunningClock, at: Date) =>
  tx.db
    .updateTable('clock')
    .set({ state: 'dropped', stopped_at: at, next_alarm_at: null })
    .where('id', '=', clock.id)
    .execute()

export async function openPause(
  tx: Tx,
  clock: RunningClock,
  from: Date,
  reason: PauseReason,
  to: Date | null = null,
  words: string | null = null,
): Promise<void> {
  await tx.db
    .insertInto('clock_pause')
    .values({
      id: newId(),
      branch_id: clock.branch_id,
      clock_id: clock.id,
      from_at: from,
      to_at: to,
      reason,
      words,
      paused_by: words === null ? null : (tx.scope.actor?.id ?? null),
    })
    .execute()
  clock.pauses = [...clock.pauses, { reason, from: from.getTime(), ...(to ? { to: to.getTime() } : {}) }]
}

export async function closePause(tx: Tx, clock: RunningClock, at: Date): Promise<void> {
  await tx.db
    .updateTable('clock_pause')
    .set({ to_at: at })
    .where('clock_id', '=', clock.id)
    .where('to_at', 'is', null)
    .execute()
  clock.pauses = clock.pauses.map((pause) => (pause.to === undefined ? { ...pause, to: at.getTime() } : pause))
}

export const openPauseOf = (clock: RunningClock): ClockPause | undefined =>
  clock.pauses.find(({ to }) => to === undefined)
