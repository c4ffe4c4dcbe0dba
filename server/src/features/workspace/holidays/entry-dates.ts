import type { leftOutReasons } from '@heed/contract/holidays.ts'
import type { Line } from './calendar-lines.ts'

type Reason = (typeof leftOutReasons)[number]
export type Around = { zone: string; today: Temporal.PlainDate; timed: 'whole_day' | 'leave_out' }
export type Dated = { name: string; dates: string[] } | { name: string; date: string | null; reason: Reason }

const years = 5
const longestDays = 62

/** The days of one entry from today on, at most five years ahead; or why it gives none. */
export function datesOfEntry(lines: readonly Line[], around: Around): Dated {
  const find = (name: string) => lines.find((line) => line.name === name)
  const name = plainName(find('SUMMARY')?.value ?? '')
  const start = find('DTSTART')
  if (!start) return { name, date: null, reason: 'no_date' }
  const first = readMoment(start, around.zone)
  if (!first) return { name, date: null, reason: 'bad_date' }
  const leave = (reason: Reason): Dated => ({ name, date: first.date.toString(), reason })
  if (find('STATUS')?.value.trim().toUpperCase() === 'CANCELLED') return leave('cancelled')
  if (first.isTimed && around.timed === 'leave_out') return leave('timed')
  const length = lengthOf(first, find('DTEND'), find('DURATION'), around.zone)
  if (length === undefined) return leave('bad_date')
  if (length > longestDays) return leave('too_long')
  const starts = recurrences(first.date, find('RRULE')?.value, around.today)
  if (typeof starts === 'string') return leave(starts)
  const without = new Set(
    lines
      .filter((line) => line.name === 'EXDATE')
      .flatMap((line) =>
        line.value.split(',').map((value) => readMoment({ ...line, value }, around.zone)?.date.toString()),
      ),
  )
  const dates = starts
    .filter((date) => !without.has(date.toString()))
    .flatMap((date) => Array.from({ length }, (_, day) => date.add({ days: day })))
    .filter((date) => Temporal.PlainDate.compare(date, around.today) >= 0)
    .map(String)
  return dates.length > 0 ? { name, dates } : leave('past')
}

