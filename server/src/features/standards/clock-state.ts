import { dueOrNever, type Pause } from '@heed/methods/business-time.ts'
import type { Calendar } from '@heed/methods/calendar.ts'

export type Reckoned = {
  state: 'running' | 'warning' | 'breached' | 'paused'
  due_at: Date | null
  warn_at: Date | null
  next_alarm_at: Date | null
}

/** The last quarter of the target, but at most an hour, is spent warned. */
export const warningSeconds = (targetSeconds: number): number => Math.min(targetSeconds / 4, 3600)

/** Where a clock that has not stopped stands at `nowMs` (epoch milliseconds), and when it will change by itself. */
export function reckon(
  calendar: Calendar,
  startMs: number,
  targetSeconds: number,
  pauses: readonly Pause[],
  nowMs: number,
): Reckoned {
  const { due, isNever } = dueOrNever(calendar, startMs, targetSeconds, pauses)
  // Where the branch does not open any more it runs and is never due, until hours are set that say otherwise.
  if (due === undefined)
    return { state: isNever ? 'running' : 'paused', due_at: null, warn_at: null, next_alarm_at: null }
  const warn = dueOrNever(calendar, startMs, targetSeconds - warningSeconds(targetSeconds), pauses).due ?? due
  // An open pause that begins after the due moment would not have stopped it; one before it leaves `due` undefined above.
  const state = nowMs >= due ? 'breached' : nowMs >= warn ? 'warning' : 'running'
  const next = state === 'running' ? warn : state === 'warning' ? due : undefined
  return {
    state,
    due_at: new Date(due),
    warn_at: new Date(warn),
    next_alarm_at: next === undefined ? null : new Date(next),
  }
}
