import { requireCounts } from './estimate.ts'

/** Events seen in an exposure: complaints in the cases opened, calls in hours, faults in pieces. */
export type Rate = { readonly events: number; readonly exposure: number }

export type RateComparison = {
  /** Probability of so few events afterwards, or fewer, if nothing had changed (one-sided); null where nothing can be compared. */
  readonly pValue: number | null
  /** `too_few`: even no event at all afterwards could not have shown a lower rate at this level. */
  readonly verdict: 'lower' | 'not_shown' | 'too_few'
}

/**
 * Whether a rate is lower than it was before: the exact conditional comparison of two Poisson rates. Given all events together, those
 * afterwards are binomial with the share of the exposure that lies afterwards, so no approximation is needed however few they are.
 * @param level largest p-value that counts as shown, between 0 and 1.
 * @throws RangeError unless events are counts, exposures finite and not negative, and the level lies between 0 and 1.
 * Source: Przyborowski and Wilenski 1940, Biometrika 31, 313-323 (the C-test).
 */
export function compareRates(before: Rate, after: Rate, level = 0.05): RateComparison {
  requireCounts([before.events, after.events])
  if (![before.exposure, after.exposure].every((exposure) => Number.isFinite(exposure) && exposure >= 0))
    throw new RangeError('an exposure is a number from 0')
  if (!(level > 0 && level < 1)) throw new RangeError(`${level} is not a level between 0 and 1`)
  const events = before.events + after.events
  if (before.exposure === 0 || after.exposure === 0 || events === 0) return { pValue: null, verdict: 'too_few' }
  const shareAfter = after.exposure / (before.exposure + after.exposure)
  const pValue = binomialAtMost(after.events, events, shareAfter)
  if (pValue <= level) return { pValue, verdict: 'lower' }
  return { pValue, verdict: binomialAtMost(0, events, shareAfter) > level ? 'too_few' : 'not_shown' }
}

/** P(X ≤ k) for X binomial with n trials of probability p, 0 < p < 1; each term follows from the one before it, in logarithms. */
function binomialAtMost(k: number, n: number, p: number): number {
  if (k >= n) return 1
  let logTerm = n * Math.log1p(-p)
  let sum = Math.exp(logTerm)
  for (let x = 1; x <= k; x++) {
    logTerm += Math.log((n - x + 1) / x) + Math.log(p) - Math.log1p(-p)
    sum += Math.exp(logTerm)
  }
  return Math.min(1, sum)
}
