/**
 * The value below which a share of the values lies, in their own unit and order of any kind; `undefined` when there are none.
 * Between two values it is interpolated: Hyndman and Fan's type 7, the default of R, NumPy and spreadsheets.
 * @param probability 0…1: 0.5 is the median.
 * @throws RangeError when the probability or a value is not a number in range.
 */
export function quantile(values: readonly number[], probability: number): number | undefined {
  if (!(probability >= 0 && probability <= 1)) throw new RangeError(`${probability} is not a probability`)
  if (values.some(Number.isNaN)) throw new RangeError('a value is not a number')
  const sorted = Float64Array.from(values).sort()
  const position = (sorted.length - 1) * probability
  const below = sorted[Math.floor(position)]
  const above = sorted[Math.ceil(position)]
  if (below === undefined || above === undefined) return undefined
  // Equal neighbours are returned as they are: infinite ones would give NaN.
  return below === above ? below : below + (position - Math.floor(position)) * (above - below)
}

/** The middle value, or the mean of the two middle ones; `undefined` when there are none. */
export const median = (values: readonly number[]): number | undefined => quantile(values, 0.5)
