import { type Estimate, requireCounts } from './estimate.ts'
import { wilsonInterval } from './wilson.ts'

/** Number of answers 5, 4, 3, 2 and 1, in this order. */
export type SatisfactionCounts = readonly [five: number, four: number, three: number, two: number, one: number]

/**
 * Customer satisfaction on 1–5: the share (0…1) of answers 4 and 5 with Wilson's 95 % interval, and the mean (1…5);
 * `undefined` when nobody answered.
 * @throws RangeError unless all five are counts.
 */
export function customerSatisfaction(counts: SatisfactionCounts): { share: Estimate; mean: number } | undefined {
  requireCounts(counts)
  const n = counts.reduce((sum, count) => sum + count, 0)
  const share = wilsonInterval(counts[0] + counts[1], n)
  const points = counts.reduce((sum, count, index) => sum + count * (5 - index), 0)
  return share && { share, mean: points / n }
}
