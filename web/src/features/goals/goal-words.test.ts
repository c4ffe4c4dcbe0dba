import type { Goal } from '@heed/contract/goals.ts'
import { expect, test } from 'vitest'
import { treeOf } from './goal-words.ts'

const goal = (id: string, parentId: string | null) => ({ id, parentId }) as Goal

test('each goal stands below the one that it serves; one whose parent is out of sight begins anew', () => {
  const tree = treeOf([goal('top', null), goal('leaf', 'middle'), goal('middle', 'top'), goal('lost', 'elsewhere')])
  expect(tree.map(({ goal: { id }, depth }) => `${depth} ${id}`)).toEqual(['0 top', '1 middle', '2 leaf', '0 lost'])
})
