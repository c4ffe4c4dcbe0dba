import type { Insight } from '@heed/contract/insight.ts'
import { expect, test } from 'vitest'
import { findingOf } from './finding.ts'

const share = (value: number | null, low: number | null, high: number | null, n: number) => ({
  firstAnswerMet: { value, low, high, n, tooFew: value === null },
})
const insight = (all: object, branches: [string, object][], previous: object = all) =>
  ({ all, previous, byBranch: branches.map(([name, figures]) => ({ id: name, name, figures })) }) as unknown as Insight

test('a branch whose interval lies under the whole is named', () => {
  const found = findingOf(
    insight(share(0.93, 0.9, 0.95, 300), [
      ['Gənclik', share(0.8, 0.7, 0.88, 90)],
      ['Kemang', share(0.99, 0.95, 1, 90)],
    ]),
  )
  expect([found.kind, found.names]).toEqual(['below', ['Gənclik']])
})

test('a branch with too few answers never stands out', () => {
  const few = share(null, null, null, 4)
  const two = [
    ['A', share(0.93, 0.9, 0.95, 150)],
    ['B', share(0.92, 0.88, 0.95, 150)],
  ] as [string, object][]
  expect(findingOf(insight(share(0.93, 0.9, 0.95, 304), [...two, ['C', few]])).kind).toBe('even')
})

test('nothing counted is said as nothing, not as zero', () => {
  expect(findingOf(insight(share(null, null, null, 0), [])).kind).toBe('none')
  expect(findingOf(insight(share(null, null, null, 7), [])).kind).toBe('tooFew')
})

test('one branch alone is compared with its own past', () => {
  const now = share(0.93, 0.9, 0.95, 300)
  expect(findingOf(insight(now, [['A', now]], share(0.8, 0.75, 0.85, 300))).kind).toBe('better')
  expect(findingOf(insight(now, [['A', now]], share(0.91, 0.88, 0.94, 300))).kind).toBe('same')
})
