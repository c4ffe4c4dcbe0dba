import { expect, test } from 'vitest'
import { money, number, percent, shortNumber } from './format.ts'

test('a share is written as each language writes it, with a tenth only where there is one', () => {
  expect(percent(93, 'en')).toBe('93%')
  expect(percent(93, 'tr')).toBe('%93')
  expect(percent(93, 'id')).toBe('93%')
  expect(percent(93, 'az')).toBe('93%')
  expect(percent(93, 'zh')).toBe('93%')
  expect(percent(92.54, 'en')).toBe('92.5%')
  expect(percent(92.54, 'tr')).toBe('%92,5')
  expect(percent(92.54, 'az')).toBe('92,5%')
})

test('with digits asked for it has them always, so that figures under one another stand in line', () => {
  expect(percent(92, 'en', 1)).toBe('92.0%')
  expect(percent(92, 'tr', 1)).toBe('%92,0')
  expect(percent(92, 'az', 1)).toBe('92,0%')
})

test('thousands and decimals are set apart by the language', () => {
  expect(number(12345.5, 1, 'en')).toBe('12,345.5')
  expect(number(12345.5, 1, 'tr')).toBe('12.345,5')
  expect(number(12345.5, 1, 'az')).toBe('12.345,5')
  expect(number(12345.5, 1, 'id')).toBe('12.345,5')
  expect(number(12345.5, 1, 'zh')).toBe('12,345.5')
  expect(money(1250, 'TRY', 'tr')).toBe('1.250\u00a0TL')
})

test('a quantity has only the decimals that it has: two is never read as two thousand', () => {
  expect(shortNumber(2, 3, 'tr')).toBe('2')
  expect(shortNumber(1.5, 3, 'tr')).toBe('1,5')
  expect(shortNumber(0.1254, 3, 'en')).toBe('0.125')
  expect(shortNumber(2500, 3, 'az')).toBe('2.500')
})
