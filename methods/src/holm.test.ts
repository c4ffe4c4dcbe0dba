import fc from 'fast-check'
import { expect, test } from 'vitest'
import { holm } from './holm.ts'

test('three together: the smallest is held against a third of the level, the next against half of it', () => {
  const { adjusted, levels } = holm([0.04, 0.01, 0.03])
  const rounded = (values: number[]) => values.map((value) => Number(value.toFixed(10)))
  expect(rounded(adjusted)).toEqual([0.06, 0.03, 0.06])
  expect(rounded(levels)).toEqual([0.025, 0.0166666667, 0.025])
  expect(holm([])).toEqual({ adjusted: [], levels: [] })
  expect(() => holm([1.1])).toThrow(RangeError)
  expect(() => holm([Number.NaN])).toThrow(RangeError)
})

const pValues = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 1, maxLength: 40 })

test('property: never below the raw p-value, never above 1, in the same order, and alone it is itself', () => {
  fc.assert(
    fc.property(pValues, (raw) => {
      const { adjusted } = holm(raw)
      for (const [at, p] of raw.entries()) {
        expect(adjusted[at]).toBeGreaterThanOrEqual(p)
        expect(adjusted[at]).toBeLessThanOrEqual(1)
        for (const [other, q] of raw.entries())
          if (p < q) expect(adjusted[at]).toBeLessThanOrEqual(Number(adjusted[other]))
      }
      expect(holm([Number(raw[0])]).adjusted).toEqual([raw[0]])
    }),
  )
})

test('property: a raw p-value lies below its level exactly where the adjusted one lies below 5 %, in whatever order they come', () => {
  fc.assert(
    fc.property(pValues, (raw) => {
      const { adjusted, levels } = holm(raw)
      // A product and a quotient may fall on either side of the very edge.
      for (const [at, p] of raw.entries())
        if (Math.abs(Number(adjusted[at]) - 0.05) > 1e-12)
          expect(p <= Number(levels[at])).toBe(Number(adjusted[at]) <= 0.05)
      const back = holm([...raw].reverse())
      expect(back.adjusted.reverse()).toEqual(adjusted)
    }),
  )
})
