import { expect, test } from 'vitest'
import { readAmount } from './read-amount.ts'

test('an amount is read however a country writes it', () => {
  expect(readAmount('1249.9')).toBe(1249.9)
  expect(readAmount('1.249,90')).toBe(1249.9)
  expect(readAmount('1,249.90')).toBe(1249.9)
  expect(readAmount(' 1 249,90 ')).toBe(1249.9)
  expect(readAmount('1.250')).toBe(1250)
  expect(readAmount('2.450.000')).toBe(2_450_000)
  expect(readAmount('12,5')).toBe(12.5)
  expect(readAmount('0')).toBe(0)
  expect(readAmount('1.250', 3)).toBe(1.25)
})

test('what is no amount is not made one', () => {
  for (const words of ['', 'free', '-5', '12 TL', '1e3', ',5']) expect(readAmount(words), words).toBeUndefined()
})
