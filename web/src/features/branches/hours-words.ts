import type { OpeningHours } from '@heed/contract/workspace.ts'
import type { useTranslation } from 'react-i18next'
import { endsNextDay, isWholeDay, type Span, shownEnd, type Weekday, weekdays } from './hours.ts'

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

type Say = ReturnType<typeof useTranslation<'setup'>>['t']

/** "09:00–12:30, 13:30–18:00", "around the clock", "22:00–06:00 (next day)" */
export const spansWords = (spans: Span[], t: Say) =>
  spans
    .map((span) => {
      if (span[0] === '00:00' && isWholeDay(span)) return t('hours.allDay')
      const times = `${span[0]}–${shownEnd(span[1])}`
      return endsNextDay(span) ? `${times} (${t('hours.nextDay')})` : times
    })
    .join(', ')

/** The days that differ and have not passed, in their order. */
export const daysToCome = (overrides: OpeningHours['overrides'], today: string) =>
  overrides.filter(({ date }) => date >= today).toSorted((one, other) => one.date.localeCompare(other.date))
