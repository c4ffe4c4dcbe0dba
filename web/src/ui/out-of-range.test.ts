import { expect, test } from 'vitest'
import { outOfRange } from './out-of-range.ts'

test('a number beyond its bounds is named, and one on them is within', () => {
  expect(outOfRange(0, 1, 100)).toBe('low')
  expect(outOfRange(101, 1, 100)).toBe('high')
  expect(outOfRange(1, 1, 100)).toBeUndefined()
  expect(outOfRange('100', 1, 100)).toBeUndefined()
  expect(outOfRange(0.05, 0.1)).toBe('low')
})

test('where nothing is typed, or nothing bounds it, nothing is wrong', () => {
  expect(outOfRange('', 1, 100)).toBeUndefined()
  expect(outOfRange(undefined, 1, 100)).toBeUndefined()
  expect(outOfRange('-', 1, 100)).toBeUndefined()
  expect(outOfRange(-5)).toBeUndefined()
})
