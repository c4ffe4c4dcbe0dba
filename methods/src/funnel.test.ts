import fc from 'fast-check'
import { expect, test } from 'vitest'
import { funnelLimits, funnelPlace, funnelScore, overdispersion } from './funnel.ts'
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

const placeOf = (successes: number, n: number, target: number, phi = 1) =>
  funnelPlace({ successes, n }, target, funnelLimits(n, target, phi))

test('everybody of 84 where 94 % are usual comes about once in 150 times: beyond 95 %, not beyond 99.8 %', () => {
  expect(0.942 ** 84).toBeGreaterThan(0.001)
  expect(1).toBeGreaterThan(funnelLimits(84, 0.942).high998)
  expect(placeOf(84, 84, 0.942)).toBe('above95')
  expect(placeOf(84, 84, 0.942, 4)).toBe('inside')
  expect(placeOf(200, 200, 0.942)).toBe('above998')
})

test('property: as many failures lie below as successes above', () => {
  const mirror = {
    inside: 'inside',
    above95: 'below95',
    below95: 'above95',
    above998: 'below998',
    below998: 'above998',
  }
  const target = fc.double({ min: 0.02, max: 0.98, noNaN: true })
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 400 }), fc.nat(), target, (n, some, p) => {
      const successes = some % (n + 1)
      expect(placeOf(n - successes, n, 1 - p)).toBe(mirror[placeOf(successes, n, p)])
    }),
  )
})
