import fc from 'fast-check'
import { expect, test } from 'vitest'
import { meanGap, unweightedGap, weightedGap } from './servqual.ts'
import vectors from './vectors.json' with { type: 'json' }

const names = ['tangibles', 'reliability', 'responsiveness', 'assurance', 'empathy'] as const
const close = (value: number | undefined, expected: number, tolerance: number) =>
  expect(Math.abs(Number(value) - expected)).toBeLessThanOrEqual(tolerance)

test.each(vectors.servqual_unweighted)('unweighted: $id', ({ input, expected, tolerance }) => {
  close(unweightedGap(names.map((name) => input.gap_PminusE[name])), expected, tolerance)
})

test.each(vectors.servqual_weighted)('weighted: $id', ({ input, expected, tolerance }) => {
  const gaps = names.map((name) => input.gap_PminusE[name])
  const points = names.map((name) => input.points[name])
  close(weightedGap(gaps, points), expected, tolerance)
})

test.each(vectors.servqual_respondent)('one customer, 22 pairs: $id', ({ input, expected, tolerance }) => {
  const gaps = names.map((name) => {
    const [from, to] = input.dims[name] as [number, number]
    const counts = input.P.slice(from, to).map((received, at) => ({ gap: received - (input.E[from + at] ?? 0), n: 1 }))
    return meanGap(counts)?.value ?? Number.NaN
  })
  for (const [at, name] of names.entries()) close(gaps[at], expected.dim_gap[name], tolerance)
  close(unweightedGap(gaps), expected.unweighted, tolerance)
  close(
    weightedGap(
      gaps,
      names.map((name) => input.points[name]),
    ),
    expected.weighted,
    tolerance,
  )
})

test('no pair gives no gap, and one pair a gap without an interval', () => {
  expect(meanGap([])).toBeUndefined()
  expect(meanGap([{ gap: -1, n: 1 }])).toEqual({ value: -1, low: null, high: null, n: 1 })
  expect(unweightedGap([])).toBeUndefined()
})

test('the interval is that of the mean, worked out by hand for four pairs', () => {
  // −2, −1, −1, 0: mean −1, variance 2/3, standard error √(1/6).
  const gap = meanGap([
    { gap: -2, n: 1 },
    { gap: -1, n: 2 },
    { gap: 0, n: 1 },
  ])
  close(gap?.low ?? undefined, -1 - 1.959963984540054 * Math.sqrt(1 / 6), 1e-12)
  close(gap?.high ?? undefined, -1 + 1.959963984540054 * Math.sqrt(1 / 6), 1e-12)
})

test('points that do not add up to a hundred, are too few or below nought are refused', () => {
  expect(() => weightedGap([-1, -1], [50, 49])).toThrow(RangeError)
  expect(() => weightedGap([-1, -1], [100])).toThrow(RangeError)
  expect(() => weightedGap([-1, -1], [110, -10])).toThrow(RangeError)
  expect(() => meanGap([{ gap: 1, n: 0.5 }])).toThrow(RangeError)
})

test('equal points weigh as none do, and a weighted gap lies between the least and the greatest', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: -60, max: 60 }), { minLength: 5, maxLength: 5 }), (tenths) => {
      const gaps = tenths.map((tenth) => tenth / 10)
      expect(weightedGap(gaps, [20, 20, 20, 20, 20])).toBeCloseTo(Number(unweightedGap(gaps)), 9)
      const weighted = weightedGap(gaps, [5, 40, 25, 20, 10])
      expect(weighted).toBeGreaterThanOrEqual(Math.min(...gaps) - 1e-9)
      expect(weighted).toBeLessThanOrEqual(Math.max(...gaps) + 1e-9)
    }),
  )
})
