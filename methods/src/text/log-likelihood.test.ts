import { expect, test } from 'vitest'
import { logLikelihood } from './log-likelihood.ts'

test('G² is what is reckoned by hand', () => {
  // 10 of 100 against 2 of 100, 6 expected in each: 2 (10 ln 10/6 + 90 ln 90/94 + 2 ln 2/6 + 98 ln 98/94).
  const byHand = 2 * (10 * Math.log(10 / 6) + 90 * Math.log(90 / 94) + 2 * Math.log(2 / 6) + 98 * Math.log(98 / 94))
  expect(byHand).toBeCloseTo(6.1627, 3)
  expect(logLikelihood({ count: 10, n: 100 }, { count: 2, n: 100 })).toBeCloseTo(byHand, 10)
})

test('equal shares, or nothing to compare with, give 0; all against none is finite', () => {
  expect(logLikelihood({ count: 5, n: 50 }, { count: 10, n: 100 })).toBeCloseTo(0, 10)
  expect(logLikelihood({ count: 5, n: 50 }, { count: 0, n: 0 })).toBe(0)
  expect(logLikelihood({ count: 10, n: 10 }, { count: 0, n: 10 })).toBeCloseTo(40 * Math.LN2, 10)
  expect(() => logLikelihood({ count: 6, n: 5 }, { count: 0, n: 5 })).toThrow(RangeError)
})
