import fc from 'fast-check'
import { expect, test } from 'vitest'
import { median, quantile } from './quantiles.ts'

test('quantiles are interpolated as type 7', () => {
  expect(quantile([1, 2, 3, 4, 5, 6, 7, 8, 9, 10], 0.9)).toBeCloseTo(9.1, 12)
  expect(quantile([15, 20, 35, 40, 50], 0.4)).toBeCloseTo(29, 12)
  expect(quantile([4, 1, 3, 2], 0.25)).toBeCloseTo(1.75, 12)
})

test('the median takes values in any order and leaves them so', () => {
  const values = [100, 9, 10]
  expect(median(values)).toBe(10)
  expect(values).toEqual([100, 9, 10])
  expect(median([10, 9])).toBe(9.5)
})

test('nothing has no quantile; one value is every quantile', () => {
  expect(median([])).toBeUndefined()
  expect(quantile([], 0)).toBeUndefined()
  expect(quantile([7], 0.9)).toBe(7)
})

test('senseless input is refused', () => {
  expect(() => quantile([1], 1.1)).toThrow(RangeError)
  expect(() => quantile([Number.NaN], 0.5)).toThrow(RangeError)
})

test('property: quantiles stay in range and rise with the probability', () => {
  const values = fc.array(fc.integer({ min: -1e6, max: 1e6 }), { minLength: 1 })
  const share = fc.double({ min: 0, max: 1, noNaN: true })
  fc.assert(
    fc.property(values, share, share, (list, a, b) => {
      const low = Number(quantile(list, Math.min(a, b)))
      const high = Number(quantile(list, Math.max(a, b)))
      expect(low).toBeGreaterThanOrEqual(Math.min(...list))
      expect(high).toBeLessThanOrEqual(Math.max(...list))
      expect(high).toBeGreaterThanOrEqual(low - 1e-9)
    }),
  )
})
