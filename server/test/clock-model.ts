import type { ClockMeasure } from '@heed/contract/standards.ts'
import type { OpeningHours } from '@heed/contract/workspace.ts'
import { dueOrNever, type Pause } from '@heed/methods/business-time.ts'
import type { Calendar } from '@heed/methods/calendar.ts'
import { explainClock } from '@heed/methods/explain-clock.ts'

/** What happened to a case, in the order in which it did; times are epoch milliseconds. */
export type ClockNews =
  | { type: 'state'; from: string; to: string; at: number }
  | { type: 'message' | 'answer' | 'rest' | 'go_on'; at: number }
  | { type: 'need'; neededBy: number | null; at: number }
  | { type: 'calendar'; calendar: Calendar; at: number }
  | { type: 'standard'; measure: ClockMeasure; targetSeconds: number; hours: 'branch' | 'always'; at: number }

export type Ground = {
  calendar: Calendar
  standards: { [measure in ClockMeasure]?: { targetSeconds: number; hours: 'branch' | 'always' } }
}

/** A clock as the methods alone reckon it. */
export type ModelClock = {
  measure: ClockMeasure
  startMs: number
  stopMs: number | undefined
  pauses: Pause[]
  neededBy: number | null
  /** What it was judged on; a running one is judged on what holds now. */
  ground: { calendar: Calendar; targetSeconds: number }
  isDropped: boolean
}

const everyHour: [string, string][] = [['00:00', '24:00']]
const always: Calendar['weekly'] = Object.fromEntries(
  ['1', '2', '3', '4', '5', '6', '7'].map((day) => [day, everyHour]),
)
const isDone = (state: string) => state === 'solved' || state === 'closed'

export const calendarFrom = (zone: string, hours: OpeningHours): Calendar => ({
  zone,
  weekly: hours.weekly,
  overrides: Object.fromEntries(hours.overrides.map(({ date, spans }) => [date, spans])),
})

/** Everything from the beginning: waiting, resting and having been solved are left out, nothing else is. */
export function clocksFromNews(start: Ground, openedMs: number, news: readonly ClockNews[]): ModelClock[] {
  let calendar = start.calendar
  const standards = { ...start.standards }
  let neededBy: number | null = null
  let isWaiting = false
  let restingSince: number | undefined
  let waitingSince: number | undefined
  const clocks: ModelClock[] = []
  const groundOf = (measure: ClockMeasure) => {
    const { targetSeconds = 0, hours = 'branch' } = standards[measure] ?? {}
    return { calendar: hours === 'always' ? { zone: calendar.zone, weekly: always } : calendar, targetSeconds }
  }
  const begin = (measure: ClockMeasure, at: number) =>
    clocks.push({
      measure,
      startMs: at,
      stopMs: undefined,
      pauses: [],
      neededBy: null,
      ground: groundOf(measure),
      isDropped: false,
    })
  const running = (measure: ClockMeasure) =>
    clocks.find((clock) => clock.measure === measure && clock.stopMs === undefined)
  const solution = () => clocks.find(({ measure }) => measure === 'solution') as ModelClock
  const stop = (clock: ModelClock | undefined, at: number, isDropped = false) => {
    if (!clock) return
    clock.ground = groundOf(clock.measure)
    clock.stopMs = at
    clock.isDropped = isDropped
  }
  const endPauses = (at: number) => {
    for (const since of [restingSince, waitingSince])
      if (since !== undefined) solution().pauses.push({ from: since, to: at })
    restingSince = undefined
    waitingSince = undefined
  }
  begin('first_answer', openedMs)
  begin('solution', openedMs)
  for (const one of news) {
    if (one.type === 'calendar') calendar = one.calendar
    if (one.type === 'standard') standards[one.measure] = one
    if (one.type === 'need') neededBy = one.neededBy
    if (one.type === 'message' && !running('first_answer') && !running('next_answer')) begin('next_answer', one.at)
    if (one.type === 'answer')
      for (const measure of ['first_answer', 'next_answer'] as const) stop(running(measure), one.at)
    if (one.type === 'rest') restingSince = one.at
    if (one.type === 'go_on' && restingSince !== undefined) {
      solution().pauses.push({ from: restingSince, to: one.at })
      restingSince = undefined
    }
    if (one.type === 'state') {
      if (isWaiting && waitingSince !== undefined) {
        solution().pauses.push({ from: waitingSince, to: one.at })
        waitingSince = undefined
      }
      isWaiting = one.to === 'waiting'
      if (isWaiting) waitingSince = one.at
      if (isDone(one.to) && !isDone(one.from)) {
        endPauses(one.at)
        solution().neededBy = neededBy
        stop(running('solution'), one.at)
        for (const measure of ['first_answer', 'next_answer'] as const) {
          const clock = running(measure)
          if (clock) stop(clock, one.at, dueOf({ ...clock, ground: groundOf(measure) }) > one.at)
        }
      }
      const { stopMs } = solution()
      if (isDone(one.from) && !isDone(one.to) && stopMs !== undefined) {
        solution().pauses.push({ from: stopMs, to: one.at })
        solution().stopMs = undefined
      }
    }
  }
  for (const clock of clocks.filter(({ stopMs }) => stopMs === undefined)) clock.ground = groundOf(clock.measure)
  const { stopMs } = solution()
  if (stopMs === undefined) {
    solution().neededBy = neededBy
    for (const since of [restingSince, waitingSince]) if (since !== undefined) solution().pauses.push({ from: since })
  }
  return clocks
}

/** Epoch milliseconds; infinite where it rests, or its branch does not open any more. */
export function dueOf({ startMs, pauses, neededBy, ground }: ModelClock): number {
  const { due } = dueOrNever(ground.calendar, startMs, ground.targetSeconds, pauses)
  return Math.min(due ?? Number.POSITIVE_INFINITY, neededBy ?? Number.POSITIVE_INFINITY)
}

export const explainModel = ({ startMs, stopMs, pauses, ground }: ModelClock, nowMs: number) =>
  explainClock({ ...ground, startMs, pauses, untilMs: stopMs ?? nowMs })
