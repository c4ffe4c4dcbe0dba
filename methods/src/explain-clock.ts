import { dueOrNever, openSpans, type Pause, unionPauses, withoutPauses } from './business-time.ts'
import type { Calendar } from './calendar.ts'

type Clock = {
  readonly calendar: Calendar
  /** Epoch milliseconds, as every instant here. */
  readonly startMs: number
  readonly targetSeconds: number
  readonly pauses: readonly Pause[]
  /** Now, or the instant at which the clock was stopped. */
  readonly untilMs: number
}

/** Half-open. Time that is both closed and paused is `closed`, so that `paused` is what the pauses really saved. */
type ClockInterval = {
  readonly from: number
  readonly to: number
  readonly kind: 'counted' | 'closed' | 'paused'
  readonly seconds: number
}

type ClockExplanation = {
  /** Without gaps from the start to `untilMs`. */
  readonly intervals: readonly ClockInterval[]
  readonly countedSeconds: number
  /** Negative once the target is missed. */
  readonly remainingSeconds: number
  /** Undefined while a pause runs, and on a calendar that does not open any more. */
  readonly dueAt: number | undefined
}

/**
 * What a clock counted and what it left out, interval by interval.
 * @throws CalendarError as `dueOrNever`.
 */
export function explainClock({ calendar, startMs, targetSeconds, pauses, untilMs }: Clock): ClockExplanation {
  const stops = unionPauses(pauses)
  const intervals: ClockInterval[] = []
  let reached = startMs
  const draw = (kind: ClockInterval['kind'], to: number) => {
    if (to > reached) intervals.push({ from: reached, to, kind, seconds: (to - reached) / 1000 })
    reached = Math.max(reached, to)
  }
  for (const span of openSpans(calendar, startMs, untilMs)) {
    draw('closed', span.from)
    for (const part of withoutPauses(span, stops)) {
      draw('paused', part.from)
      draw('counted', part.to)
    }
    draw('paused', span.to)
  }
  draw('closed', untilMs)
  const counted = intervals.filter((interval) => interval.kind === 'counted')
  const countedSeconds = counted.reduce((sum, interval) => sum + interval.seconds, 0)
  return {
    intervals,
    countedSeconds,
    remainingSeconds: targetSeconds - countedSeconds,
    dueAt: dueOrNever(calendar, startMs, targetSeconds, pauses).due,
  }
}
