import { expect, test } from 'vitest'
import { netPromoterScore } from './nps.ts'
import vectors from './vectors.json' with { type: 'json' }

test.each(vectors.nps)('score and standard error: $id', ({ input, expected, tolerance }) => {
  const score = netPromoterScore(input)
  const standardError = Number(score?.standardError)
  expect(Math.abs(Number(score?.exactScore) - expected.nps)).toBeLessThanOrEqual(tolerance)
  expect(Math.abs(standardError - expected.se)).toBeLessThanOrEqual(tolerance)
  expect(Math.abs((standardError / 100) ** 2 * Number(score?.n) - expected.var)).toBeLessThanOrEqual(tolerance)
  expect(Math.abs(1.959963984540054 * standardError - expected.moe95)).toBeLessThanOrEqual(tolerance)
})

test.each(vectors.nps_adjusted_wald)('interval, clipped to the scale: $id', ({ input, expected, tolerance }) => {
  const score = netPromoterScore(input)
  expect(Math.abs(Number(score?.low) - Number(expected[1]))).toBeLessThanOrEqual(tolerance)
  expect(score?.high).toBe(Math.min(100, Number(expected[2])))
})

test('a score of one voice only lies within its own interval', () => {
  expect(netPromoterScore({ promoters: 0, passives: 0, detractors: 1 })?.low).toBe(-100)
  expect(netPromoterScore({ promoters: 2, passives: 0, detractors: 0 })?.high).toBe(100)
})

test.each(vectors.nps_rounding)('rounded once, at the end: $id', ({ input, expected }) => {
  expect(netPromoterScore(input)?.value).toBe('right' in expected ? expected.right : expected.nps_rounded_once)
})

test('no answers give no score, and as many promoters as detractors give 0, not −0', () => {
  expect(netPromoterScore({ promoters: 0, passives: 0, detractors: 0 })).toBeUndefined()
  expect(Object.is(netPromoterScore({ promoters: 3, passives: 1, detractors: 3 })?.value, 0)).toBe(true)
  expect(Object.is(netPromoterScore({ promoters: 200, passives: 200, detractors: 201 })?.value, 0)).toBe(true)
})

test('what is not a count is refused', () => {
  expect(() => netPromoterScore({ promoters: 1.5, passives: 0, detractors: 0 })).toThrow(RangeError)
  expect(() => netPromoterScore({ promoters: 2, passives: -1, detractors: 0 })).toThrow(RangeError)
})
