import { listFeedback } from '@heed/contract/feedback.ts'
import type { Question, SurveyContent } from '@heed/contract/survey-content.ts'
import * as contract from '@heed/contract/surveys.ts'
import { listAnswers } from '@heed/contract/voice.ts'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { call, keyOf } from '../../../../test/api.ts'
import { buildBusiness } from '../../../../test/build.ts'
import { openTestHouse, type TestHouse } from '../../../../test/house.ts'
import { holdTime, now } from '../../../platform/clock.ts'
import { sealDays } from '../results/seal-days.ts'

let t: TestHouse
let business: Awaited<ReturnType<typeof buildBusiness>>
let key: string
beforeAll(async () => {
  t = await openTestHouse({ environment: { HEED_TRUSTED_PROXIES: '127.0.0.1' } })
  business = await buildBusiness(t.house)
  key = await keyOf(t.house, business.owner)
})
afterAll(() => t.close())
afterEach(() => holdTime())

const options = ['food', 'room', 'staff'].map((id) => ({ id, words: { tr: id, en: id } }))
const overall: Question = {
  id: 'overall',
  kind: 'satisfaction',
  ask: { tr: 'Memnun musunuz?', en: 'Satisfied?' },
  required: true,
  countsAs: 'satisfaction',
}
const why: Question = {
  id: 'why',
  kind: 'text',
  ask: { tr: 'Neden {{answer.overall}}?', en: 'Why {{answer.overall}}?' },
  countsAs: 'comment',
  showIf: { all: true, conditions: [{ question: 'overall', atMost: 2 }] },
}
const liked: Question = {
  id: 'liked',
  kind: 'multiple',
  ask: { tr: 'Neyi beğendiniz?', en: 'What did you like?' },
  options,
  other: true,
}
const likely: Question = { id: 'likely', kind: 'recommendation', ask: { tr: 'Tavsiye?', en: 'Recommend?' } }

async function open(questions: Question[], more: Partial<SurveyContent> = {}, way: 'link' | 'qr' | 'kiosk' = 'qr') {
  const content: SurveyContent = {
    languages: ['tr', 'en'],
    title: { tr: 'Nasıldı?', en: 'How was it?' },
    lead: {},
    thanks: {},
    questions,
    ...more,
  }
  const made = (await call(t.app, key, contract.createSurvey, { body: { name: 'Kapıda', template: null } })).body
  const params = { id: made.id }
  const saved = (
    await call(t.app, key, contract.saveSurvey, { params, body: { revision: made.revision, name: 'Kapıda', content } })
  ).body
  const published = await call(t.app, key, contract.publishSurvey, { params, body: { revision: saved.revision } })
  expect(published.problem).toBeUndefined()
  const body = { branchId: business.branchId, name: 'Kapı', way }
  const link = (await call(t.app, key, contract.createSurveyLink, { params, body })).body
  return { id: made.id, link, path: new URL(link.url).pathname }
}

let visitors = 0
const visitor = () => `203.0.113.${++visitors % 250}`
const get = (url: string) => t.app.inject({ method: 'GET', url, headers: { 'x-forwarded-for': visitor() } })
const post = (url: string, fields: [string, string][]) =>
  t.app.inject({
    method: 'POST',
    url,
    headers: { 'content-type': 'application/x-www-form-urlencoded', 'x-forwarded-for': visitor() },
    payload: new URLSearchParams(fields).toString(),
  })
const hidden = (body: string, name: string) => new RegExp(`name="${name}" value="([^"]*)"`).exec(body)?.[1] ?? ''
const wait = () => holdTime(new Date(now().getTime() + 5000))
/** Opens the page as a person would and sends it some seconds later. */
async function fill(path: string, fields: [string, string][]) {
  const page = (await get(path)).body
  wait()
  return post(path, [['page', hidden(page, 'page')], ['key', hidden(page, 'key')], ...fields])
}
const results = async (id: string, query = {}) =>
  (await call(t.app, key, contract.readSurveyResults, { params: { id }, query })).body

