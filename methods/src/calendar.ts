/** Wall-clock hours `["09:00", "18:00"]`; an end past `24:00` (at most `48:00`) runs into the next day and belongs to the day it opens. */
type OpenHours = readonly (readonly [from: string, to: string])[]

/** The hours of a business. Treat it as immutable: what is worked out for it is remembered by identity. */
export type Calendar = {
  /** IANA name, such as `Europe/Istanbul`. */
  readonly zone: string
  /** ISO weekdays, 1 = Monday; a missing day is closed. */
  readonly weekly: { readonly [weekday in '1' | '2' | '3' | '4' | '5' | '6' | '7']?: OpenHours }
  /** Closed dates, `YYYY-MM-DD`; they beat the week. */
  readonly holidays?: readonly string[]
  /** Hours of single dates; they beat holidays and the week, and an empty list closes the day. */
  readonly overrides?: { readonly [date: string]: OpenHours }
}

type CalendarErrorCode =
  | 'calendar.bad_zone'
  | 'calendar.bad_weekday'
  | 'calendar.bad_date'
  | 'calendar.bad_hours'
  | 'calendar.overlapping_hours'
  | 'calendar.no_open_time'
  | 'calendar.bad_target'

/** `at` is the path of the wrong part: `zone`, `weekly.1`, `holidays.0`, `overrides.2026-03-19`. */
type CalendarProblem = { readonly code: CalendarErrorCode; readonly at: string }

export class CalendarError extends Error {
  readonly code: CalendarErrorCode
  readonly at: string

  constructor({ code, at }: CalendarProblem) {
    super(`${code} at ${at || 'the calendar'}`)
    this.name = 'CalendarError'
    this.code = code
    this.at = at
  }
}

const minutesPerDay = 24 * 60

/** Minutes after midnight of the day that opens; undefined when it is not a time from 00:00 to 48:00. */
export function parseMinutes(time: string): number | undefined {
  const match = /^(\d\d):([0-5]\d)$/.exec(time)
  const minutes = match ? Number(match[1]) * 60 + Number(match[2]) : Number.NaN
  return minutes <= 2 * minutesPerDay ? minutes : undefined
}

/** Everything that is wrong with a calendar; none means that clocks can run on it. */
export function checkCalendar(calendar: Calendar): CalendarProblem[] {
  const problems = findMalformed(calendar)
  const days = [...Object.values(calendar.weekly), ...Object.values(calendar.overrides ?? {})]
  if (problems.length === 0 && !days.some((hours) => hours.length > 0)) {
    problems.push({ code: 'calendar.no_open_time', at: '' })
  }
  return problems
}

/** As `checkCalendar`, but a calendar that is always closed is well formed. */
export function findMalformed(calendar: Calendar): CalendarProblem[] {
  const problems: CalendarProblem[] = []
  if (!isZone(calendar.zone)) problems.push({ code: 'calendar.bad_zone', at: 'zone' })
  for (const [weekday, hours] of Object.entries(calendar.weekly)) {
    if (!/^[1-7]$/.test(weekday)) problems.push({ code: 'calendar.bad_weekday', at: `weekly.${weekday}` })
    problems.push(...findBadHours(hours, `weekly.${weekday}`))
  }
  for (const [index, date] of (calendar.holidays ?? []).entries()) {
    if (!isDate(date)) problems.push({ code: 'calendar.bad_date', at: `holidays.${index}` })
  }
  for (const [date, hours] of Object.entries(calendar.overrides ?? {})) {
    if (!isDate(date)) problems.push({ code: 'calendar.bad_date', at: `overrides.${date}` })
    problems.push(...findBadHours(hours, `overrides.${date}`))
  }
  return problems
}

function findBadHours(hours: OpenHours, at: string): CalendarProblem[] {
  const spans = hours.map(([from, to]) => ({ from: parseMinutes(from) ?? minutesPerDay, to: parseMinutes(to) ?? 0 }))
  if (spans.some(({ from, to }) => from >= minutesPerDay || to <= from)) return [{ code: 'calendar.bad_hours', at }]
  spans.sort((a, b) => a.from - b.from)
  const overlap = spans.some((span, index) => index > 0 && span.from < (spans[index - 1]?.to ?? 0))
  return overlap ? [{ code: 'calendar.overlapping_hours', at }] : []
}

function isZone(zone: string): boolean {
  // A fixed offset such as "+03:00" would pass as a zone but never follows a change of the clocks.
  if (!/^[A-Za-z]/.test(zone)) return false
  try {
    Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(zone)
    return true
  } catch {
    return false
  }
}

function isDate(date: string): boolean {
  if (!/^\d{4}-\d\d-\d\d$/.test(date)) return false
  const instant = new Date(`${date}T00:00:00Z`)
  return !Number.isNaN(instant.getTime()) && instant.toISOString().startsWith(date)
}
