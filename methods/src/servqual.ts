import { type Estimate, requireCounts, z95 } from './estimate.ts'

/** How often each difference of received less expected was seen, −6 to 6 on scales of 1 to 7. */
export type GapCounts = readonly { readonly gap: number; readonly n: number }[]

/**
 * Mean gap of perception less expectation in points of the scale, with its 95 % interval (mean ± 1.96 standard errors) and the number
 * of whole pairs; below nought, customers get less than they expect. `undefined` without a pair, and without an interval for one.
 * @throws RangeError unless the numbers are counts.
 * Source: Parasuraman, Zeithaml and Berry 1988, Journal of Retailing 64, 12-40.
 */
export function meanGap(
  counts: GapCounts,
): (Omit<Estimate, 'low' | 'high'> & { low: number | null; high: number | null }) | undefined {
  requireCounts(counts.map(({ n }) => n))
  const n = counts.reduce((sum, count) => sum + count.n, 0)
  if (n === 0) return undefined
  const value = counts.reduce((sum, { gap, n: times }) => sum + gap * times, 0) / n
  if (n === 1) return { value, low: null, high: null, n }
  const variance = counts.reduce((sum, { gap, n: times }) => sum + times * (gap - value) ** 2, 0) / (n - 1)
  const reach = z95 * Math.sqrt(variance / n)
  return { value, low: value - reach, high: value + reach, n }
}

/** Mean of the gaps of the dimensions, each counting the same; `undefined` without one. */
export const unweightedGap = (gaps: readonly number[]): number | undefined =>
  gaps.length === 0 ? undefined : gaps.reduce((sum, gap) => sum + gap, 0) / gaps.length

const pointsInAll = 100

/**
 * Σ points · gap / 100: each dimension counts as much as customers say it matters.
 * @param points mean points of each dimension, as many as gaps, 100 together.
 * @throws RangeError for points below nought, another number of them, or another sum.
 * Source: Zeithaml, Parasuraman and Berry 1990, Delivering Quality Service.
 */
export function weightedGap(gaps: readonly number[], points: readonly number[]): number {
  if (points.length !== gaps.length) throw new RangeError('each dimension has points')
  if (points.some((point) => !(point >= 0))) throw new RangeError('points are not below 0')
  const sum = points.reduce((total, point) => total + point, 0)
  if (Math.abs(sum - pointsInAll) > 1e-6) throw new RangeError(`points add up to ${pointsInAll}, not ${sum}`)
  return gaps.reduce((total, gap, at) => total + (gap * (points[at] as number)) / pointsInAll, 0)
}
