import { type Calendar, CalendarError, findMalformed, parseMinutes } from './calendar.ts'

/** Half-open, epoch milliseconds. */
export type Span = { readonly from: number; readonly to: number }

const millisecondsPerDay = 86_400_000

type KnownDays = { readonly holidays: ReadonlySet<string>; readonly spans: Map<number, readonly Span[]> }

const known = new WeakMap<Calendar, KnownDays>()

/**
 * Open time of the dates around an instant onwards, one list a date, earliest first and without overlap.
 * The lists may hold spans before or after the two instants (epoch milliseconds); without an end the caller stops.
 * @throws CalendarError when the calendar is malformed.
 */
export function* openDays(
  calendar: Calendar,
  fromMs: number,
  toMs = Number.POSITIVE_INFINITY,
): Generator<readonly Span[]> {
  const days = known.get(calendar) ?? learn(calendar)
  let openUntil = Number.NEGATIVE_INFINITY
  // Two dates early: local and UTC date differ by at most one, and the date before may run on for a whole day.
  for (let day = Math.floor(fromMs / millisecondsPerDay) - 2; (day - 1) * millisecondsPerDay < toMs; day++) {
    let spans = days.spans.get(day)
    if (!spans) {
      spans = spansOf(calendar, days.holidays, day)
      days.spans.set(day, spans)
    }
    const first = spans[0]
    yield first && first.from < openUntil ? cutBefore(spans, openUntil) : spans
    openUntil = Math.max(openUntil, spans.at(-1)?.to ?? openUntil)
  }
}

function learn(calendar: Calendar): KnownDays {
  const problem = findMalformed(calendar)[0]
  if (problem) throw new CalendarError(problem)
  const days = { holidays: new Set(calendar.holidays), spans: new Map() }
  known.set(calendar, days)
  return days
}

function spansOf(calendar: Calendar, holidays: ReadonlySet<string>, day: number): readonly Span[] {
  const date = new Date(day * millisecondsPerDay)
  const isoDate = date.toISOString().slice(0, 10)
  const weekday = String(date.getUTCDay() || 7) as keyof Calendar['weekly']
  const override = calendar.overrides && Object.hasOwn(calendar.overrides, isoDate) && calendar.overrides[isoDate]
  const hours = override || (holidays.has(isoDate) ? [] : (calendar.weekly[weekday] ?? []))
  return union(
    hours.map(([from, to]) => ({ from: edge(date, from, calendar.zone), to: edge(date, to, calendar.zone) })),
  )
}

/** A wall-clock time that the clocks skip moves forward by the gap; of one that comes twice, the first is meant. */
function edge(date: Date, time: string, zone: string): number {
  const wall = new Date(date.getTime() + (parseMinutes(time) ?? 0) * 60_000)
  return Temporal.PlainDateTime.from(wall.toISOString().slice(0, 19)).toZonedDateTime(zone).epochMilliseconds
}

/** Sorted, without empty spans, touching spans joined. Around a change of the clocks hours can swap places or vanish. */
export function union(spans: readonly Span[]): Span[] {
  const sorted = spans.filter((span) => span.to > span.from).sort((a, b) => a.from - b.from)
  const joined: Span[] = []
  for (const span of sorted) {
    const last = joined.at(-1)
    if (last && span.from <= last.to) joined[joined.length - 1] = { from: last.from, to: Math.max(last.to, span.to) }
    else joined.push(span)
  }
  return joined
}

const cutBefore = (spans: readonly Span[], fromMs: number): Span[] =>
  spans.filter((span) => span.to > fromMs).map((span) => ({ from: Math.max(span.from, fromMs), to: span.to }))
