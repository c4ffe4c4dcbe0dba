import { expect, test } from 'vitest'
import { standingOf } from './promise-standing.ts'

const now = new Date('2026-11-25T09:00:00Z')
const promise = { state: 'open' as const, dueAt: '2026-11-25T10:00:00Z', doneAt: null }

test('a promise is broken as soon as its moment passed, and done afterwards it is late', () => {
  expect(standingOf(promise, now)).toBe('open')
  expect(standingOf({ ...promise, dueAt: '2026-11-25T08:59:59Z' }, now)).toBe('broken')
  expect(standingOf({ ...promise, state: 'broken', doneAt: '2026-11-25T08:00:00Z' }, now)).toBe('late')
  expect(standingOf({ ...promise, state: 'kept', dueAt: '2026-11-24T08:00:00Z' }, now)).toBe('kept')
})
