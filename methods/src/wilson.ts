import { type Estimate, requireCounts, z95 } from './estimate.ts'

/**
 * A share 0…1 with Wilson's score interval at 95 % (or another `z`), without continuity correction; `undefined` when n = 0.
 * @throws RangeError unless both are counts and `successes` ≤ `n`.
 * Source: Wilson 1927; Newcombe 1998, method 3.
 */
export function wilsonInterval(successes: number, n: number, z = z95): Estimate | undefined {
  requireCounts([successes, n, n - successes])
  if (n === 0) return undefined
  const share = successes / n
  const centre = (successes + z ** 2 / 2) / (n + z ** 2)
  const reach = (z / (n + z ** 2)) * Math.sqrt(n * share * (1 - share) + z ** 2 / 4)
  return {
    value: share,
    low: successes === 0 ? 0 : Math.max(0, centre - reach),
    high: successes === n ? 1 : Math.min(1, centre + reach),
    n,
  }
}

/** The same in percent, as pages show it; nulls when n = 0. @throws RangeError as `wilsonInterval`. */
export function wilsonPercent(
  successes: number,
  n: number,
): { sharePercent: number | null; interval: [number, number] | null } {
  const share = wilsonInterval(successes, n)
  return share
    ? { sharePercent: share.value * 100, interval: [share.low * 100, share.high * 100] }
    : { sharePercent: null, interval: null }
}
