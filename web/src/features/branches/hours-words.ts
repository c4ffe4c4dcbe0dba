import type { OpeningHours } from '@heed/contract/workspace.ts'
import { type Span, shownEnd, type Weekday, weekdays } from './hours.ts'

export type DayGroup = { from: Weekday; to: Weekday; spans: Span[] }

/** The week in as few lines as it needs: neighbouring days with the same hours stand together. */
export const groupDays = (weekly: OpeningHours['weekly']): DayGroup[] => {
  const groups: DayGroup[] = []
  for (const day of weekdays) {
    const spans = (weekly[day] ?? []) as Span[]
    const last = groups.at(-1)
    if (last && JSON.stringify(last.spans) === JSON.stringify(spans)) last.to = day
    else groups.push({ from: day, to: day, spans })
  }
  return groups
}

/** "09:00–12:30, 13:30–18:00" */
export const spansWords = (spans: Span[]) => spans.map(([from, to]) => `${from}–${shownEnd(to)}`).join(', ')

/** The days that differ and have not passed, in their order. */
export const daysToCome = (overrides: OpeningHours['overrides'], today: string) =>
  overrides.filter(({ date }) => date >= today).toSorted((one, other) => one.date.localeCompare(other.date))
