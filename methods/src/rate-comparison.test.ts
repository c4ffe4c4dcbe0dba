import fc from 'fast-check'
import { expect, test } from 'vitest'
import { compareRates } from './rate-comparison.ts'

// Each p-value summed with whole fractions, without rounding, outside this code.
test.each([
  { before: [5, 100], after: [0, 100], p: 0.03125, verdict: 'lower' },
  { before: [4, 100], after: [0, 100], p: 0.0625, verdict: 'too_few' },
  { before: [6, 400], after: [0, 380], p: 0.018188309336230748, verdict: 'lower' },
  { before: [60, 514_775], after: [30, 543_087], p: 0.00042805269405012423, verdict: 'lower' },
  { before: [12, 250], after: [4, 200], p: 0.09245687873308073, verdict: 'not_shown' },
  { before: [3, 100], after: [9, 100], p: 0.980712890625, verdict: 'not_shown' },
  { before: [21, 3011], after: [11, 800], p: 0.9759318232273121, verdict: 'not_shown' },
  { before: [900, 5000], after: [800, 5000], p: 0.00816034124722429, verdict: 'lower' },
  { before: [1, 50], after: [0, 5000], p: 0.009900990099009901, verdict: 'lower' },
] as const)('$before.0 in $before.1 before and $after.0 in $after.1 afterwards', ({ before, after, p, verdict }) => {
  const found = compareRates({ events: before[0], exposure: before[1] }, { events: after[0], exposure: after[1] })
  expect(found.pValue).toBeCloseTo(p, 11)
  expect(found.verdict).toBe(verdict)
})

test('nothing is compared without events or without an exposure', () => {
  const none = { pValue: null, verdict: 'too_few' }
  expect(compareRates({ events: 0, exposure: 100 }, { events: 0, exposure: 100 })).toEqual(none)
  expect(compareRates({ events: 5, exposure: 100 }, { events: 0, exposure: 0 })).toEqual(none)
  expect(compareRates({ events: 5, exposure: 0 }, { events: 0, exposure: 100 })).toEqual(none)
})

test('what is no count, exposure or level is refused', () => {
  const some = { events: 1, exposure: 1 }
  expect(() => compareRates({ events: 1.5, exposure: 1 }, some)).toThrow(RangeError)
  expect(() => compareRates(some, { events: 1, exposure: -1 })).toThrow(RangeError)
  expect(() => compareRates(some, some, 1)).toThrow(RangeError)
})

test('property: the p-value is a probability that grows with what happens afterwards', () => {
  fc.assert(
    fc.property(
      fc.nat(200),
      fc.nat(200),
      fc.integer({ min: 1, max: 5000 }),
      fc.integer({ min: 1, max: 5000 }),
      (x, y, s, t) => {
        const p = (events: number) => compareRates({ events: x, exposure: s }, { events, exposure: t }).pValue ?? 1
        expect(p(y)).toBeGreaterThanOrEqual(0)
        expect(p(y)).toBeLessThanOrEqual(1)
        expect(p(y + 1)).toBeGreaterThanOrEqual(p(y) - 1e-12)
      },
    ),
  )
})