test('an unhappy customer is asked why on a second page, without a script, and both pages are one answer', async () => {
  const { id, path } = await open([overall, why, liked])
  const second = await fill(path, [['overall', '2']])
  expect(second.statusCode).toBe(200)
  expect(second.body).toContain('Neden 2?')
  const draft = hidden(second.body, 'd')
  expect(draft).not.toBe('')
  wait()
  const again = await get(`${path}?d=${draft}`)
  expect(again.body).toContain('Neden 2?')
  const fields: [string, string][] = [
    ['d', draft],
    ['page', '1'],
    ['key', hidden(second.body, 'key')],
  ]
  const done = await post(path, [
    ...fields,
    ['why', 'Soğuktu'],
    ['liked', 'food'],
    ['liked', 'staff'],
    ['liked.other', 'Bahçe'],
  ])
  expect([done.statusCode, done.body.includes('Bizi tercih ettiğiniz için')]).toEqual([200, true])
  const { responses, questions } = await results(id)
  expect(responses).toBe(1)
  expect(questions.find((question) => question.id === 'liked')).toMatchObject({
    answered: 1,
    parts: [
      {
        n: 1,
        counts: [
          { value: 'food', n: 1, sharePercent: 100 },
          { value: 'room', n: 0 },
          { value: 'staff', n: 1 },
          { value: 'other', n: 1 },
        ],
      },
    ],
  })
  const [row] = (await call(t.app, key, contract.listSurveyResponses, { params: { id }, query: { question: 'why' } }))
    .body.items
  expect(row).toMatchObject({ way: 'qr', customer: null, case: null, version: 1 })
  expect(row?.values).toContainEqual({ question: 'liked', part: 'words', number: null, choice: null, text: 'Bahçe' })
  await t.settle()
  expect((await call(t.app, key, listAnswers)).body.items[0]).toMatchObject({
    satisfaction: 2,
    comment: 'Soğuktu',
    caseId: null,
  })
  expect((await call(t.app, key, listFeedback)).body.items[0]).toMatchObject({ text: 'Soğuktu', source: 'survey' })
})

test('a content customer is not asked why, and what was typed before going back is not kept', async () => {
  const { id, path } = await open([overall, why])
  const second = await fill(path, [['overall', '1']])
  const draft = hidden(second.body, 'd')
  wait()
  const back = await post(path, [
    ['d', draft],
    ['page', '1'],
    ['key', hidden(second.body, 'key')],
    ['go', 'back'],
    ['why', 'Yanlışlıkla'],
  ])
  expect(back.body).toMatch(/name="overall" value="1" checked/)
  wait()
  await post(path, [
    ['d', draft],
    ['page', '0'],
    ['key', hidden(back.body, 'key')],
    ['overall', '5'],
  ])
  const [row] = (await call(t.app, key, contract.listSurveyResponses, { params: { id } })).body.items
  expect(row?.values).toEqual([{ question: 'overall', part: '', number: 5, choice: null, text: null }])
})

test('a page sent twice, or by two fingers at once, is one answer; a second visit is another', async () => {
  const { id, path } = await open([overall])
  const page = (await get(path)).body
  wait()
  const fields: [string, string][] = [
    ['page', '0'],
    ['key', hidden(page, 'key')],
    ['overall', '4'],
  ]
  const sent = await Promise.all([post(path, fields), post(path, fields), post(path, fields)])
  expect(sent.map(({ statusCode }) => statusCode)).toEqual([200, 200, 200])
  expect((await results(id)).responses).toBe(1)
  await fill(path, [['overall', '0']])
  await fill(path, [['overall', '3']])
  expect((await results(id)).responses).toBe(2)
})

