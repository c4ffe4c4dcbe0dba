import fc from 'fast-check'
import { expect, test } from 'vitest'
import { wholePercents } from './whole-percents.ts'

test('thirds make 34, 33 and 33, and nothing makes nought', () => {
  expect(wholePercents([1, 1, 1])).toEqual([34, 33, 33])
  expect(wholePercents([1, 2, 0])).toEqual([33, 67, 0])
  expect(wholePercents([0, 0])).toEqual([0, 0])
  expect(() => wholePercents([-1, 2])).toThrow(RangeError)
})

test('property: whole percents add up to 100 and none is a whole point or more from its share', () => {
  const counts = fc.array(fc.nat(100_000), { minLength: 1, maxLength: 12 }).filter((list) => list.some((n) => n > 0))
  fc.assert(
    fc.property(counts, (list) => {
      const total = list.reduce((sum, n) => sum + n, 0)
      const percents = wholePercents(list)
      expect(percents.reduce((sum, percent) => sum + percent, 0)).toBe(100)
      for (const [at, n] of list.entries()) expect(Math.abs(Number(percents[at]) - (n * 100) / total)).toBeLessThan(1)
    }),
  )
})
