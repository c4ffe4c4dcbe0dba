import type { Question } from '@heed/contract/survey-content.ts'
import { readSurveyDrivers } from '@heed/contract/survey-figures.ts'
import { relativeWeights } from '@heed/methods/relative-weights.ts'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { call } from '../../../../test/api.ts'
import { likely, openSurveyStage, overall, type SurveyStage } from '../test-survey.ts'
import { keepAnswers } from './test-answers.ts'

let stage: SurveyStage
beforeAll(async () => {
  stage = await openSurveyStage()
})
afterAll(() => stage.close())

const rated = (id: string): Question => ({ id, kind: 'satisfaction', ask: { tr: id, en: id } })
const pair: Question = {
  id: 'care',
  kind: 'pair',
  ask: { tr: 'İlgi', en: 'Care' },
  rows: ['prompt', 'kind'].map((id) => ({ id, words: { tr: id, en: id } })),
}
const read = async (id: string, query = {}) =>
  (await call(stage.app, stage.key, readSurveyDrivers, { params: { id }, query })).body

/** Satisfaction follows speed closely and the room hardly; numbers from 1 to 5, the same at each run. */
const people = Array.from({ length: 80 }, (_, at) => {
  const speed = 1 + (at % 5)
  const room = 1 + ((at * 7 + Math.floor(at / 5)) % 5)
  const whole = Math.min(5, Math.max(1, speed + (at % 3 === 0 ? 1 : 0) - (room === 1 ? 1 : 0)))
  return { overall: String(whole), speed: String(speed), room: String(room) }
})

test('too few answers say how many are needed; enough give the weights and their intervals', async () => {
  const id = await stage.publish([overall, rated('speed'), rated('room'), likely])
  const keep = (day: string, given: Parameters<typeof keepAnswers>[3]) =>
    keepAnswers(stage.business.scope, id, { branchId: stage.business.branchId, day }, given)
  await keep('2026-10-10', people.slice(0, 40))
  expect(await read(id)).toMatchObject({ n: 40, needed: 66, refused: 'too_few', aspects: [], r2: null })
  await keep('2026-10-11', [...people.slice(40), { overall: '5', speed: '5' }])
  const drivers = await read(id)
  const numbers = (of: 'overall' | 'speed' | 'room') => people.map((person) => Number(person[of]))
  const expected = relativeWeights(numbers('overall'), [numbers('speed'), numbers('room')])
  if (typeof expected !== 'object') throw new Error('refused')
  expect(drivers).toMatchObject({ outcome: { question: 'overall' }, n: 80, isSample: false, refused: null })
  expect(drivers.r2).toBeCloseTo(expected.r2, 9)
  for (const [at, aspect] of drivers.aspects.entries()) {
    expect(aspect.importance).toBeCloseTo(Number(expected.percent[at]), 9)
    expect(Number(aspect.low) < aspect.importance && aspect.importance < Number(aspect.high)).toBe(true)
  }
  expect(drivers.aspects[0]?.performance).toBeCloseTo(50, 9)
  expect(await read(id)).toEqual(drivers)
  expect((await read(id, { from: '2026-10-11' })).n).toBe(40)
})

test('two aspects have weights but no quarters, three lie on the map', async () => {
  const two = await stage.publish([overall, rated('speed'), rated('room')])
  const three = await stage.publish([overall, rated('speed'), rated('room'), rated('staff')])
  const given = people.map((person, at) => ({ ...person, staff: String(1 + ((at * 3) % 5)) }))
  const at = { branchId: stage.business.branchId, day: '2026-10-10' }
  await keepAnswers(stage.business.scope, two, at, people)
  await keepAnswers(stage.business.scope, three, at, given)
  expect(await read(two)).toMatchObject({ crosshair: null, aspects: [{ quarter: null }, { quarter: null }] })
  const { crosshair, aspects } = await read(three)
  const mean = (of: 'importance' | 'performance') => aspects.reduce((sum, aspect) => sum + aspect[of], 0) / 3
  expect(crosshair?.importance).toBeCloseTo(mean('importance'), 9)
  expect(crosshair?.performance).toBeCloseTo(mean('performance'), 9)
  expect(aspects[0]?.quarter).toMatch(/keep_up|concentrate_here/)
  expect(aspects[1]?.quarter).toMatch(/low_priority|possible_overkill/)
})

test('a survey without overall satisfaction, without aspects, and with answers that are all alike each say why', async () => {
  expect((await read(await stage.publish([likely]))).refused).toBe('no_outcome')
  expect((await read(await stage.publish([overall, rated('speed')]))).refused).toBe('no_aspects')
  const id = await stage.publish([overall, rated('speed'), rated('room')])
  const alike = people.map((person) => ({ ...person, room: '4' }))
  await keepAnswers(stage.business.scope, id, { branchId: stage.business.branchId, day: '2026-10-10' }, alike)
  expect(await read(id)).toMatchObject({ n: 80, refused: 'constant', aspects: [] })
})

test('the lines of a pair say whether they measure one thing, of those who answered them all, from thirty on', async () => {
  const id = await stage.publish([pair])
  const given = Array.from({ length: 31 }, (_, at) => ({
    care: {
      'prompt.e': String(1 + (at % 7)),
      'kind.e': String(1 + (at % 7)),
      'prompt.p': String(1 + (at % 7)),
      ...(at < 29 ? { 'kind.p': '4' } : {}),
    },
  }))
  await keepAnswers(stage.business.scope, id, { branchId: stage.business.branchId, day: '2026-10-10' }, given)
  const { scales } = await read(id)
  expect(scales).toMatchObject([
    { side: 'expected', lines: 2, n: 31, alpha: 1 },
    { side: 'received', lines: 2, n: 29, needed: 30, alpha: null },
  ])
})