test('a robot that sends at once, with no page, or with one of its own is asked again and never counted', async () => {
  const { id, path } = await open([overall])
  const page = (await get(path)).body
  const stamp = hidden(page, 'key')
  const quick = await post(path, [
    ['key', stamp],
    ['overall', '5'],
  ])
  expect([quick.statusCode, hidden(quick.body, 'key') !== stamp]).toEqual([400, true])
  wait()
  for (const forged of ['', 'x', stamp.replace(/\.\d{13}\./, '.1700000000000.'), `${stamp.slice(0, -1)}~`])
    expect(
      (
        await post(path, [
          ['key', forged],
          ['overall', '5'],
        ])
      ).statusCode,
    ).toBe(400)
  holdTime(new Date(now().getTime() + 25 * 3_600_000))
  expect(
    (
      await post(path, [
        ['key', stamp],
        ['overall', '5'],
      ])
    ).statusCode,
  ).toBe(400)
  expect((await results(id)).responses).toBe(0)
})

test('a page that is passed over by hand still holds what it needs, and answers to what is not shown are not taken', async () => {
  const { id, path } = await open([overall, why, liked])
  const skipped = await fill(path, [['overall', '5']])
  const draft = hidden(skipped.body, 'd')
  wait()
  const first = (await get(path)).body
  wait()
  const jumped = await post(path, [
    ['page', '1'],
    ['key', hidden(first, 'key')],
    ['why', 'Hile'],
    ['liked', 'food'],
  ])
  expect([jumped.statusCode, jumped.body.includes('overall-error')]).toEqual([400, true])
  await post(path, [
    ['d', draft],
    ['page', '1'],
    ['key', hidden(skipped.body, 'key')],
    ['why', 'Hile'],
    ['liked', 'food'],
  ])
  const [row] = (await call(t.app, key, contract.listSurveyResponses, { params: { id } })).body.items
  expect(row?.values.map(({ question }) => question)).toEqual(['liked', 'overall'])
})

test('of forty at once for the last three places of a quota three are kept, and the others are told', async () => {
  const single: Question = { id: 'where', kind: 'single', ask: { tr: 'Nerede?', en: 'Where?' }, options }
  const { id, path } = await open([single], { quotas: [{ question: 'where', option: 'food', most: 3 }] })
  const pages = await Promise.all(Array.from({ length: 40 }, () => get(path)))
  wait()
  const sent = await Promise.all(
    pages.map((page) =>
      post(path, [
        ['page', '0'],
        ['key', hidden(page.body, 'key')],
        ['where', 'food'],
      ]),
    ),
  )
  expect(sent.filter(({ body }) => body.includes('bu türden yeterince yanıt aldık'))).toHaveLength(37)
  expect((await results(id)).responses).toBe(3)
  expect((await fill(path, [['where', 'room']])).statusCode).toBe(200)
  expect((await results(id)).responses).toBe(4)
})

test('a page that is sent twice takes one place of a quota', async () => {
  const single: Question = { id: 'where', kind: 'single', ask: { tr: 'Nerede?', en: 'Where?' }, options }
  const { id, path } = await open([single], { quotas: [{ question: 'where', option: 'food', most: 3 }] })
  const page = (await get(path)).body
  wait()
  const fields: [string, string][] = [
    ['page', '0'],
    ['key', hidden(page, 'key')],
    ['where', 'food'],
  ]
  for (let turn = 0; turn < 3; turn += 1)
    expect((await post(path, fields)).body).toContain('Bizi tercih ettiğiniz için')
  for (let turn = 0; turn < 2; turn += 1) await fill(path, [['where', 'food']])
  expect((await results(id)).responses).toBe(3)
})

test('counts that are sealed equal the answers, for any stretch of days', async () => {
  const { id, path } = await open([overall, likely])
  const began = Date.parse('2026-08-28T12:00:00Z')
  for (let day = 0; day < 40; day += 1) {
    holdTime(new Date(began + day * 86_400_000))
    await fill(path, [
      ['overall', String((day % 5) + 1)],
      ['likely', String(day % 11)],
    ])
  }
  holdTime(new Date(began + 60 * 86_400_000))
  const live = await results(id)
  const september = await results(id, { from: '2026-09-01', to: '2026-09-30' })
  const part = await results(id, { from: '2026-09-03', to: '2026-10-02' })
  await sealDays(business.scope.house.scopeOf(business.scope.workspaceId))
  const sealed = await business.scope.transaction((tx) =>
    tx.db.selectFrom('survey_seal').select('grain').where('survey_id', '=', id).execute(),
  )
  expect(sealed.filter(({ grain }) => grain === 'month').length).toBeGreaterThan(0)
  expect(await results(id)).toEqual(live)
  expect(await results(id, { from: '2026-09-01', to: '2026-09-30' })).toEqual(september)
  expect(await results(id, { from: '2026-09-03', to: '2026-10-02' })).toEqual(part)
  expect([live.responses, september.responses, part.responses]).toEqual([40, 30, 30])
})

