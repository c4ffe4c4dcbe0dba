import { expect, test } from 'vitest'
import { readNumber } from './read-number.ts'

test.each([
  ['1234.5', 2, 1234.5],
  ['1,234.50', 2, 1234.5],
  ['1.234,50', 2, 1234.5],
  ['1 234,5', 2, 1234.5],
  ['1\u202f234,50', 2, 1234.5],
  ["1'234.50", 2, 1234.5],
  ['₺1.234,50', 2, 1234.5],
  ['1.200 TL', 2, 1200],
  ['Rp 150.000', 0, 150_000],
  ['150.000', 0, 150_000],
  ['1.500.000', 0, 1_500_000],
  ['12,5', 2, 12.5],
  ['0,500', 2, 0.5],
  ['1.250', 3, 1.25],
  ['1,5', 3, 1.5],
  ['１２３．５０', 2, 123.5],
  ['¥88元', 2, 88],
  ['200,-', 2, 200],
  ['-12,50', 2, -12.5],
  ['0', 2, 0],
])('%s is a number with %i decimals at most: %d', (written, decimals, number) => {
  expect(readNumber(written, decimals)).toBe(number)
})

test.each(['', 'twelve', '1.2.3', '1,23,456', '1.234.56', '12.5.', '1.234,5,6', '1e5', '--5', '12%'])(
  '%s is no number',
  (written) => {
    expect(readNumber(written, 2)).toBeUndefined()
  },
)
