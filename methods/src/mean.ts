import type { Difference } from './difference.ts'
import { studentBeyond, studentTwoSided } from './distributions.ts'
import { type Estimate, requireCounts } from './estimate.ts'

/** How often each value was given. */
export type ValueCounts = readonly { readonly value: number; readonly n: number }[]

type Moments = { mean: number; n: number; error: number }

/** `error` is the standard error of the mean; nought for one value only. */
function momentsOf(counts: ValueCounts): Moments | undefined {
  requireCounts(counts.map(({ n }) => n))
  const n = counts.reduce((sum, count) => sum + count.n, 0)
  if (n === 0) return undefined
  const mean = counts.reduce((sum, { value, n: times }) => sum + value * times, 0) / n
  const squares = counts.reduce((sum, { value, n: times }) => sum + times * (value - mean) ** 2, 0)
  return { mean, n, error: n === 1 ? 0 : Math.sqrt(squares / (n - 1) / n) }
}

/**
 * Mean in the unit of the values with Student's 95 % interval; `undefined` for fewer than two values.
 * @throws RangeError unless the numbers are counts.
 */
export function meanOf(counts: ValueCounts): Estimate | undefined {
  const moments = momentsOf(counts)
  if (!moments || moments.n < 2) return undefined
  const { mean, n, error } = moments
  const reach = error === 0 ? 0 : studentBeyond(0.05, n - 1) * error
  return { value: mean, low: mean - reach, high: mean + reach, n }
}

/**
 * The difference of two means, first minus second, where the groups need not vary alike; `undefined` for a group of fewer than two, and
 * where all of both said the same (how sure it is cannot be told).
 * @throws RangeError unless the numbers are counts.
 * Source: Welch 1947, Biometrika 34, 28-35; degrees of freedom by Satterthwaite 1946.
 */
export function compareMeans(first: ValueCounts, second: ValueCounts): (Difference & { df: number }) | undefined {
  const [one, two] = [momentsOf(first), momentsOf(second)]
  if (!one || !two || one.n < 2 || two.n < 2) return undefined
  const error = Math.hypot(one.error, two.error)
  if (error === 0) return undefined
  const df = error ** 4 / (one.error ** 4 / (one.n - 1) + two.error ** 4 / (two.n - 1))
  const value = one.mean - two.mean
  return {
    value,
    n: one.n + two.n,
    df,
    pValue: studentTwoSided(value / error, df),
    at: (level) => {
      const reach = studentBeyond(level, df) * error
      return { low: value - reach, high: value + reach }
    },
  }
}
