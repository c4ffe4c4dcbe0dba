import { type Calendar, CalendarError } from './calendar.ts'
import { openDays, type Span, union } from './open-days.ts'

/** Half-open, epoch milliseconds; without `to` the pause is still running. */
export type Pause = { readonly from: number; readonly to?: number }

const longestTargetSeconds = 366 * 86_400
const longestClosureDays = 2 * 366

/**
 * Open intervals of a calendar between two instants (epoch milliseconds), cut at both; days that touch are one interval.
 * @throws CalendarError when the calendar is malformed.
 */
export function* openSpans(calendar: Calendar, fromMs: number, toMs: number): Generator<Span> {
  let pending: Span | undefined
  for (const spans of openDays(calendar, fromMs, toMs)) {
    for (const span of spans) {
      const from = Math.max(span.from, fromMs)
      const to = Math.min(span.to, toMs)
      if (to <= from) continue
      if (pending && pending.to < from) yield pending
      pending = pending && pending.to >= from ? { from: pending.from, to } : { from, to }
    }
  }
  if (pending) yield pending
}

/**
 * Elapsed real seconds inside open hours between two instants (epoch milliseconds); 0 when `toMs` is not after `fromMs`.
 * @throws CalendarError when the calendar is malformed.
 */
export function businessSecondsBetween(calendar: Calendar, fromMs: number, toMs: number): number {
  let milliseconds = 0
  for (const span of openSpans(calendar, fromMs, toMs)) milliseconds += span.to - span.from
  return milliseconds / 1000
}

/** Pauses sorted and joined; one that is still running lasts for ever. */
export const unionPauses = (pauses: readonly Pause[]): Span[] =>
  pauses.length === 0 ? [] : union(pauses.map(({ from, to = Number.POSITIVE_INFINITY }) => ({ from, to })))

/** The parts of a span outside the pauses, which are sorted and do not overlap. */
export function withoutPauses(span: Span, pauses: readonly Span[]): Span[] {
  const parts: Span[] = []
  let from = span.from
  for (const pause of pauses) {
    if (pause.from >= span.to) break
    if (pause.to <= from) continue
    if (pause.from > from) parts.push({ from, to: pause.from })
    from = pause.to
  }
  if (from < span.to) parts.push({ from, to: span.to })
  return parts
}

/**
 * The instant (epoch milliseconds) at which a clock started at `startMs` has counted `seconds` of open, unpaused time.
 * It may equal the close of business or the start of a pause. `undefined` while a pause that began before it still runs.
 * @throws CalendarError when the calendar is malformed or closed for two years on end, or the seconds are not 0 … 366 days.
 */
export function dueAt(
  calendar: Calendar,
  startMs: number,
  seconds: number,
  pauses: readonly Pause[] = [],
): { due: number | undefined } {
  if (!(seconds >= 0 && seconds <= longestTargetSeconds))
    throw new CalendarError({ code: 'calendar.bad_target', at: '' })
  const stops = unionPauses(pauses)
  const stopsForGood = stops.at(-1)?.to === Number.POSITIVE_INFINITY ? stops.at(-1)?.from : undefined
  let remainingMs = seconds * 1000
  if (remainingMs === 0) return { due: startMs }
  let closedDays = 0
  for (const spans of openDays(calendar, startMs)) {
    closedDays = spans.length === 0 ? closedDays + 1 : 0
    if (closedDays > longestClosureDays) throw new CalendarError({ code: 'calendar.no_open_time', at: '' })
    for (const span of spans) {
      if (span.to <= startMs) continue
      for (const part of withoutPauses({ from: Math.max(span.from, startMs), to: span.to }, stops)) {
        if (remainingMs <= part.to - part.from) return { due: part.from + remainingMs }
        remainingMs -= part.to - part.from
      }
      if (stopsForGood !== undefined && span.to >= stopsForGood) return { due: undefined }
    }
  }
  return { due: undefined }
}

/** As `dueAt`, for a clock that has to stand somewhere: on a calendar closed for two years on end it is never due. */
export function dueOrNever(...clock: Parameters<typeof dueAt>): { due: number | undefined; isNever: boolean } {
  try {
    return { ...dueAt(...clock), isNever: false }
  } catch (error) {
    if (!(error instanceof CalendarError) || error.code !== 'calendar.no_open_time') throw error
    return { due: undefined, isNever: true }
  }
}
