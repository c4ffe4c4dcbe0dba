/** Of a normal distribution, the mean distance of two neighbours in standard deviations. */
const d2 = 1.128

/**
 * Chart of single values: centre x̄ and limits x̄ ± 3·MR̄/1.128, where MR̄ is the mean distance of neighbours; in the unit of the values.
 * `undefined` for fewer than two. A value is beyond only strictly outside.
 * Source: Wheeler 1993, Understanding Variation; NIST/SEMATECH e-Handbook § 6.3.2.2.
 */
export function xmrChart(
  values: readonly number[],
): { centre: number; lower: number; upper: number; isBeyond: boolean[] } | undefined {
  if (values.length < 2) return undefined
  const centre = values.reduce((sum, value) => sum + value, 0) / values.length
  const moves = values.slice(1).map((value, at) => Math.abs(value - (values[at] as number)))
  const reach = (3 * moves.reduce((sum, move) => sum + move, 0)) / moves.length / d2
  const [lower, upper] = [centre - reach, centre + reach]
  return { centre, lower, upper, isBeyond: values.map((value) => value < lower || value > upper) }
}

const longRun = 8

/**
 * Which values end a run of eight or more on one side of the centre; a value on the centre breaks it.
 * Source: Western Electric 1956, rule 4.
 */
export function longRuns(values: readonly number[], centre: number): boolean[] {
  let run = 0
  return values.map((value) => {
    const side = Math.sign(value - centre)
    run = side === 0 ? 0 : Math.sign(run) === side ? run + side : side
    return Math.abs(run) >= longRun
  })
}
