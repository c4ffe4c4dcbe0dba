import type { Difference } from './difference.ts'
import { normalBeyond, normalTwoSided } from './distributions.ts'
import { netPromoterScore, type PromoterCounts } from './nps.ts'

/**
 * The difference of two promoter scores in points, first minus second and unrounded, by z; `undefined` where nobody answered one of them.
 * Where all of a group said the same its standard error is nought: then p-value and interval are those of both scores with the three more
 * answers of adjusted Wald.
 * @throws RangeError unless all are counts.
 * Source: Rocks 2016; two independent groups.
 */
export function comparePromoters(first: PromoterCounts, second: PromoterCounts): Difference | undefined {
  const [one, two] = [netPromoterScore(first), netPromoterScore(second)]
  if (!one || !two) return undefined
  const isFlat = one.standardError === 0 || two.standardError === 0
  const [a, b] = isFlat ? [one.adjusted, two.adjusted] : [plainOf(one), plainOf(two)]
  const error = Math.hypot(a.standardError, b.standardError)
  const centre = a.score - b.score
  return {
    value: one.exactScore - two.exactScore,
    n: one.n + two.n,
    pValue: normalTwoSided(centre / error),
    at: (level) => {
      const reach = normalBeyond(level) * error
      return { low: Math.max(-200, centre - reach), high: Math.min(200, centre + reach) }
    },
  }
}

const plainOf = ({ exactScore, standardError }: { exactScore: number; standardError: number }) => ({
  score: exactScore,
  standardError,
})
