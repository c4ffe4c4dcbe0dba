import fc from 'fast-check'
import { expect, test } from 'vitest'
import { pChart } from './p-chart.ts'
import vectors from './vectors.json' with { type: 'json' }

test.each(vectors.p_chart)('p-chart with one n: $id', ({ input, expected, tolerance }) => {
  const chart = pChart(input.d.map((d) => ({ d, n: input.n })))
  expect(Math.abs((chart?.centre ?? 0) - expected.center)).toBeLessThanOrEqual(tolerance)
  expect(Math.abs((chart?.points[0]?.lower ?? 0) - expected.lcl)).toBeLessThanOrEqual(tolerance)
  expect(Math.abs((chart?.points[0]?.upper ?? 0) - expected.ucl)).toBeLessThanOrEqual(tolerance)
})

test.each(vectors.p_chart_variable_n)('p-chart with each its own n: $id', ({ input, expected, tolerance }) => {
  const chart = pChart(input.d.map((d, at) => ({ d, n: input.n[at] ?? 0 })))
  expect(Math.abs((chart?.centre ?? 0) - expected.center)).toBeLessThanOrEqual(tolerance)
  const beyond = chart?.points.flatMap(({ isBeyond }, at) => (isBeyond ? [at] : []))
  // The book counts from 1.
  expect(beyond?.map((at) => at + 1)).toEqual(expected.beyond)
  for (const [n, limits] of Object.entries(expected.limits_by_n)) {
    const point = chart?.points[input.n.indexOf(Number(n))]
    expect(Math.abs((point?.lower ?? 0) - (limits[0] ?? 0))).toBeLessThanOrEqual(tolerance)
    expect(Math.abs((point?.upper ?? 0) - (limits[1] ?? 0))).toBeLessThanOrEqual(tolerance)
  }
})

test('nothing observed gives no chart, a week without any no point, and more missed than looked at is refused', () => {
  expect(pChart([{ d: 0, n: 0 }])).toBeUndefined()
  const chart = pChart([
    { d: 1, n: 10 },
    { d: 0, n: 0 },
  ])
  expect(chart?.points[1]).toEqual({ share: undefined, lower: 0, upper: 1, isBeyond: false })
  expect(() => pChart([{ d: 3, n: 2 }])).toThrow(RangeError)
})

test('property: limits enclose the centre, stay on the scale, and all kept or all missed is never beyond', () => {
  const point = fc.nat(200).chain((n) => fc.nat(n).map((d) => ({ d, n })))
  fc.assert(
    fc.property(fc.array(point, { minLength: 1, maxLength: 30 }), (counts) => {
      const chart = pChart(counts)
      for (const { lower, upper } of chart?.points ?? []) {
        expect(0 <= lower && lower <= (chart?.centre ?? 0) + 1e-12).toBe(true)
        expect((chart?.centre ?? 0) - 1e-12 <= upper && upper <= 1).toBe(true)
      }
    }),
  )
  expect(pChart([{ d: 5, n: 5 }])?.points[0]?.isBeyond).toBe(false)
})
