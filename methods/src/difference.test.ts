import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Difference } from './difference.ts'
import { compareMeans, meanOf } from './mean.ts'
import { compareShares } from './newcombe.ts'
import { comparePromoters } from './nps-difference.ts'
import vectors from './vectors.json' with { type: 'json' }

const close = (value: number | undefined, expected: number, tolerance: number) =>
  expect(Math.abs(Number(value) - expected)).toBeLessThanOrEqual(tolerance)

const promotersOf = ([promoters = 0, passives = 0, detractors = 0]: number[]) => ({ promoters, passives, detractors })
const countsOf = (values: number[]) => values.map((value) => ({ value, n: 1 }))

test.each(vectors.nps_two_period)('two promoter scores: $id', ({ input, expected, tolerance }) => {
  const difference = comparePromoters(promotersOf(input.after), promotersOf(input.before))
  close(difference?.value, expected.diff, tolerance)
  close(difference?.pValue, expected.p, tolerance)
})

test.each(vectors.welch_t)('two means: $id', ({ input, expected, tolerance }) => {
  const difference = compareMeans(countsOf(input.a), countsOf(input.b))
  close(difference?.df, expected.df, tolerance)
  close(difference?.pValue, expected.p, tolerance)
  close(difference?.at(0.05).low, Number(expected.ci[0]), tolerance)
  close(difference?.at(0.05).high, Number(expected.ci[1]), tolerance)
})

test('a mean of 2, 4 and 6 has Student’s interval, one value has none, and two groups that all said the same are not compared', () => {
  close(meanOf(countsOf([2, 4, 6]))?.high, 4 + 4.302652729911275 * Math.sqrt(4 / 3), 1e-9)
  expect(meanOf(countsOf([2]))).toBeUndefined()
  expect(meanOf([])).toBeUndefined()
  expect(compareMeans(countsOf([1]), countsOf([1, 2]))).toBeUndefined()
  expect(compareMeans(countsOf([3, 3]), countsOf([4, 4]))).toBeUndefined()
})

test('groups that all said the same are told apart once they are large enough, not at two against two', () => {
  const all = (promoters: number, detractors: number) => ({ promoters, passives: 0, detractors })
  expect(comparePromoters(all(2, 0), all(0, 2))?.pValue).toBeGreaterThan(0.05)
  expect(comparePromoters(all(30, 0), all(0, 30))?.pValue).toBeLessThan(0.001)
  expect(comparePromoters(all(0, 0), all(1, 1))).toBeUndefined()
  expect(compareShares({ successes: 2, n: 2 }, { successes: 1, n: 2 })?.pValue).toBeGreaterThan(0.05)
  expect(compareShares({ successes: 0, n: 0 }, { successes: 1, n: 2 })).toBeUndefined()
})

const counts = fc.array(fc.nat(60), { minLength: 3, maxLength: 3 })
const kinds: Record<string, (first: number[], second: number[]) => Difference | undefined> = {
  shares: ([a = 0, b = 0], [c = 0, d = 0]) => compareShares({ successes: a, n: a + b }, { successes: c, n: c + d }),
  promoters: (first, second) => comparePromoters(promotersOf(first), promotersOf(second)),
  means: (first, second) =>
    compareMeans(
      first.map((n, at) => ({ value: at + 1, n })),
      second.map((n, at) => ({ value: at + 1, n })),
    ),
}

test.each(Object.keys(kinds))(
  'property, %s: turned round the difference changes its sign and its p-value stays',
  (kind) => {
    const compare = kinds[kind] as (typeof kinds)[string]
    fc.assert(
      fc.property(counts, counts, fc.double({ min: 0.0005, max: 0.5, noNaN: true }), (first, second, level) => {
        const [there, back] = [compare(first, second), compare(second, first)]
        expect(there === undefined).toBe(back === undefined)
        if (!there || !back) return
        expect(there.pValue).toBeGreaterThanOrEqual(0)
        expect(there.pValue).toBeLessThanOrEqual(1)
        close(back.value, -there.value, 1e-9)
        close(back.pValue, there.pValue, 1e-9)
        const { low, high } = there.at(level)
        expect(low).toBeLessThanOrEqual(high)
        close(back.at(level).low, -high, 1e-6)
      }),
    )
  },
)

test.each(Object.keys(kinds))(
  'property, %s: the interval leaves out nought exactly where the p-value lies below its level',
  (kind) => {
    const compare = kinds[kind] as (typeof kinds)[string]
    fc.assert(
      fc.property(counts, counts, fc.double({ min: 0.0005, max: 0.5, noNaN: true }), (first, second, level) => {
        const difference = compare(first, second)
        if (!difference || Math.abs(difference.pValue - level) < 1e-9) return
        const { low, high } = difference.at(level)
        expect(low > 0 || high < 0).toBe(difference.pValue < level)
      }),
    )
  },
)