const plainName = (value: string): string =>
  value
    .replace(/\\[nN]/g, ' ')
    .replace(/\\([\\;,])/g, '$1')
    .replace(/[\p{Cc}\u2028\u2029]/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim()
    .slice(0, 120)

type Moment = { date: Temporal.PlainDate; isTimed: boolean; isMidnight: boolean }

/** `20270101`, or `20270101T093000` with its zone; where none is known the date stands as it is written. */
function readMoment(line: Line, zone: string): Moment | undefined {
  const match = /^(\d{4})(\d\d)(\d\d)(?:T(\d\d)(\d\d)(\d\d)?(Z)?)?$/.exec(line.value.trim())
  if (!match) return undefined
  const [, year, month, day, hour, minute, second = '00', utc] = match
  try {
    const date = Temporal.PlainDate.from(`${year}-${month}-${day}`)
    if (hour === undefined) return { date, isTimed: false, isMidnight: true }
    const written = Temporal.PlainDateTime.from(`${date}T${hour}:${minute}:${second === '60' ? '59' : second}`)
    const from = utc ? 'UTC' : line.parameters.get('TZID')
    const there = from === undefined ? undefined : inZone(written, from)?.withTimeZone(zone).toPlainDateTime()
    const wall = there ?? written
    const isMidnight = wall.hour === 0 && wall.minute === 0 && wall.second === 0
    return { date: wall.toPlainDate(), isTimed: true, isMidnight }
  } catch {
    return undefined
  }
}

/** Undefined for the names that only some programs know. */
function inZone(written: Temporal.PlainDateTime, zone: string): Temporal.ZonedDateTime | undefined {
  try {
    return written.toZonedDateTime(zone)
  } catch {
    return undefined
  }
}

/** How many days; an end is the first moment that no longer belongs to it. */
function lengthOf(first: Moment, end: Line | undefined, duration: Line | undefined, zone: string): number | undefined {
  if (duration) {
    const match = /^P(?:(\d{1,4})W)?(?:(\d{1,4})D)?(?:T.*)?$/.exec(duration.value.trim())
    return match ? Math.max(1, Number(match[1] ?? 0) * 7 + Number(match[2] ?? 0)) : undefined
  }
  if (!end) return 1
  const last = readMoment(end, zone)
  if (!last) return undefined
  const days = first.date.until(last.date).days
  if (days < 0) return undefined
  return Math.max(1, last.isMidnight ? days : days + 1)
}

/** Yearly rules only: a holiday that comes more often is none. Bounded by five years from today. */
function recurrences(
  first: Temporal.PlainDate,
  rule: string | undefined,
  today: Temporal.PlainDate,
): Temporal.PlainDate[] | Reason {
  if (rule === undefined) return [first]
  const parts = new Map(
    rule.split(';').map((part) => part.split('=', 2).map((word) => word.trim().toUpperCase())) as [string, string][],
  )
  if (parts.get('FREQ') !== 'YEARLY') return 'repeats_too_often'
  const known = ['FREQ', 'INTERVAL', 'COUNT', 'UNTIL', 'BYMONTH', 'BYMONTHDAY', 'BYDAY', 'WKST']
  if ([...parts.keys()].some((name) => !known.includes(name))) return 'repeats_unread'
  const whole = (name: string, otherwise: number) => {
    const text = parts.get(name)
    return text === undefined ? otherwise : /^-?\d{1,4}$/.test(text) ? Number(text) : Number.NaN
  }
  const month = whole('BYMONTH', first.month)
  const day = whole('BYMONTHDAY', first.day)
  const interval = whole('INTERVAL', 1)
  const count = whole('COUNT', Number.POSITIVE_INFINITY)
  const weekday = parts.get('BYDAY')
  const nth = weekday === undefined ? undefined : /^(-?[1-5])(MO|TU|WE|TH|FR|SA|SU)$/.exec(weekday)
  if (nth === null || [month, day, interval, count].some(Number.isNaN) || month < 1 || month > 12 || interval < 1)
    return 'repeats_unread'
  const until = parts.get('UNTIL')
  const lastDay = until === undefined ? undefined : /^(\d{4})(\d\d)(\d\d)/.exec(until)
  if (lastDay === null) return 'repeats_unread'
  const last = lastDay ? `${lastDay[1]}-${lastDay[2]}-${lastDay[3]}` : '9999-12-31'
  const dates: Temporal.PlainDate[] = []
  let seen = 0
  for (let year = first.year; year <= today.year + years && seen < count; year += interval) {
    const date = nth ? nthWeekday(year, month, Number(nth[1]), nth[2] ?? '') : dayOf(year, month, day)
    if (!date || Temporal.PlainDate.compare(date, first) < 0) continue
    if (date.toString() > last) break
    seen++
    // The days of a long entry may reach into this year.
    if (date.year >= today.year - 1) dates.push(date)
  }
  return dates
}

/** Undefined where the month has no such day. A day below zero counts from the end. */
function dayOf(year: number, month: number, day: number): Temporal.PlainDate | undefined {
  const start = Temporal.PlainDate.from({ year, month, day: 1 })
  const wanted = day < 0 ? start.daysInMonth + 1 + day : day
  return wanted >= 1 && wanted <= start.daysInMonth ? start.with({ day: wanted }) : undefined
}

const weekdays = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU']

/** The first, fourth or (below zero) last such weekday of a month. */
export function nthWeekday(year: number, month: number, nth: number, weekday: string): Temporal.PlainDate | undefined {
  const start = Temporal.PlainDate.from({ year, month, day: 1 })
  const first = 1 + ((weekdays.indexOf(weekday) + 1 - start.dayOfWeek + 7) % 7)
  const all = [0, 7, 14, 21, 28].map((more) => first + more).filter((day) => day <= start.daysInMonth)
  const day = all.at(nth > 0 ? nth - 1 : nth)
  return day === undefined ? undefined : start.with({ day })
}
