import { requireCounts } from './estimate.ts'

export type ChartPoint = {
  /** d / n; undefined where n = 0. */
  share: number | undefined
  /** Three standard deviations of a share of this n around the centre, kept inside 0…1. */
  lower: number
  upper: number
  isBeyond: boolean
}

/**
 * p-chart of shares 0…1 with limits for each point's own n: centre p̄ = Σd / Σn, limits p̄ ± 3·√(p̄(1 − p̄)/n).
 * A point is beyond only strictly outside its limits; one without observations has none and stretches over the whole scale.
 * @param counts d of n for each point, in their order.
 * @returns `undefined` when nothing was observed.
 * @throws RangeError unless all are counts and d ≤ n.
 * Source: Montgomery, Introduction to Statistical Quality Control, § 7.2.
 */
export function pChart(
  counts: readonly { d: number; n: number }[],
): { centre: number; points: ChartPoint[] } | undefined {
  requireCounts(counts.flatMap(({ d, n }) => [d, n, n - d]))
  const n = counts.reduce((sum, point) => sum + point.n, 0)
  if (n === 0) return undefined
  const centre = counts.reduce((sum, point) => sum + point.d, 0) / n
  return { centre, points: counts.map((point) => placePoint(point, centre)) }
}

function placePoint({ d, n }: { d: number; n: number }, centre: number): ChartPoint {
  if (n === 0) return { share: undefined, lower: 0, upper: 1, isBeyond: false }
  const reach = 3 * Math.sqrt((centre * (1 - centre)) / n)
  const share = d / n
  return {
    share,
    lower: Math.max(0, centre - reach),
    upper: Math.min(1, centre + reach),
    isBeyond: share < centre - reach || share > centre + reach,
  }
}
