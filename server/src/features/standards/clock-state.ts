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

/**
 * Where a clock that has not stopped stands at `nowMs` (epoch milliseconds), and when it will change by itself.
 * What the customer needs by `neededByMs` is due then, whatever hours and pauses say.
 */
export function reckon(
  calendar: Calendar,
  startMs: number,
  targetSeconds: number,
  pauses: readonly Pause[],
  nowMs: number,
  neededByMs = Number.POSITIVE_INFINITY,
): Reckoned {
  const { due: dueByHours, isNever } = dueOrNever(calendar, startMs, targetSeconds, pauses)
  const due = Math.min(dueByHours ?? Number.POSITIVE_INFINITY, neededByMs)
  // Where the branch does not open any more it runs and is never due, until hours are set that say otherwise.
  const undue = isNever ? 'running' : 'paused'
  if (due === Number.POSITIVE_INFINITY) return { state: undue, due_at: null, warn_at: null, next_alarm_at: null }
  const isBreached = nowMs >= due
  // An open pause that begins after the due moment would not have stopped it; one before it leaves only the need.
  if (dueByHours === undefined)
    return {
      state: isBreached ? 'breached' : undue,
      due_at: new Date(due),
      warn_at: null,
      next_alarm_at: isBreached ? null : new Date(due),
    }
  const warnByHours = dueOrNever(calendar, startMs, targetSeconds - warningSeconds(targetSeconds), pauses).due ?? due
  const warn = Math.min(warnByHours, due - needWarningMs(due, startMs, dueByHours))
  const state = isBreached ? 'breached' : nowMs >= warn ? 'warning' : 'running'
  return {
    state,
    due_at: new Date(due),
    warn_at: new Date(warn),
    next_alarm_at: isBreached ? null : new Date(state === 'running' ? warn : due),
  }
}

/** A need that comes before the standard warns as long before as a clock of its length would. */
const needWarningMs = (due: number, startMs: number, dueByHours: number) =>
  due < dueByHours ? warningSeconds(Math.max(0, due - startMs) / 1000) * 1000 : 0
