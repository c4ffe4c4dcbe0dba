import { complaintStages } from '@heed/contract/complaint-stages.ts'
import type { StageStanding } from '@heed/contract/complaints.ts'
import { expect, test } from 'vitest'
import { isReady, isRefusedSolution, isSolved, signOf } from './stage-reading.ts'

const stages = (...ways: StageStanding['way'][]): StageStanding[] =>
  complaintStages.map((stage, index) => ({ stage, way: ways[index] ?? 'open', at: null, by: null, words: null }))

test('the plan is offered only when listening and the apology are taken or passed over', () => {
  expect(isReady({ stages: stages('done') }, 'planned')).toBe(false)
  expect(isReady({ stages: stages('done', 'done') }, 'planned')).toBe(false)
  expect(isReady({ stages: stages('done', 'done', 'skipped') }, 'planned')).toBe(true)
  expect(isReady({ stages: stages('done', 'done', 'skipped', 'done') }, 'planned')).toBe(false)
})

test('the first stage to come is marked as the next one, the others are still to come', () => {
  const [, listened, apologised, planned] = stages('done', 'skipped')
  expect(listened && signOf(listened, 'apologised')).toBe('skipped')
  expect(apologised && signOf(apologised, 'apologised')).toBe('next')
  expect(planned && signOf(planned, 'apologised')).toBe('open')
})

test('a no of the customer stands against a complaint that is open again, not against its next solution', () => {
  const judgement = { satisfied: false, by: 'customer' as const, at: '2026-11-25T09:00:00Z', words: null }
  const open = stages('done', 'done', 'done')
  expect(isRefusedSolution({ stages: open, judgement })).toBe(true)
  expect(isRefusedSolution({ stages: open, judgement: null })).toBe(false)
  const solved = stages('done', 'done', 'done', 'done', 'done')
  expect(isSolved({ stages: solved })).toBe(true)
  expect(isRefusedSolution({ stages: solved, judgement })).toBe(false)
})
