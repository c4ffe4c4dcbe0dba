import { expect, test } from 'vitest'
import { isOpenAt, nextStage, openBefore } from './stages.ts'

const done = (stage: string) => ({ stage, way: 'done' })

test('the next stage is the first that is neither taken nor passed over', () => {
  expect(nextStage([])).toBe('received')
  expect(nextStage([done('received'), { stage: 'listened', way: 'skipped' }])).toBe('apologised')
  expect(openBefore([done('received'), done('apologised')], 'planned')).toEqual(['listened'])
})

test('a stage taken back is open again, and taking it again closes it', () => {
  const steps = [done('solved'), { stage: 'solved', way: 'undone' }]
  expect(isOpenAt(steps, 'solved')).toBe(true)
  expect(isOpenAt([...steps, done('solved')], 'solved')).toBe(false)
})
