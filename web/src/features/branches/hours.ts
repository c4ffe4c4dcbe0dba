import type { BusinessKind, OpeningHours } from '@heed/contract/workspace.ts'

export type Span = [string, string]
export type Weekday = '1' | '2' | '3' | '4' | '5' | '6' | '7'
export const weekdays: Weekday[] = ['1', '2', '3', '4', '5', '6', '7']

export const usualSpan: Span = ['09:00', '18:00']

const wholeDay: Span = ['00:00', '24:00']

/** What a kind of business mostly keeps, from Monday to Sunday: to begin with, and to be changed. */
const usualWeeks: Record<BusinessKind, (Span | undefined)[]> = {
  shop: week(['09:00', '18:00'], ['09:00', '18:00']),
  hotel: week(wholeDay, wholeDay, wholeDay),
  clinic: week(['09:00', '18:00'], ['09:00', '13:00']),
  salon: week(['10:00', '19:00'], ['10:00', '19:00']),
  restaurant: week(['11:00', '23:00'], ['11:00', '23:00'], ['11:00', '23:00']),
  online_store: week(['09:00', '18:00']),
  other: week(['09:00', '18:00']),
}

function week(workday: Span, saturday?: Span, sunday?: Span) {
  return [...Array<Span>(5).fill(workday), saturday, sunday]
}

export const usualHoursOf = (kind: BusinessKind): OpeningHours => ({
  weekly: Object.fromEntries(
    weekdays.map((day, index) => {
      const span = usualWeeks[kind][index]
      return [day, span ? [span] : []]
    }),
  ),
  overrides: [],
})

const minutesOf = (time: string) => Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5))
const twoDigits = (value: number) => String(value).padStart(2, '0')
const timeOf = (minutes: number) => `${twoDigits(Math.floor(minutes / 60))}:${twoDigits(minutes % 60)}`

/** The end as a wall clock shows it: "30:00" is 06:00 on the next day; midnight ends the day as 24:00. */
export const shownEnd = (end: string) => (minutesOf(end) === 1440 ? end : timeOf(minutesOf(end) % 1440))

export const endsNextDay = ([, to]: Span) => minutesOf(to) > 1440

export const isWholeDay = ([from, to]: Span) => minutesOf(to) - minutesOf(from) === 1440

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
