import { quantile } from '@heed/methods/quantiles.ts'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { csvCell } from '../../platform/http/csv.ts'
import { columnOf, quantilesOf } from './column.ts'
import { addDays, daysBetween, mondayOf, weeksOf } from './days.ts'

/** The quantiles of `numbers`, laid into a column between others that do not belong to the group. */
const quantilesAmongOthers = (numbers: number[], zeros: number) => {
  const half = numbers.length >> 1
  const column = columnOf(Float64Array.from([3, ...numbers.slice(0, half), 0, 1e9, ...numbers.slice(half), 5]))
  const stretches = [
    { from: 1, n: half },
    { from: half + 3, n: numbers.length - half },
  ]
  return quantilesOf(column, stretches, zeros, [0.5, 0.9])
}

test('quantiles of a group are those of its sorted values', () => {
  const value = fc.oneof(
    fc.double({ min: 0, max: 1e8, noNaN: true }),
    fc.integer({ min: 0, max: 9_000_000 }).map((ms) => ms / 1000),
    fc.constantFrom(0, 1, 7, 2 ** -11),
  )
  fc.assert(
    fc.property(fc.array(value, { minLength: 1, maxLength: 300 }), fc.nat(40), (numbers, zeros) => {
      const all = [...numbers, ...Array.from({ length: zeros }, () => 0)]
      expect(quantilesAmongOthers(numbers, zeros)).toEqual([quantile(all, 0.5), quantile(all, 0.9)])
    }),
  )
})

test('nothing has no quantiles, and zeros alone have 0', () => {
  expect(quantilesAmongOthers([], 0)).toEqual([])
  expect(quantilesAmongOthers([], 3)).toEqual([0, 0])
})

test.each([
  ['2026-11-22', '2026-11-16'],
  ['2026-11-16', '2026-11-16'],
  ['2027-01-01', '2026-12-28'],
  ['1969-12-31', '1969-12-29'],
])('the week of %s begins on %s', (day, monday) => expect(mondayOf(day)).toBe(monday))

test('periods count both ends', () => {
  expect(daysBetween('2026-02-27', '2026-03-01')).toBe(3)
  expect(addDays('2026-03-01', -1)).toBe('2026-02-28')
  expect(weeksOf('2026-11-22', '2026-11-23')).toEqual(['2026-11-16', '2026-11-23'])
})

test.each([
  ['=1+1', "'=1+1"],
  ['+90 212', "'+90 212"],
  ['-5', "'-5"],
  ['@sum', "'@sum"],
  ['\tx', "'\tx"],
  ['\rx', '"\'\rx"'],
  ['a "b", c', '"a ""b"", c"'],
  [0, '0'],
  [-3.5, '-3.5'],
  [null, ''],
])('a cell of %j is written %j', (value, written) => expect(csvCell(value)).toBe(written))
