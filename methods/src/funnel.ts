import { incompleteBeta } from './distributions.ts'
import { requireCounts } from './estimate.ts'
import type { Counted } from './newcombe.ts'

export type FunnelLimits = { low95: number; high95: number; low998: number; high998: number }

/** P(X ≤ k) of n trials of probability p. */
const atMost = (k: number, n: number, p: number): number =>
  k < 0 ? 0 : k >= n ? 1 : incompleteBeta(1 - p, n - k, k + 1)

/** The count below which a share of `tail` lies, between two whole numbers in proportion, as Spiegelhalter draws smooth limits. */
function countAt(tail: number, n: number, target: number): number {
  let [low, high] = [-1, n]
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2)
    if (atMost(middle, n, target) >= tail) high = middle
    else low = middle
  }
  const [above, below] = [atMost(high, n, target), atMost(high - 1, n, target)]
  return above === below ? high : high - (above - tail) / (above - below)
}

/**
 * Where 95 % and 99.8 % of shares of `n` observations lie if nothing but chance sets them apart from the target 0…1: exact binomial
 * limits, stretched by √φ around the target where groups differ more than chance alone would let them.
 * @throws RangeError unless n is a count above 0, the target lies strictly between 0 and 1 and φ is at least 1.
 * Source: Spiegelhalter 2005, Statistics in Medicine 24, 1185-1202.
 */
export function funnelLimits(n: number, target: number, phi = 1): FunnelLimits {
  requireCounts([n])
  if (n === 0) throw new RangeError('nothing was observed')
  if (!(target > 0 && target < 1)) throw new RangeError(`${target} is not a share strictly between 0 and 1`)
  if (!(phi >= 1)) throw new RangeError('φ is at least 1')
  const limit = (tail: number) =>
    Math.min(1, Math.max(0, target + (countAt(tail, n, target) / n - target) * Math.sqrt(phi)))
  return { low95: limit(0.025), high95: limit(0.975), low998: limit(0.001), high998: limit(0.999) }
}

export type FunnelPlace = 'inside' | 'above95' | 'below95' | 'above998' | 'below998'

/**
 * Where a share lies among the limits of its own n. A smooth limit runs between two counts, the upper one below the first count that is
 * rare enough, so that alone would call more groups outside above than below: outside is only what lies beyond the limit and of which
 * chance alone gives that much or more (that little or less) no more often than the limit says.
 */
export function funnelPlace({ successes, n }: Counted, target: number, limits: FunnelLimits): FunnelPlace {
  const share = successes / n
  const isAbove = (limit: number, tail: number) => share > limit && 1 - atMost(successes - 1, n, target) <= tail
  const isBelow = (limit: number, tail: number) => share < limit && atMost(successes, n, target) <= tail
  if (isAbove(limits.high998, 0.001)) return 'above998'
  if (isBelow(limits.low998, 0.001)) return 'below998'
  if (isAbove(limits.high95, 0.025)) return 'above95'
  return isBelow(limits.low95, 0.025) ? 'below95' : 'inside'
}

/** With fewer groups one that differs would widen the limits for itself. */
const groupsForPhi = 10

/**
 * φ: how much more than chance the groups differ, from their z-scores with a tenth at each end pulled in; 1 where they do not, or where
 * there are fewer than ten groups to tell from.
 * @throws RangeError for a share of outliers outside 0…0.5.
 * Source: Spiegelhalter 2005, § 3.2 (multiplicative, winsorised); quantiles of type 7.
 */
export function overdispersion(zScores: readonly number[], outer = 0.1): number {
  if (!(outer >= 0 && outer < 0.5)) throw new RangeError(`${outer} is not a share of outliers`)
  if (zScores.length < groupsForPhi) return 1
  const sorted = [...zScores].sort((one, other) => one - other)
  const quantile = (share: number) => {
    const place = share * (sorted.length - 1)
    const below = sorted[Math.floor(place)] as number
    return below + (place % 1) * ((sorted[Math.ceil(place)] as number) - below)
  }
  const [low, high] = [quantile(outer), quantile(1 - outer)]
  const squares = zScores.reduce((sum, z) => sum + Math.min(high, Math.max(low, z)) ** 2, 0)
  return Math.max(1, squares / zScores.length)
}

/** How many standard errors of the target a group's share is away from it. */
export const funnelScore = ({ successes, n }: Counted, target: number): number =>
  (successes / n - target) / Math.sqrt((target * (1 - target)) / n)
