import { exportFigureRows, getInsight, listFigureRows } from '@heed/contract/insight.ts'
import * as contract from '@heed/contract/surveys.ts'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { call } from '../../../../test/api.ts'
import { holdTime, now } from '../../../platform/clock.ts'
import { type Fields, hidden, likely, openSurveyStage, overall, type SurveyStage, wait } from '../test-survey.ts'
import { sealDays } from './seal-days.ts'

let stage: SurveyStage
beforeAll(async () => {
  stage = await openSurveyStage()
})
afterAll(() => stage.close())
afterEach(() => holdTime())

test('counts that are sealed equal the answers, for any stretch of days', async () => {
  const { id, path } = await stage.open([overall, likely])
  const began = Date.parse('2026-08-28T12:00:00Z')
  for (let day = 0; day < 40; day += 1) {
    holdTime(new Date(began + day * 86_400_000))
    await stage.fill(path, [
      ['overall', String((day % 5) + 1)],
      ['likely', String(day % 11)],
    ])
  }
  holdTime(new Date(began + 60 * 86_400_000))
  const live = await stage.results(id)
  const september = await stage.results(id, { from: '2026-09-01', to: '2026-09-30' })
  const part = await stage.results(id, { from: '2026-09-03', to: '2026-10-02' })
  await sealDays(stage.business.scope.house.scopeOf(stage.business.scope.workspaceId))
  const sealed = await stage.business.scope.transaction((tx) =>
    tx.db.selectFrom('survey_seal').select('grain').where('survey_id', '=', id).execute(),
  )
  expect(sealed.filter(({ grain }) => grain === 'month').length).toBeGreaterThan(0)
  expect(await stage.results(id)).toEqual(live)
  expect(await stage.results(id, { from: '2026-09-01', to: '2026-09-30' })).toEqual(september)
  expect(await stage.results(id, { from: '2026-09-03', to: '2026-10-02' })).toEqual(part)
  expect([live.responses, september.responses, part.responses]).toEqual([40, 30, 30])
})

test('the figures open to the very answers they count, and a 0 is a 0', async () => {
  const { id, path } = await stage.open([likely])
  for (const value of ['0', '0', '10', '9', '7']) await stage.fill(path, [['likely', value]])
  const [question] = (await stage.results(id)).questions
  expect(question?.parts[0]).toMatchObject({ n: 5, mean: 5.2, score: { value: 0, n: 5 } })
  for (const { value, n } of question?.parts[0]?.counts ?? []) {
    const query = { question: 'likely', part: '', value }
    expect(
      (await call(stage.app, stage.key, contract.listSurveyResponses, { params: { id }, query })).body.items,
    ).toHaveLength(n)
  }
})

test('a survey made from a ready one is answered without sign-in in each language, and its results equal the stored answers', async () => {
  const made = (
    await call(stage.app, stage.key, contract.createSurvey, { body: { name: 'Ziyaret', template: 'after-visit' } })
  ).body
  const params = { id: made.id }
  await call(stage.app, stage.key, contract.publishSurvey, { params, body: { revision: made.revision } })
  const body = { branchId: stage.business.branchId, name: 'Kasa', way: 'link' as const }
  const link = (await call(stage.app, stage.key, contract.createSurveyLink, { params, body })).body
  const path = new URL(link.url).pathname
  const given = { en: '5', tr: '4', id: '3', az: '2', zh: '1' }
  for (const [language, satisfaction] of Object.entries(given)) {
    const page = (await stage.get(`${path}?lang=${language}`)).body
    expect(page).toContain(`<html lang="${language}">`)
    wait()
    const first: Fields = [
      ['page', '0'],
      ['key', hidden(page, 'key')],
      ['satisfaction', satisfaction],
      ['recommendation', '0'],
      ['good_decision', 'yes'],
    ]
    // Whoever comes back anyway is asked nothing more.
    expect((await stage.post(`${path}?lang=${language}`, first)).statusCode).toBe(200)
  }
  const { responses, questions } = await stage.results(made.id)
  expect(responses).toBe(5)
  expect(questions.find(({ id }) => id === 'satisfaction')?.parts[0]?.counts.map(({ n }) => n)).toEqual([1, 1, 1, 1, 1])
  const rows = (await call(stage.app, stage.key, contract.listSurveyResponses, { params })).body.items
  const kept = rows.map(({ language, values }) => [
    language,
    values.find(({ question }) => question === 'satisfaction')?.number,
  ])
  expect(Object.fromEntries(kept)).toEqual({ en: 5, tr: 4, id: 3, az: 2, zh: 1 })
  expect(questions.find(({ id }) => id === 'recommendation')?.parts[0]).toMatchObject({ n: 5, mean: 0 })
})

