import { expect, test } from 'vitest'
import { decimalsOf, isPayable } from './money.ts'

test.each([
  ['USD', 2],
  ['TRY', 2],
  ['AZN', 2],
  ['CNY', 2],
  ['JPY', 0],
  ['IDR', 0],
  ['KWD', 3],
])('%s is paid with %i decimals', (currency, decimals) => expect(decimalsOf(currency)).toBe(decimals))

test('an amount is payable when its decimals fit the currency', () => {
  expect(isPayable(12.5, 'USD')).toBe(true)
  expect(isPayable(0.1 + 0.2, 'USD')).toBe(true)
  expect(isPayable(12.345, 'USD')).toBe(false)
  expect(isPayable(0.5, 'IDR')).toBe(false)
  expect(isPayable(15_000, 'IDR')).toBe(true)
  expect(isPayable(1.234, 'KWD')).toBe(true)
  expect(isPayable(Number.NaN, 'USD')).toBe(false)
  expect(isPayable(0, 'USD')).toBe(true)
  expect(isPayable(1e-9, 'USD')).toBe(false)
  expect(isPayable(5e-324, 'IDR')).toBe(false)
})