test('the figures open to the very answers they count, and a 0 is a 0', async () => {
  const { id, path } = await open([likely])
  for (const value of ['0', '0', '10', '9', '7']) await fill(path, [['likely', value]])
  const [question] = (await results(id)).questions
  expect(question?.parts[0]).toMatchObject({ n: 5, mean: 5.2, score: { value: 0, n: 5 } })
  for (const { value, n } of question?.parts[0]?.counts ?? []) {
    const query = { question: 'likely', part: '', value }
    expect((await call(t.app, key, contract.listSurveyResponses, { params: { id }, query })).body.items).toHaveLength(n)
  }
})

test('a closed survey, a closed address and one that never was say so, and take nothing', async () => {
  const { id, link, path } = await open([overall], {}, 'kiosk')
  const page = (await get(path)).body
  wait()
  await call(t.app, key, contract.changeSurveyLink, { params: { id: link.id }, body: { closed: true } })
  expect(
    (
      await post(path, [
        ['key', hidden(page, 'key')],
        ['overall', '5'],
      ])
    ).statusCode,
  ).toBe(410)
  await call(t.app, key, contract.changeSurveyLink, { params: { id: link.id }, body: { closed: false } })
  await call(t.app, key, contract.closeSurvey, { params: { id }, body: { closed: true } })
  expect((await get(path)).statusCode).toBe(410)
  await call(t.app, key, contract.closeSurvey, { params: { id }, body: { closed: false } })
  const thanks = await fill(path, [['overall', '5']])
  expect(thanks.body).toContain('http-equiv="refresh"')
  expect((await get(`${path.slice(0, -4)}AAAA`)).statusCode).toBe(404)
  expect((await get('/q/x')).statusCode).toBe(404)
  expect((await results(id)).responses).toBe(1)
})

test('a page stays small whatever it asks, and every kind of question is on it without a script', async () => {
  const rows = options
  const all: Question[] = [
    overall,
    { ...likely, newPage: false },
    { id: 'effort', kind: 'effort', ask: { tr: 'Kolay mıydı?', en: 'Easy?' } },
    { id: 'compare', kind: 'compare', ask: { tr: 'Beklentiniz?', en: 'Against what you expected?' } },
    { id: 'single', kind: 'single', ask: { tr: 'Biri', en: 'One' }, options, shuffle: true },
    { id: 'multiple', kind: 'multiple', ask: { tr: 'Birkaçı', en: 'Several' }, options },
    { id: 'ranking', kind: 'ranking', ask: { tr: 'Sıra', en: 'Order' }, options },
    { id: 'points', kind: 'points', ask: { tr: 'Puan', en: 'Points' }, rows },
    { id: 'number', kind: 'number', ask: { tr: 'Sayı', en: 'Number' } },
    { id: 'date', kind: 'date', ask: { tr: 'Gün', en: 'Day' } },
    { id: 'text', kind: 'text', ask: { tr: 'Söz', en: 'Words' } },
    { id: 'consent', kind: 'consent', ask: { tr: 'Arayalım mı?', en: 'May we call?' } },
  ]
  const { path } = await open(all)
  const { body } = await get(path)
  expect(body).not.toContain('<script')
  const onItsWay = await t.app.inject({ method: 'GET', url: path, headers: { 'accept-encoding': 'gzip' } })
  expect(onItsWay.headers['content-encoding']).toBe('gzip')
  expect(onItsWay.rawPayload.length).toBeLessThan(14_000)
  const answered = await fill(path, [
    ['overall', '4'],
    ['likely', '0'],
    ['effort', '7'],
    ['compare', 'better'],
    ['single', 'room'],
    ['multiple', 'food'],
    ['ranking.food', '1'],
    ['points.food', '100'],
    ['number', '2,5'],
    ['date', '2026-11-28'],
    ['text', 'Güzel'],
    ['consent.say', 'yes'],
    ['consent.contact', 'ayse@posta.test'],
  ])
  expect(answered.body).toContain('Bizi tercih ettiğiniz için')
})

