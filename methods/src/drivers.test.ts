import fc from 'fast-check'
import { expect, test } from 'vitest'
import { cronbachAlpha } from './cronbach.ts'
import { importancePerformance } from './importance-performance.ts'
import { bootstrapWeights, relativeWeights } from './relative-weights.ts'
import vectors from './vectors.json' with { type: 'json' }

const close = (value: number | undefined, expected: number, tolerance: number) =>
  expect(Math.abs(Number(value) - expected)).toBeLessThanOrEqual(tolerance)

test.each(vectors.relative_weights)('relative weights: $id', ({ input, expected, tolerance }) => {
  const column = (name: string) => input.data.map((row) => row[input.columns.indexOf(name)] as number)
  const weights = relativeWeights(column(input.outcome), input.predictors.map(column))
  if (typeof weights !== 'object') throw new Error('refused')
  for (const [at, raw] of expected.raw.entries()) close(weights.raw[at], raw, tolerance)
  for (const [at, percent] of expected.pct.entries()) close(weights.percent[at], percent, tolerance)
  close(weights.r2, expected.r2, tolerance)
})

test('what does not vary and what follows from another is refused with its reason', () => {
  const [y, x] = [
    [1, 2, 3, 5],
    [2, 1, 4, 3],
  ]
  expect(relativeWeights(y, [x, [7, 7, 7, 7]])).toBe('constant')
  expect(relativeWeights([1, 1, 1, 1], [x, y])).toBe('constant')
  expect(relativeWeights(y, [x, x.map((value) => 3 * value + 1)])).toBe('singular')
  expect(relativeWeights(y, [x])).toBeUndefined()
  expect(() => relativeWeights(y, [x, [1]])).toThrow(RangeError)
})

const sample = fc
  .integer({ min: 8, max: 40 })
  .chain((n) =>
    fc.array(fc.array(fc.integer({ min: 1, max: 7 }), { minLength: n, maxLength: n }), { minLength: 4, maxLength: 4 }),
  )

test('property: weights are never below nought, add up to R², and neither unit nor order changes them', () => {
  fc.assert(
    fc.property(sample, ([y = [], a = [], b = [], c = []]) => {
      const weights = relativeWeights(y, [a, b, c])
      if (typeof weights !== 'object') return
      for (const raw of weights.raw) expect(raw).toBeGreaterThanOrEqual(0)
      expect(weights.r2).toBeLessThanOrEqual(1 + 1e-9)
      close(
        weights.percent.reduce((sum, percent) => sum + percent, 0),
        100,
        1e-6,
      )
      const turned = relativeWeights(
        y.map((value) => 10 * value - 3),
        [c, a.map((value) => value / 2 + 9), b],
      )
      if (typeof turned !== 'object') throw new Error('refused')
      for (const [at, place] of [2, 0, 1].entries()) close(turned.raw[at], Number(weights.raw[place]), 1e-6)
    }),
  )
})

test('the same seed draws the same intervals, which enclose the weights of a clear case', () => {
  const [vector] = vectors.relative_weights
  if (!vector) throw new Error('no vector')
  const column = (name: string) => vector.input.data.map((row) => row[vector.input.columns.indexOf(name)] as number)
  const [y, predictors] = [column('mpg'), ['cyl', 'disp', 'hp', 'wt'].map(column)]
  const first = bootstrapWeights(y, predictors, { seed: 7, samples: 300 })
  expect(bootstrapWeights(y, predictors, { seed: 7, samples: 300 })).toEqual(first)
  expect(bootstrapWeights(y, predictors, { seed: 8, samples: 300 })).not.toEqual(first)
  for (const [at, percent] of vector.expected.pct.entries())
    expect(Number(first?.[at]?.low) < percent && percent < Number(first?.[at]?.high)).toBe(true)
  expect(bootstrapWeights(y, [...predictors, y.map(() => 1)], { seed: 7, samples: 20 })).toBeUndefined()
})

test.each(vectors.ipa)('importance and performance: $id', ({ input, expected, tolerance }) => {
  const rows = input['rows(name,importance,performance)'] as [string, number, number][]
  const map = importancePerformance(rows.map(([, importance, performance]) => ({ importance, performance })))
  close(map?.crosshair.importance, expected.mean_imp, tolerance)
  close(map?.crosshair.performance, expected.mean_perf, tolerance)
  expect(map?.quarters.map((quarter) => quarter.replaceAll('_', ' '))).toEqual(expected.quadrant)
  expect(importancePerformance([])).toBeUndefined()
})

test.each(vectors.cronbach_alpha.filter(({ input }) => input.missing !== 'pairwise'))(
  'α: $id',
  ({ input, expected, tolerance }) => {
    const alpha = cronbachAlpha(input.items)
    if (expected.alpha !== undefined) close(alpha?.value, expected.alpha, tolerance)
    close(alpha?.low, Number(expected.ci[0]), tolerance)
    close(alpha?.high, Number(expected.ci[1]), tolerance)
  },
)

test('no α of one item, one person, or sums that do not vary', () => {
  expect(cronbachAlpha([[1], [2]])).toBeUndefined()
  expect(
    cronbachAlpha([
      [1, 2],
      [null, 2],
    ]),
  ).toBeUndefined()
  expect(
    cronbachAlpha([
      [1, 2],
      [2, 1],
    ]),
  ).toBeUndefined()
  expect(() => cronbachAlpha([[1, 2], [2]])).toThrow(RangeError)
})
