import fc from 'fast-check'
import { expect, test } from 'vitest'
import vectors from './vectors.json' with { type: 'json' }
import { wilsonInterval, wilsonPercent } from './wilson.ts'

test.each(vectors.wilson)('Wilson interval: $id', ({ input, expected, tolerance }) => {
  const interval = wilsonInterval(input.x, input.n)
  expect(Math.abs(Number(interval?.low) - Number(expected[0]))).toBeLessThanOrEqual(tolerance)
  expect(Math.abs(Number(interval?.high) - Number(expected[1]))).toBeLessThanOrEqual(tolerance)
})

test('nothing observed gives no share; all or none reach the end of the scale exactly', () => {
  expect(wilsonInterval(0, 0)).toBeUndefined()
  expect(wilsonInterval(0, 7)?.low).toBe(0)
  expect(wilsonInterval(7, 7)?.high).toBe(1)
})

test('more successes than trials are refused', () => {
  expect(() => wilsonInterval(3, 2)).toThrow(RangeError)
})

test('property: the share lies in its interval, which lies in 0…1 and mirrors that of the failures', () => {
  fc.assert(
    fc.property(fc.nat(500), fc.nat(500), (successes, failures) => {
      const n = successes + failures
      const { low, value, high } = wilsonInterval(successes, n) ?? { low: 0, value: 0, high: 0 }
      expect(0 <= low && low <= value && value <= high && high <= 1).toBe(true)
      if (n > 0) expect(wilsonInterval(failures, n)?.high).toBeCloseTo(1 - low, 10)
    }),
  )
})

test('in percent it is the same, and nothing observed is no share', () => {
  const { value, low, high } = wilsonInterval(3, 8) ?? { value: 0, low: 0, high: 0 }
  expect(wilsonPercent(3, 8)).toEqual({ sharePercent: value * 100, interval: [low * 100, high * 100] })
  expect(wilsonPercent(0, 0)).toEqual({ sharePercent: null, interval: null })
})
