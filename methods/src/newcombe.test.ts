import fc from 'fast-check'
import { expect, test } from 'vitest'
import { newcombeDifference } from './newcombe.ts'
import vectors from './vectors.json' with { type: 'json' }

test.each(vectors.newcombe_difference)('difference of two shares: $id', ({ input, expected, tolerance }) => {
  const { x1, n1, x2, n2 } = input
  const difference = newcombeDifference({ successes: x1, n: n1 }, { successes: x2, n: n2 })
  expect(difference?.value).toBeCloseTo(x1 / n1 - x2 / n2, 12)
  expect(Math.abs(Number(difference?.low) - Number(expected[0]))).toBeLessThanOrEqual(tolerance)
  expect(Math.abs(Number(difference?.high) - Number(expected[1]))).toBeLessThanOrEqual(tolerance)
})

test('an empty group has no share to compare, and more successes than members are refused', () => {
  expect(newcombeDifference({ successes: 0, n: 0 }, { successes: 1, n: 2 })).toBeUndefined()
  expect(() => newcombeDifference({ successes: 3, n: 2 }, { successes: 1, n: 2 })).toThrow(RangeError)
})

test('property: turned round, the difference and its interval change their sign', () => {
  const counted = fc.tuple(fc.nat(200), fc.nat(200)).map(([successes, failures]) => ({
    successes,
    n: successes + failures,
  }))
  fc.assert(
    fc.property(counted, counted, (first, second) => {
      const there = newcombeDifference(first, second)
      const back = newcombeDifference(second, first)
      if (!there || !back) {
        expect(first.n * second.n).toBe(0)
        return
      }
      expect(there.low <= there.value && there.value <= there.high).toBe(true)
      expect(back.low).toBeCloseTo(-there.high, 10)
      expect(back.high).toBeCloseTo(-there.low, 10)
    }),
  )
})
