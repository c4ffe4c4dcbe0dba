import type { CaseBrief } from '@heed/contract/cases.ts'
import { expect, test } from 'vitest'
import { rangeBetween } from './range-between.ts'
import { undoOf } from './undo-of.ts'

const items = ['a', 'b', 'c', 'd'].map((id) => ({ id }))

test('with Shift everything between two rows is chosen, in either direction', () => {
  expect(rangeBetween(items, 'b', 'd')).toEqual(['b', 'c', 'd'])
  expect(rangeBetween(items, 'c', 'a')).toEqual(['a', 'b', 'c'])
  expect(rangeBetween(items, undefined, 'c')).toEqual(['c'])
  expect(rangeBetween(items, 'gone', 'c')).toEqual(['c'])
})

const was = (id: string, part: Partial<CaseBrief>) =>
  ({
    id,
    owner: null,
    priority: 'normal',
    state: 'open',
    tags: [],
    snoozedUntil: null,
    stage: null,
    ...part,
  }) as unknown as CaseBrief

test('undo gives every case back what it had before', () => {
  const selin = { id: 's', name: 'Selin' }
  const before = [
    was('a', { owner: selin }),
    was('b', { tags: ['rush'] }),
    was('c', { owner: selin, state: 'waiting' }),
  ]
  expect(undoOf(before, { ownerId: 'x' }).steps).toEqual([
    { ids: ['a', 'c'], part: { ownerId: 's' } },
    { ids: ['b'], part: { ownerId: null } },
  ])
  expect(undoOf(before, { state: 'solved' }).steps).toEqual([
    { ids: ['a', 'b'], part: { state: 'open' } },
    { ids: ['c'], part: { state: 'waiting' } },
  ])
  expect(undoOf(before, { addTags: ['rush'] }).steps).toEqual([{ ids: ['a', 'c'], part: { removeTags: ['rush'] } }])
})

test('a case that slept goes back to sleep until its own time', () => {
  const before = [was('a', { state: 'snoozed', snoozedUntil: '2026-03-03T18:00:00Z' })]
  expect(undoOf(before, { state: 'solved' })).toEqual({
    steps: [],
    snoozes: [{ id: 'a', snoozedUntil: '2026-03-03T18:00:00Z' }],
  })
})
