import { recordOccasion } from '@heed/contract/asking.ts'
import { drawSurveySheet, takeSurveyByHand } from '@heed/contract/survey-by-hand.ts'
import { closeSurvey, listSurveyResponses } from '@heed/contract/surveys.ts'
import { updateSurvey } from '@heed/contract/voice.ts'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { call, keyOf } from '../../../../test/api.ts'
import { buildBranch, buildChannel, buildMember } from '../../../../test/build.ts'
import { dayIn, holdTime, now } from '../../../platform/clock.ts'
import { newId } from '../../../platform/ids.ts'
import { type Fields, liked, likely, openSurveyStage, overall, type SurveyStage, why } from '../test-survey.ts'

let stage: SurveyStage
let employee: string
beforeAll(async () => {
  stage = await openSurveyStage()
  employee = await keyOf(stage.house, await buildMember(stage.business.scope, 'employee', [stage.business.branchId]))
})
afterEach(() => holdTime())
afterAll(() => stage.close())

const enter = (surveyId: string, fields: Fields, more: Record<string, unknown> = {}, key = employee) =>
  call(stage.app, key, takeSurveyByHand, {
    params: { id: surveyId },
    body: {
      sheet: newId(),
      branchId: stage.business.branchId,
      way: 'paper',
      language: 'tr',
      page: 0,
      fields: [...fields, ['go', 'next']],
      ...more,
    } as never,
  })
const responses = async (id: string, query = {}) =>
  (await call(stage.app, stage.key, listSurveyResponses, { params: { id }, query })).body.items

test('a printed sheet has every question on one page, with nothing to press and no answer in the words of another', async () => {
  const id = await stage.publish([overall, why, { ...liked, newPage: true }])
  const query = { branchId: stage.business.branchId, language: 'tr' as const }
  const { html } = (await call(stage.app, employee, drawSurveySheet, { params: { id }, query })).body
  for (const words of ['Memnun musunuz?', 'Neden …?', 'Neyi beğendiniz?', 'break-inside:avoid'])
    expect(html).toContain(words)
  expect(html).not.toContain('<button')
})

test('face to face and online write to one record, and the results can be split by how they came', async () => {
  const id = await stage.publish([overall, liked])
  const link = (await stage.open([overall])).path
  expect(link).toMatch(/^\/q\//)
  expect((await enter(id, [['overall', '5']], { way: 'interview' })).body.kept).toBe(true)
  expect(
    (
      await enter(id, [
        ['overall', '3'],
        ['liked', 'food'],
      ])
    ).body.kept,
  ).toBe(true)
  expect(
    (
      await enter(id, [
        ['overall', '1'],
        ['liked', 'room'],
      ])
    ).body.kept,
  ).toBe(true)
  expect((await stage.results(id)).responses).toBe(3)
  expect((await stage.results(id, { way: 'interview' })).questions[0]?.parts[0]).toMatchObject({ n: 1, mean: 5 })
  expect((await stage.results(id, { way: 'paper' })).questions[0]?.parts[0]).toMatchObject({ n: 2, mean: 2 })
  expect((await responses(id)).map(({ way }) => way).sort()).toEqual(['interview', 'paper', 'paper'])
})

test('paper may leave blank what is needed elsewhere, and what was written beside the way stays', async () => {
  const id = await stage.publish([overall, why])
  expect((await enter(id, [['why', 'Kasada çok bekledim']])).body.kept).toBe(true)
  expect(
    (
      await enter(id, [
        ['overall', '5'],
        ['why', 'Her şey iyi'],
      ])
    ).body.kept,
  ).toBe(true)
  const empty = await enter(id, [])
  expect(empty.body.kept).toBe(false)
  expect(empty.body.html).toContain('role="alert"')
  expect(await responses(id)).toHaveLength(2)
})

test('an interview asks page by page, and only what these answers lead to', async () => {
  const id = await stage.publish([overall, why, likely])
  const first = (await enter(id, [['overall', '2']], { way: 'interview' })).body
  expect(first).toMatchObject({ kept: false, page: 1 })
  expect(first.html).toContain('Neden')
  const missed = (await enter(id, [], { way: 'interview' })).body
  expect(missed).toMatchObject({ kept: false, page: 0 })
  expect(missed.html).toContain('role="alert"')
  const done = await enter(
    id,
    [
      ['overall', '2'],
      ['why', 'Soğuktu'],
      ['likely', '0'],
    ],
    { way: 'interview', page: 1 },
  )
  expect(done.body.kept).toBe(true)
  expect((await responses(id))[0]?.values.map(({ question }) => question)).toEqual(['likely', 'overall', 'why'])
})

test('the same sheet twice, or twice at once, is one answer', async () => {
  const id = await stage.publish([overall])
  const sheet = newId()
  const kept = await Promise.all(Array.from({ length: 5 }, () => enter(id, [['overall', '4']], { sheet })))
  expect(kept.filter(({ status }) => status === 200).length).toBeGreaterThan(0)
  expect((await enter(id, [['overall', '4']], { sheet })).body.kept).toBe(true)
  expect(await responses(id)).toHaveLength(1)
})

test('a sheet counts on the day it was filled in, within a year and never in the future', async () => {
  const id = await stage.publish([overall])
  const today = Temporal.PlainDate.from(dayIn('Europe/Istanbul', now()))
  const earlier = today.subtract({ days: 40 }).toString()
  expect((await enter(id, [['overall', '5']], { answeredOn: earlier })).body.kept).toBe(true)
  expect((await stage.results(id, { from: earlier, to: earlier })).responses).toBe(1)
  for (const day of [today.add({ days: 2 }), today.subtract({ days: 500 })])
    expect((await enter(id, [['overall', '5']], { answeredOn: day.toString() })).problem).toBe('survey.hand_day')
})

test('an unhappy customer who is known becomes a case; a closed survey, an unknown customer and a branch out of sight are refused', async () => {
  const id = await stage.publish([overall])
  await call(stage.app, stage.key, updateSurvey, { params: { id }, body: { unhappyOpens: 'complaint' } })
  await buildChannel(stage.business.scope, stage.business.branchId, 'mail')
  const customer = { email: 'ayse@posta.test', name: 'Ayşe Demir', language: 'tr' as const }
  const body = { kind: 'visit' as const, branchId: stage.business.branchId, customer }
  const { customerId } = (await call(stage.app, employee, recordOccasion, { body })).body
  expect((await enter(id, [['overall', '1']], { customerId, way: 'interview' })).body.kept).toBe(true)
  await stage.settle()
  const cases = await stage.business.scope.transaction((tx) =>
    tx.db.selectFrom('case').select('kind').where('customer_id', '=', customerId).execute(),
  )
  expect(cases).toEqual([{ kind: 'complaint' }])
  expect((await responses(id))[0]?.customer?.id).toBe(customerId)
  expect((await enter(id, [['overall', '1']], { customerId: newId() })).status).toBe(404)
  const elsewhere = await buildBranch(stage.business.scope, 'Bakı')
  expect((await enter(id, [['overall', '1']], { branchId: elsewhere })).status).toBe(404)
  await call(stage.app, stage.key, closeSurvey, { params: { id }, body: { closed: true } })
  expect((await enter(id, [['overall', '1']])).problem).toBe('survey.closed')
})
