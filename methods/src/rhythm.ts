import { median } from './quantiles.ts'

/** How often somebody comes by themselves, in days. */
export type Rhythm = {
  /** Median of the days between one time and the next. */
  usualDays: number
  /** First day, after the last time, on which they are late: half of their usual time more than it. */
  lateAfter: number
  /** First day on which they have gone quiet: twice their usual time. */
  quietAfter: number
}

const fewestGaps = 2

/**
 * A customer's own rhythm out of the days on which they came. Undefined under three different days: two times make one gap, and one gap is
 * no habit.
 * @param days whole days since any beginning, in any order; the same day counts once
 */
export function rhythmOf(days: readonly number[]): Rhythm | undefined {
  const sorted = [...new Set(days)].sort((one, other) => one - other)
  const gaps = sorted.slice(1).map((day, at) => day - (sorted[at] as number))
  if (gaps.length < fewestGaps) return undefined
  const usualDays = median(gaps) as number
  return { usualDays, lateAfter: Math.ceil(usualDays * 1.5), quietAfter: Math.ceil(usualDays * 2) }
}
