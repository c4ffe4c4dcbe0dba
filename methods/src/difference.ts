import type { Estimate } from './estimate.ts'

/**
 * A difference of two groups, first minus second: `at(level)` is its interval that misses the true difference with this probability, and
 * `pValue` the largest level at which the interval still holds nought (so both always say the same).
 */
export type Difference = {
  readonly value: number
  readonly n: number
  readonly pValue: number
  readonly at: (level: number) => Pick<Estimate, 'low' | 'high'>
}
