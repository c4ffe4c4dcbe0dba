import fc from 'fast-check'
import { expect, test } from 'vitest'
import { funnelLimits, funnelScore, overdispersion } from './funnel.ts'
import vectors from './vectors.json' with { type: 'json' }

test.each(vectors.funnel_exact_binomial)('exact limits: $id', ({ input, expected, tolerance }) => {
  const { low998, low95, high95, high998 } = funnelLimits(input.n, input.target)
  for (const [at, limit] of [low998, low95, high95, high998].entries())
    expect(Math.abs(limit - Number(expected[at]))).toBeLessThanOrEqual(tolerance)
})

test.each(vectors.funnel_agents)('six people of one target: $id', ({ input, expected, tolerance }) => {
  for (const [at, [, good, n]] of (input['agents(name,good,n)'] as [string, number, number][]).entries()) {
    const [, share, score, where] = expected[at] as [string, number, number, string]
    const limits = funnelLimits(n, input.target)
    expect(Math.abs(funnelScore({ successes: good, n }, input.target) - score)).toBeLessThanOrEqual(tolerance)
    expect(share > limits.high998).toBe(where === 'high-3')
    if (where === 'in') expect(limits.low95 <= share && share <= limits.high95).toBe(true)
  }
})

test.each(vectors.funnel_overdispersion)('more than chance: $id', ({ input, expected, tolerance }) => {
  expect(Math.abs(overdispersion(input.z, input.q) - expected.phi)).toBeLessThanOrEqual(tolerance)
})

test('few groups cannot widen the limits, nor can groups that differ less than chance', () => {
  expect(overdispersion([9, -9, 9])).toBe(1)
  expect(overdispersion(Array(20).fill(0.2))).toBe(1)
  expect(() => overdispersion([], 0.7)).toThrow(RangeError)
  expect(() => funnelLimits(0, 0.5)).toThrow(RangeError)
  expect(() => funnelLimits(5, 1)).toThrow(RangeError)
  expect(() => funnelLimits(5, 0.5, 0.5)).toThrow(RangeError)
})

test('property: the wider limits enclose the narrower, and both the target, on the scale', () => {
  const target = fc.double({ min: 0.02, max: 0.98, noNaN: true })
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 3000 }), target, fc.double({ min: 1, max: 4, noNaN: true }), (n, p, phi) => {
      const { low998, low95, high95, high998 } = funnelLimits(n, p, phi)
      const inOrder = [0, low998, low95, high95, high998, 1]
      for (const [at, limit] of inOrder.slice(1).entries())
        expect(limit + 1e-9).toBeGreaterThanOrEqual(Number(inOrder[at]))
    }),
  )
})
