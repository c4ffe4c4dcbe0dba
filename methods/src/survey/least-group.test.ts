import { expect, test } from 'vitest'
import { partsToShow } from './least-group.ts'

const shown = (counts: Record<string, number>) => partsToShow(new Map(Object.entries(counts)), 5)

test('parts of five and more are shown', () => {
  expect(shown({ a: 5, b: 9 })).toEqual(['a', 'b'])
  expect(shown({ a: 4 })).toEqual([])
  expect(shown({ a: 12 })).toEqual(['a'])
})

test('three in eight are not found by taking the five from the whole', () => {
  expect(shown({ a: 5, b: 3 })).toEqual([])
  expect(shown({ a: 9, b: 5, c: 3 })).toEqual(['a'])
})

test('several small parts hide each other once they are enough together', () => {
  expect(shown({ a: 6, b: 3, c: 4 })).toEqual(['a'])
  expect(shown({ a: 6, b: 2, c: 2 })).toEqual([])
})

test('people of no part are never shown and count among the others', () => {
  expect(shown({ a: 6, '': 5 })).toEqual(['a'])
  expect(shown({ a: 6, b: 7, '': 1 })).toEqual(['b'])
})

test('whatever the sizes, what can be worked out by subtraction is nobody or five people and more', () => {
  for (let seed = 1; seed < 2000; seed++) {
    const counts = Object.fromEntries(['', 'a', 'b', 'c', 'd'].map((part, at) => [part, (seed * (at * 7 + 3)) % 11]))
    const parts = shown(counts)
    const hidden = Object.entries(counts).reduce((sum, [part, n]) => (parts.includes(part) ? sum : sum + n), 0)
    expect(hidden === 0 || hidden >= 5 || parts.length === 0, JSON.stringify(counts)).toBe(true)
    for (const part of parts) expect(counts[part]).toBeGreaterThanOrEqual(5)
  }
})
