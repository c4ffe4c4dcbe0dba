import { requireCounts } from './estimate.ts'

/**
 * Whole percents of counts that add up to exactly 100, however they round: the largest remainders are rounded up, of equal ones the
 * first. All nought where there is nothing to share.
 * @throws RangeError unless all are counts.
 * Source: Hamilton's method, Balinski and Young 1982, Fair Representation.
 */
export function wholePercents(counts: readonly number[]): number[] {
  requireCounts(counts)
  const total = counts.reduce((sum, count) => sum + count, 0)
  if (total === 0) return counts.map(() => 0)
  const whole = counts.map((count) => Math.floor((count * 100) / total))
  const left = 100 - whole.reduce((sum, percent) => sum + percent, 0)
  const byRemainder = counts
    .map((count, at) => ({ at, remainder: (count * 100) % total }))
    .sort((one, other) => other.remainder - one.remainder || one.at - other.at)
  for (const { at } of byRemainder.slice(0, left)) whole[at] = (whole[at] as number) + 1
  return whole
}