test('a survey made from a ready one is answered without sign-in in each language, and its results equal the stored answers', async () => {
  const made = (await call(t.app, key, contract.createSurvey, { body: { name: 'Ziyaret', template: 'after-visit' } }))
    .body
  const params = { id: made.id }
  await call(t.app, key, contract.publishSurvey, { params, body: { revision: made.revision } })
  const body = { branchId: business.branchId, name: 'Kasa', way: 'link' as const }
  const link = (await call(t.app, key, contract.createSurveyLink, { params, body })).body
  const path = new URL(link.url).pathname
  const given = { en: '5', tr: '4', id: '3', az: '2', zh: '1' }
  for (const [language, satisfaction] of Object.entries(given)) {
    const page = (await get(`${path}?lang=${language}`)).body
    expect(page).toContain(`<html lang="${language}">`)
    wait()
    const first: [string, string][] = [
      ['page', '0'],
      ['key', hidden(page, 'key')],
      ['satisfaction', satisfaction],
      ['recommendation', '0'],
    ]
    const second = await post(`${path}?lang=${language}`, first)
    wait()
    const rest: [string, string][] = [
      ['page', '1'],
      ['d', hidden(second.body, 'd')],
      ['key', hidden(second.body, 'key')],
      ['good_decision', 'yes'],
    ]
    expect((await post(`${path}?lang=${language}`, rest)).statusCode).toBe(200)
  }
  const { responses, questions } = await results(made.id)
  expect(responses).toBe(5)
  expect(questions.find(({ id }) => id === 'satisfaction')?.parts[0]?.counts.map(({ n }) => n)).toEqual([1, 1, 1, 1, 1])
  const rows = (await call(t.app, key, contract.listSurveyResponses, { params })).body.items
  const kept = rows.map(({ language, values }) => [
    language,
    values.find(({ question }) => question === 'satisfaction')?.number,
  ])
  expect(Object.fromEntries(kept)).toEqual({ en: 5, tr: 4, id: 3, az: 2, zh: 1 })
  expect(questions.find(({ id }) => id === 'recommendation')?.parts[0]).toMatchObject({ n: 5, mean: 0 })
})

test('a 5 expected and a 4 received is a gap of −1, half a pair is none, and the dimensions weigh as customers say', async () => {
  const rows = [
    { id: 'prompt', words: { tr: 'Hızlı', en: 'Prompt' } },
    { id: 'exact', words: { tr: 'Kesin', en: 'Exact' } },
  ]
  const dimensions = ['responsiveness', 'empathy'].map((id) => ({ id, words: { tr: id, en: id } }))
  const { id, path } = await open([
    { id: 'responsiveness', kind: 'pair', ask: { tr: 'Hız', en: 'Speed' }, rows },
    { id: 'empathy', kind: 'pair', ask: { tr: 'İlgi', en: 'Care' }, rows: rows.slice(0, 1) },
    { id: 'weights', kind: 'points', ask: { tr: 'Ağırlık', en: 'Weights' }, rows: dimensions },
  ])
  await fill(path, [
    ['responsiveness.prompt.e', '5'],
    ['responsiveness.prompt.p', '4'],
    ['responsiveness.exact.e', '7'],
    ['empathy.prompt.e', '6'],
    ['empathy.prompt.p', '3'],
    ['weights.responsiveness', '70'],
    ['weights.empathy', '30'],
  ])
  const { questions, serviceQuality } = await results(id)
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
