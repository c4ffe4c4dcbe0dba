import { expect, test } from 'vitest'
import { readTime } from './read-time.ts'

test('a time is read as people type it', () => {
  expect(['9', '930', '9.30', '09:30', ' 18 ', '24:00'].map(readTime)).toEqual([
    '09:00',
    '09:30',
    '09:30',
    '09:30',
    '18:00',
    '24:00',
  ])
})

test('what is no time is refused', () => {
  expect(['', 'nine', '25:00', '24:30', '9:75', '12345', 'abc'].map(readTime)).toEqual(Array(7).fill(undefined))
})
