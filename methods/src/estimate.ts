/** A figure with its 95 % interval and the number of observations behind it, all in one unit. */
export type Estimate = { readonly value: number; readonly low: number; readonly high: number; readonly n: number }

/** The 97.5 % point of the standard normal distribution: two-sided 95 %. */
export const z95 = 1.959963984540054

/** Rounds half away from zero and never gives −0. */
export function roundHalfAway(value: number, digits = 0): number {
  const scale = 10 ** digits
  // Fifteen significant digits, or 1.005 × 100 = 100.49999999999999 would round down.
  const scaled = Number((Math.abs(value) * scale).toPrecision(15))
  return (Math.sign(value) * Math.round(scaled)) / scale + 0
}

/** Throws on what is not a count, so that a wrong query cannot become a plausible figure. */
export function requireCounts(counts: readonly number[]): void {
  if (!counts.every((count) => Number.isSafeInteger(count) && count >= 0)) {
    throw new RangeError(`counts are whole numbers from 0, not ${counts.join(', ')}`)
  }
}
