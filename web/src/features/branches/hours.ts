import type { OpeningHours } from '@heed/contract/workspace.ts'

export type Span = [string, string]
export type Weekday = '1' | '2' | '3' | '4' | '5' | '6' | '7'
export const weekdays: Weekday[] = ['1', '2', '3', '4', '5', '6', '7']

export const usualSpan: Span = ['09:00', '18:00']

export const usualHours: OpeningHours = {
  weekly: Object.fromEntries(weekdays.map((day) => [day, day === '7' ? [] : [usualSpan]])),
  overrides: [],
}

const minutesOf = (time: string) => Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5))
const twoDigits = (value: number) => String(value).padStart(2, '0')
const timeOf = (minutes: number) => `${twoDigits(Math.floor(minutes / 60))}:${twoDigits(minutes % 60)}`

/** The end as a wall clock shows it: "30:00" is 06:00 on the next day. */
export const shownEnd = (end: string) => timeOf(minutesOf(end) % 1440)

export const endsNextDay = ([, to]: Span) => minutesOf(to) > 1440

/** Builds a span from two wall-clock times; an end at or before the start lies on the next day. */
export const spanOf = (from: string, to: string): Span => {
  const end = minutesOf(to)
  return [from, timeOf(end <= minutesOf(from) ? end + 1440 : end)]
}

/** A span that follows the last one of a day: after lunch, or the usual one. */
export const nextSpan = (spans: Span[]): Span => {
  const last = spans.at(-1)
  if (!last) return usualSpan
  const start = Math.min(minutesOf(last[1]) + 60, 23 * 60)
  return [timeOf(start % 1440), timeOf(Math.min(start + 180, 24 * 60))]
}
