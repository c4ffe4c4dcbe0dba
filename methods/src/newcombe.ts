import { type Estimate, requireCounts } from './estimate.ts'
import { wilsonInterval } from './wilson.ts'

/** How many of a group showed something. */
export type Counted = { readonly successes: number; readonly n: number }

/**
 * The difference of two independent shares, first minus second, −1…1, with its hybrid score interval at 95 %; `undefined` where a
 * group is empty. The interval's n is that of both groups together.
 * @throws RangeError unless all are counts and `successes` ≤ `n`.
 * Source: Newcombe 1998, Statistics in Medicine 17, 873-890, method 10.
 */
export function newcombeDifference(first: Counted, second: Counted): Estimate | undefined {
  requireCounts([first.successes, first.n, second.successes, second.n])
  const [one, two] = [wilsonInterval(first.successes, first.n), wilsonInterval(second.successes, second.n)]
  if (!one || !two) return undefined
  const value = one.value - two.value
  return {
    value,
    low: Math.max(-1, value - Math.hypot(one.value - one.low, two.high - two.value)),
    high: Math.min(1, value + Math.hypot(one.high - one.value, two.value - two.low)),
    n: first.n + second.n,
  }
}
