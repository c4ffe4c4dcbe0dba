import type { Difference } from './difference.ts'
import { largestWhere, normalBeyond, normalTwoSided } from './distributions.ts'
import { type Estimate, requireCounts, z95 } from './estimate.ts'
import { wilsonInterval } from './wilson.ts'

/** How many of a group showed something. */
export type Counted = { readonly successes: number; readonly n: number }

/**
 * The difference of two independent shares, first minus second, −1…1, with its hybrid score interval at 95 % (or another `z`);
 * `undefined` where a group is empty. The interval's n is that of both groups together.
 * @throws RangeError unless all are counts and `successes` ≤ `n`.
 * Source: Newcombe 1998, Statistics in Medicine 17, 873-890, method 10.
 */
export function newcombeDifference(first: Counted, second: Counted, z = z95): Estimate | undefined {
  requireCounts([first.successes, first.n, second.successes, second.n])
  const [one, two] = [wilsonInterval(first.successes, first.n, z), wilsonInterval(second.successes, second.n, z)]
  if (!one || !two) return undefined
  const value = one.value - two.value
  return {
    value,
    low: Math.max(-1, value - Math.hypot(one.value - one.low, two.high - two.value)),
    high: Math.min(1, value + Math.hypot(one.high - one.value, two.value - two.low)),
    n: first.n + second.n,
  }
}

/** The same for any level, with the p-value that its interval stands for; `undefined` where a group is empty. */
export function compareShares(first: Counted, second: Counted): Difference | undefined {
  const plain = newcombeDifference(first, second)
  if (!plain) return undefined
  const within = (z: number) => newcombeDifference(first, second, z) as Estimate
  const holdsNought = ({ low, high }: Estimate) => low <= 0 && high >= 0
  const reach = plain.value === 0 ? 0 : largestWhere((z) => !holdsNought(within(z)), 40)
  return {
    value: plain.value,
    n: plain.n,
    pValue: normalTwoSided(reach),
    at: (level) => within(normalBeyond(level)),
  }
}
