import { incompleteBeta, largestWhere } from './distributions.ts'
import type { Estimate } from './estimate.ts'

/** The value that F with these degrees of freedom stays below with this probability. */
const fBelow = (probability: number, df1: number, df2: number): number =>
  largestWhere((f) => incompleteBeta((df1 * f) / (df1 * f + df2), df1 / 2, df2 / 2) < probability, 1e6)

const variance = (values: readonly number[]) => {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length
  return values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (values.length - 1)
}

/**
 * Cronbach's α of the items of one scale with Feldt's 95 % interval: how far they measure one thing. n is the number of whole rows; rows
 * with a gap are dropped. `undefined` for fewer than two items or whole rows, and where the sums do not vary.
 * @param rows one list of answers a person, null for none.
 * @throws RangeError for rows of different lengths.
 * Source: Cronbach 1951; Feldt 1965, Psychometrika 30, 357-370.
 */
export function cronbachAlpha(rows: readonly (readonly (number | null)[])[]): Estimate | undefined {
  const items = rows[0]?.length ?? 0
  if (rows.some((row) => row.length !== items)) throw new RangeError('rows of different lengths')
  const whole = rows.filter((row): row is readonly number[] => row.every((value) => value !== null))
  const n = whole.length
  if (items < 2 || n < 2) return undefined
  const total = variance(whole.map((row) => row.reduce((sum, value) => sum + value, 0)))
  if (total === 0) return undefined
  const single = Array.from({ length: items }, (_, at) => variance(whole.map((row) => row[at] as number)))
  const value = (items / (items - 1)) * (1 - single.reduce((sum, one) => sum + one, 0) / total)
  const [df1, df2] = [n - 1, (n - 1) * (items - 1)]
  return {
    value,
    low: 1 - (1 - value) * fBelow(0.975, df1, df2),
    high: 1 - (1 - value) * fBelow(0.025, df1, df2),
    n,
  }
}
