import * as staff from '@heed/contract/staff-surveys.ts'
import type { Question } from '@heed/contract/survey-content.ts'
import { readSurveyExpectations } from '@heed/contract/survey-expectations.ts'
import { createSurvey, publishSurvey, saveSurvey } from '@heed/contract/surveys.ts'
import { compareMeans } from '@heed/methods/mean.ts'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { call } from '../../../../../test/api.ts'
import { holdTime } from '../../../../platform/clock.ts'
import { openStaffStage } from '../../staff/test-staff.ts'
import { keepAnswers } from '../test-answers.ts'

let stage: Awaited<ReturnType<typeof openStaffStage>>
beforeAll(async () => {
  stage = await openStaffStage()
})
afterAll(() => stage.close())
afterEach(() => holdTime())

const line = (id: string) => ({ id, words: { en: id } })
const questions: Question[] = [
  { id: 'look', kind: 'pair', ask: { en: 'What is seen' }, rows: [line('premises')] },
  { id: 'care', kind: 'pair', ask: { en: 'Care' }, rows: [line('prompt'), line('warm')] },
]
/** So many gave each value. */
const times = (given: Record<string, number>) =>
  Object.entries(given).map(([value, n]) => ({ value: Number(value), n }))

async function found(levels = 6) {
  const business = await stage.found()
  await business.scope.transaction((tx) => tx.db.updateTable('workspace').set({ minimum_answers: 10 }).execute())
  const content = { languages: ['en' as const], title: { en: 'Visit' }, lead: {}, thanks: {}, questions }
  const { app } = stage
  const made = (await call(app, business.key, createSurvey, { body: { name: 'Visit', template: null } })).body
  const params = { id: made.id }
  const saved = (
    await call(app, business.key, saveSurvey, { params, body: { revision: made.revision, name: 'Visit', content } })
  ).body
  await call(app, business.key, publishSurvey, { params, body: { revision: saved.revision } })
  const managers = await business.hire(levels)
  for (const { id } of managers)
    await call(app, business.key, staff.setManagementLevel, { params: { id }, body: { level: 'line' } })
  const read = async (key = business.key) => (await call(app, key, readSurveyExpectations, { params, query: {} })).body
  return { ...business, managers, read, surveyId: made.id }
}

test('managers are asked by the lines of the customers, and what they think stands beside what is expected and got', async () => {
  const { surveyId, managers, read, ask, close, scope, branchId, hire } = await found()
  const [stranger] = await hire(1)
  const answers = [
    ...Array.from({ length: 8 }, () => ({ look: { 'premises.e': '6', 'premises.p': '5' }, care: both('6', '6', '3') })),
    ...Array.from({ length: 6 }, () => ({ look: { 'premises.e': '7', 'premises.p': '5' }, care: both('7', '5', '4') })),
  ]
  await keepAnswers(scope, surveyId, { branchId, day: '2026-10-10', language: 'en' }, answers)
  const before = await read()
  expect(before).toMatchObject({ round: null, askable: 6, least: 5 })
  expect(before.dimensions[0]).toMatchObject({ managers: { mean: null, n: 0 }, managersGap: { verdict: 'too_few' } })

  const round = (await ask({ name: 'Expect', survey: { expectationsOf: surveyId } })).body
  expect(round).toMatchObject({ kind: 'expectation', asked: 6 })
  const tickets = async (key = '') => (await call(stage.app, key, staff.listMyStaffTickets)).body.items
  expect(await tickets(stranger?.key)).toEqual([])
  const page = (await stage.get(await stage.pageOf(managers[0] as (typeof managers)[number]))).body
  expect(page).toContain('What do customers expect?')
  expect(page).toContain('7: entirely')
  for (const [at, manager] of managers.entries()) {
    await stage.handIn(manager, { line1: at < 3 ? '4' : '5', line2: '6', line3: at < 2 ? '5' : '6' })
    // Nothing is shown of papers that still lie in the urn.
    if (at < 5) expect((await read()).round?.state).toBe('running')
  }
  expect((await read()).dimensions[0]?.managers.n).toBe(0)
  expect((await close(round.id)).problem).toBeUndefined()

  const { round: done, dimensions } = await read()
  expect(done).toMatchObject({ id: round.id, state: 'counted' })
  const [look, care] = dimensions
  expect(look).toMatchObject({
    managers: { mean: 4.5, n: 6 },
    expected: { n: 14 },
    received: { mean: 5, n: 14 },
    managersGap: { verdict: 'lower' },
  })
  const welch = compareMeans(times({ 4: 3, 5: 3 }), times({ 6: 8, 7: 6 }))
  expect(look?.managersGap.value).toBeCloseTo(welch?.value ?? Number.NaN, 9)
  // Two dimensions are judged at once, so each has half of 5 %.
  expect(look?.managersGap.low).toBeCloseTo(welch?.at(0.025).low ?? Number.NaN, 9)
  expect(look?.customersGap.value).toBeCloseTo(5 - (8 * 6 + 6 * 7) / 14, 9)
  expect(care?.lines.map(({ part }) => part)).toEqual(['prompt', 'warm'])
  const [prompt, warm] = care?.lines ?? []
  expect(care?.managers.mean).toBeCloseTo(((prompt?.managers.mean ?? 0) + (warm?.managers.mean ?? 0)) / 2, 9)
  const both2 = [
    compareMeans(times({ 6: 6 }), times({ 6: 8, 7: 6 })),
    compareMeans(times({ 5: 2, 6: 4 }), times({ 5: 6, 6: 8 })),
  ]
  const mean = (of: 'low' | 'high') => both2.reduce((sum, one) => sum + (one?.at(0.025)[of] ?? Number.NaN), 0) / 2
  expect(care?.managersGap.low).toBeCloseTo(mean('low'), 9)
  expect(care?.managersGap.high).toBeCloseTo(mean('high'), 9)
  expect(prompt?.managersGap.adjustedP).toBeGreaterThanOrEqual(prompt?.managersGap.pValue ?? 1)
})

/** What is expected of both lines and got of both. */
const both = (prompt: string, warm: string, got: string) => ({
  'prompt.e': prompt,
  'prompt.p': got,
  'warm.e': warm,
  'warm.p': got,
})

test('fewer managers than the least group are not asked, and a survey without pairs has nothing to ask', async () => {
  const few = await found(4)
  expect((await few.ask({ survey: { expectationsOf: few.surveyId } })).problem).toBe('staff_round.too_few')
  const { key, ask } = await found()
  const made = (await call(stage.app, key, createSurvey, { body: { name: 'Plain', template: null } })).body
  expect((await ask({ survey: { expectationsOf: made.id } })).problem).toBe('survey.unpublished')
  expect((await ask({ survey: { expectationsOf: '0190a0a0-0000-7000-8000-000000000000' } })).status).toBe(404)
})