test.each(['after-visit', 'solved-case'])(
  'the ready survey %s asks whether one was treated with respect, and its score stands in the results',
  async (template) => {
    const { id, revision } = (
      await call(stage.app, stage.key, contract.createSurvey, { body: { name: template, template } })
    ).body
    const params = { id }
    await call(stage.app, stage.key, contract.publishSurvey, { params, body: { revision } })
    const asked = (await call(stage.app, stage.key, contract.getSurvey, { params })).body.content.questions
    const welcome = asked.find(({ countsAs }) => countsAs === 'welcome')
    expect(welcome?.ask).toMatchObject({ en: expect.stringContaining('respect'), tr: expect.stringContaining('saygı') })
    const body = { branchId: stage.business.branchId, name: 'Kasa', way: 'link' as const }
    const { url } = (await call(stage.app, stage.key, contract.createSurveyLink, { params, body })).body
    const path = new URL(url).pathname
    for (const value of ['5', '4', '3']) {
      const { body: next } = await stage.fill(path, [
        [asked[0]?.id ?? '', '5'],
        ['welcome', value],
      ])
      wait()
      const fields = ['page', 'd', 'key'].map((name) => [name, hidden(next, name)] as [string, string])
      if (hidden(next, 'page')) await stage.post(path, [...fields, ['good_decision', 'yes']])
    }
    const question = (await stage.results(id)).questions.find((one) => one.id === welcome?.id)
    expect(question?.parts[0]).toMatchObject({ n: 3, mean: 4 })
  },
)

test('a 5 expected and a 4 received is a gap of −1, half a pair is none, and the dimensions weigh as customers say', async () => {
  const rows = [
    { id: 'prompt', words: { tr: 'Hızlı', en: 'Prompt' } },
    { id: 'exact', words: { tr: 'Kesin', en: 'Exact' } },
  ]
  const dimensions = ['responsiveness', 'empathy'].map((id) => ({ id, words: { tr: id, en: id } }))
  const { id, path } = await stage.open([
    { id: 'responsiveness', kind: 'pair', ask: { tr: 'Hız', en: 'Speed' }, rows },
    { id: 'empathy', kind: 'pair', ask: { tr: 'İlgi', en: 'Care' }, rows: rows.slice(0, 1) },
    { id: 'weights', kind: 'points', ask: { tr: 'Ağırlık', en: 'Weights' }, rows: dimensions },
  ])
  await stage.fill(path, [
    ['responsiveness.prompt.e', '5'],
    ['responsiveness.prompt.p', '4'],
    ['responsiveness.exact.e', '7'],
    ['empathy.prompt.e', '6'],
    ['empathy.prompt.p', '3'],
    ['weights.responsiveness', '70'],
    ['weights.empathy', '30'],
  ])
  const { questions, serviceQuality } = await stage.results(id)
  expect(questions[0]?.gaps).toMatchObject([
    { part: 'prompt', expected: 5, received: 4, gap: { value: -1, n: 1, low: null } },
    { part: 'exact', expected: 7, received: null, gap: { value: null, n: 0 } },
  ])
  expect(serviceQuality).toMatchObject({
    dimensions: [
      { question: 'responsiveness', gap: -1, points: 70 },
      { question: 'empathy', gap: -3, points: 30 },
    ],
    unweighted: -2,
  })
  expect(serviceQuality?.weighted).toBeCloseTo(-1.6, 9)
})

test('what is answered at an open address counts in the figures of the business and is listed with its survey', async () => {
  const { id, path } = await stage.open([overall, { ...likely, countsAs: 'recommendation' }])
  const dayBeside = (days: number) => new Date(now().getTime() + days * 86_400_000).toISOString().slice(0, 10)
  const period = { from: dayBeside(-1), to: dayBeside(1), channelKind: 'qr' as const }
  const before = (await call(stage.app, stage.key, getInsight, { query: period })).body.all
  await stage.fill(path, [
    ['overall', '5'],
    ['likely', '10'],
  ])
  await stage.fill(path, [['overall', '2']])
  await stage.settle()
  const { all, byChannel } = (await call(stage.app, stage.key, getInsight, { query: period })).body
  expect([all.csat.n - before.csat.n, all.nps.promoters - before.nps.promoters]).toEqual([2, 1])
  expect(all.nps.withoutScore - before.nps.withoutScore).toBe(1)
  expect(byChannel.map(({ kind }) => kind)).toEqual(['qr'])
  const query = { ...period, figure: 'csat' as const }
  const rows = (await call(stage.app, stage.key, listFigureRows, { query })).body.items
  expect(rows.length).toBe(all.csat.n)
  expect(rows[0]).toMatchObject({
    case: null,
    customerName: null,
    memberName: null,
    survey: { id },
    value: 2,
    good: false,
  })
  expect((await call(stage.app, stage.key, exportFigureRows, { query })).body).toContain('Kapıda')
})
