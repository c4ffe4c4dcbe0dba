import type { Calendar } from '@heed/methods/calendar.ts'
import { openDays } from '@heed/methods/open-days.ts'
import { suggest } from '../suggest-times.ts'
import type { Phrases, Unit } from './phrases.ts'

const minuteMs = 60_000
const dayMs = 86_400_000
const nearMs = 30 * minuteMs
const latestHour = 20
/** Where the branch is closed that day. */
const usualHour = 18
const hourOfPart = { noon: 12, morning: 12, afternoon: 17, evening: 20 } as const
/** “By five” is said of the afternoon. */
const firstMorningHour = 8

/** The moment (epoch milliseconds) that a sentence in lower case names, in the zone of the calendar; undefined when it names none. */
export function momentOf(said: string, phrases: Phrases, calendar: Calendar, nowMs: number): number | undefined {
  const span = saidSpan(said, phrases)
  if (span && (span.unit === 'minute' || span.unit === 'hour')) {
    const ms = nowMs + span.count * (span.unit === 'hour' ? 60 : 1) * minuteMs
    // What would fall after closing is done in the morning.
    return isOpen(calendar, ms) ? ms : (nextMorning(calendar, nowMs) ?? ms)
  }
  const today = Temporal.Instant.fromEpochMilliseconds(nowMs).toZonedDateTimeISO(calendar.zone).toPlainDate()
  const day = span
    ? today.add({ days: Math.round(span.count * (span.unit === 'week' ? 7 : 1)) })
    : saidDay(said, phrases, today)
  const time = saidTime(said, phrases)
  if (!day && !time) return undefined
  if (!day && time && !('hour' in time)) return time.part === 'close' ? closingOf(calendar, today, nowMs) : undefined
  const at = (date: Temporal.PlainDate, { hour, minute }: { hour: number; minute: number }) =>
    date.toZonedDateTime({ timeZone: calendar.zone, plainTime: new Temporal.PlainTime(hour, minute) }).epochMilliseconds
  if (time && 'hour' in time) {
    const ms = at(day ?? today, time)
    return day || ms > nowMs ? ms : at(today.add({ days: 1 }), time)
  }
  const date = day ?? today
  if (time && time.part !== 'close') return at(date, { hour: hourOfPart[time.part], minute: 0 })
  return closingOf(calendar, date, nowMs)
}

function saidSpan(said: string, { within, units, numberOf }: Phrases): { count: number; unit: Unit } | undefined {
  for (const pattern of within) {
    const { count, unit } = pattern.exec(said)?.groups ?? {}
    const known = units.find(({ patterns }) =>
      patterns.some((one) => unit !== undefined && one.exec(unit)?.[0] === unit),
    )
    if (count && known) return { count: numberOf(count), unit: known.name }
  }
  return undefined
}

function saidDay(said: string, phrases: Phrases, today: Temporal.PlainDate): Temporal.PlainDate | undefined {
  for (const pattern of phrases.date) {
    const { day, month } = pattern.exec(said)?.groups ?? {}
    const number = phrases.months.findIndex((one) => month !== undefined && one.exec(month)?.[0] === month) + 1
    if (!day || number === 0 || Number(day) < 1 || Number(day) > 31) continue
    const date = today.with({ month: number, day: Number(day) })
    return Temporal.PlainDate.compare(date, today) < 0 ? date.add({ years: 1 }) : date
  }
  const weekday = phrases.weekdays.findIndex((pattern) => pattern.test(said)) + 1
  const name = phrases.days.find(({ patterns }) => patterns.some((pattern) => pattern.test(said)))?.name
  if (weekday > 0 && name !== 'today' && name !== 'tomorrow') {
    const days = (weekday - today.dayOfWeek + 7) % 7
    return today.add({ days: name === 'next_week' && days + today.dayOfWeek <= 7 ? days + 7 : days })
  }
  switch (name) {
    case 'today':
      return today
    case 'tomorrow':
      return today.add({ days: 1 })
    case 'after_tomorrow':
      return today.add({ days: 2 })
    case 'end_of_week':
      return today.add({ days: Math.max(0, 5 - today.dayOfWeek) })
    case 'next_week':
      return today.add({ days: 12 - today.dayOfWeek })
    default:
      return undefined
  }
}

type Said = { hour: number; minute: number } | { part: 'noon' | 'morning' | 'afternoon' | 'evening' | 'close' }

function saidTime(sentence: string, { date, clock, parts, numberOf }: Phrases): Said | undefined {
  // “By 2 December” names no hour.
  const said = date.reduce((rest, pattern) => rest.replace(pattern, ' '), sentence)
  const part = parts.find(({ patterns }) => patterns.some((pattern) => pattern.test(said)))?.name
  for (const pattern of clock) {
    const { hour, minute, half, thirty } = pattern.exec(said)?.groups ?? {}
    const number = hour === undefined ? Number.NaN : numberOf(hour)
    if (!(number >= 0 && number <= 24)) continue
    const isLater =
      number < 12 &&
      (half === 'pm' ||
        (half === undefined && (part === 'afternoon' || part === 'evening')) ||
        (half === undefined && part !== 'morning' && minute === undefined && number > 0 && number < firstMorningHour))
    return { hour: (number + (isLater ? 12 : 0)) % 24, minute: minute ? Number(minute) % 60 : thirty ? 30 : 0 }
  }
  return part && { part }
}

const isOpen = (calendar: Calendar, ms: number) =>
  [...openDays(calendar, ms, ms + 1)].flat().some(({ from, to }) => from <= ms && ms < to)

const nextMorning = (calendar: Calendar, nowMs: number) =>
  suggest(calendar, nowMs).items.find(({ time }) => time === 'next_morning')?.atMs

/** The end of a day's hours, not after eight; of today minutes before it, the next working morning. */
function closingOf(calendar: Calendar, date: Temporal.PlainDate, nowMs: number): number {
  const start = date.toZonedDateTime(calendar.zone)
  const at = (hour: number) =>
    date.toZonedDateTime({ timeZone: calendar.zone, plainTime: new Temporal.PlainTime(hour) }).epochMilliseconds
  const spans = [...openDays(calendar, start.epochMilliseconds, start.epochMilliseconds + dayMs)]
    .flat()
    .filter(({ from }) => from >= start.epochMilliseconds && from < start.add({ days: 1 }).epochMilliseconds)
  const last = spans.at(-1)
  const closing = last ? Math.min(last.to, at(latestHour)) : at(usualHour)
  const isToday = start.epochMilliseconds <= nowMs && nowMs < start.add({ days: 1 }).epochMilliseconds
  return isToday && closing - nowMs <= nearMs ? (nextMorning(calendar, nowMs) ?? closing) : closing
}
