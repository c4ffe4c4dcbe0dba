import { quantile } from '@heed/methods/quantiles.ts'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { csvCell } from './csv.ts'
import { addDays, daysBetween, mondayOf, weeksOf } from './days.ts'
import { selectQuantiles } from './select-rank.ts'

test('selected ranks are the quantiles of the sorted values', () => {
  const values = fc.array(fc.oneof(fc.double({ min: 0, max: 1e7, noNaN: true }), fc.constantFrom(0, 1, 7)), {
    minLength: 1,
    maxLength: 300,
  })
  fc.assert(
    fc.property(values, (numbers) => {
      expect(selectQuantiles(Float64Array.from(numbers), [0.5, 0.9])).toEqual([
        quantile(numbers, 0.5),
        quantile(numbers, 0.9),
      ])
    }),
  )
})

test.each([1000, 999])(
  '%i values in order, in reverse, all equal and in saw teeth are selected as quickly as any',
  (n) => {
    const shapes = [(i: number) => i, (i: number) => n - i, () => 5, (i: number) => i % 7]
    for (const shape of shapes) {
      const numbers = Array.from({ length: n }, (_, index) => shape(index))
      expect(selectQuantiles(Float64Array.from(numbers), [0.5, 0.9])).toEqual([
        quantile(numbers, 0.5),
        quantile(numbers, 0.9),
      ])
    }
  },
)

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
