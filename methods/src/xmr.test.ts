import fc from 'fast-check'
import { expect, test } from 'vitest'
import vectors from './vectors.json' with { type: 'json' }
import { longRuns, xmrChart } from './xmr.ts'

test.each(vectors.xmr)('chart of single values: $id', ({ input, expected, tolerance }) => {
  const chart = xmrChart(input.x)
  expect(Math.abs(Number(chart?.centre) - expected.center)).toBeLessThanOrEqual(tolerance)
  expect(Math.abs(Number(chart?.lower) - expected.lcl)).toBeLessThanOrEqual(tolerance)
  expect(Math.abs(Number(chart?.upper) - expected.ucl)).toBeLessThanOrEqual(tolerance)
  const beyond = chart?.isBeyond.flatMap((is, at) => (is ? [at + 1] : []))
  expect(beyond).toEqual('beyond' in expected ? expected.beyond : [])
})

test.each(vectors.run_rules)('a long run: $id', ({ input, expected }) => {
  const ends = longRuns(input.x, input.center).flatMap((is, at) => (is ? [at + 1] : []))
  expect(ends).toEqual(expected.violating_1based)
})

test('one value has no limits, and a value on the centre breaks a run', () => {
  expect(xmrChart([5])).toBeUndefined()
  expect(longRuns([1, 1, 1, 1, 0, 1, 1, 1, 1], 0)).not.toContain(true)
})

test('property: moved and stretched, the chart moves and stretches with the values', () => {
  const values = fc.array(fc.integer({ min: -100, max: 100 }), { minLength: 2, maxLength: 40 })
  fc.assert(
    fc.property(values, (x) => {
      const [plain, other] = [xmrChart(x), xmrChart(x.map((value) => value * 2 + 7))]
      expect(other?.upper).toBeCloseTo(Number(plain?.upper) * 2 + 7, 6)
      expect(other?.lower).toBeCloseTo(Number(plain?.lower) * 2 + 7, 6)
    }),
  )
})
