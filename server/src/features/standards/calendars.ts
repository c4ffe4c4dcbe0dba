import type { OpeningHours } from '@heed/contract/workspace.ts'
import type { Calendar } from '@heed/methods/calendar.ts'

/** What a clock is computed on: the branch's hours, or every hour of every day. */
export type HoursOf = { branch_id: string; zone: string; hours: unknown; hours_version: number }

const kept = new Map<string, Calendar>()
const alwaysOpen: Calendar['weekly'] = Object.fromEntries(
  ['1', '2', '3', '4', '5', '6', '7'].map((day) => [day, [['00:00', '24:00']]]),
)

/** Business time remembers what it worked out for a calendar object, so each version of a branch's hours is one object. */
export function calendarOf(branch: HoursOf, hours: 'branch' | 'always'): Calendar {
  const key = `${branch.branch_id}:${branch.hours_version}:${branch.zone}:${hours}`
  const known = kept.get(key)
  if (known) return known
  const opening = branch.hours as OpeningHours
  const calendar: Calendar =
    hours === 'always'
      ? { zone: branch.zone, weekly: alwaysOpen }
      : {
          zone: branch.zone,
          weekly: opening.weekly,
          overrides: Object.fromEntries(opening.overrides.map(({ date, spans }) => [date, spans])),
        }
  if (kept.size > 1000) kept.clear()
  kept.set(key, calendar)
  return calendar
}
