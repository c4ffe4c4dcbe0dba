import type { ProposedDay } from '@heed/contract/holidays.ts'
import type { OpeningHours } from '@heed/contract/workspace.ts'

/** The days that differ with those taken among them: one line a date, in their order. */
export const takeDays = (
  overrides: OpeningHours['overrides'],
  taken: readonly Pick<ProposedDay, 'date' | 'spans' | 'note'>[],
): OpeningHours['overrides'] => {
  const dates = new Set(taken.map(({ date }) => date))
  const added = taken.map(({ date, spans, note }) => ({ date, spans, ...(note ? { note } : {}) }))
  return [...overrides.filter(({ date }) => !dates.has(date)), ...added].toSorted((one, other) =>
    one.date.localeCompare(other.date),
  )
}

/** The same days against hours that are not saved yet. */
export const comparedWith = (overrides: OpeningHours['overrides'], days: readonly ProposedDay[]): ProposedDay[] =>
  days.map((day) => {
    const known = overrides.find(({ date }) => date === day.date)
    const isSame =
      known !== undefined &&
      JSON.stringify(known.spans) === JSON.stringify(day.spans) &&
      (known.note ?? '') === day.note
    if (!known) return { ...day, change: 'new', before: null }
    return isSame
      ? { ...day, change: 'same', before: null }
      : { ...day, change: 'replaces', before: { spans: known.spans, note: known.note ?? null } }
  })
