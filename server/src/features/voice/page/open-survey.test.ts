import { listFeedback } from '@heed/contract/feedback.ts'
import type { Question } from '@heed/contract/survey-content.ts'
import * as contract from '@heed/contract/surveys.ts'
import { listAnswers } from '@heed/contract/voice.ts'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { call } from '../../../../test/api.ts'
import { holdTime, now } from '../../../platform/clock.ts'
import {
  type Fields,
  hidden,
  liked,
  likely,
  openSurveyStage,
  options,
  overall,
  type SurveyStage,
  wait,
  why,
} from '../test-survey.ts'

let stage: SurveyStage
beforeAll(async () => {
  stage = await openSurveyStage()
})
afterAll(() => stage.close())
afterEach(() => holdTime())

test('an unhappy customer is asked why on a second page, without a script, and both pages are one answer', async () => {
  const { id, path } = await stage.open([overall, why, liked])
  const second = await stage.fill(path, [['overall', '2']])
  expect(second.statusCode).toBe(200)
  expect(second.body).toContain('Neden 2?')
  const draft = hidden(second.body, 'd')
  expect(draft).not.toBe('')
  wait()
  const again = await stage.get(`${path}?d=${draft}`)
  expect(again.body).toContain('Neden 2?')
  const fields: Fields = [
    ['d', draft],
    ['page', '1'],
    ['key', hidden(second.body, 'key')],
  ]
  const done = await stage.post(path, [
    ...fields,
    ['why', 'Soğuktu'],
    ['liked', 'food'],
    ['liked', 'staff'],
    ['liked.other', 'Bahçe'],
  ])
  expect([done.statusCode, done.body.includes('Bizi tercih ettiğiniz için')]).toEqual([200, true])
  const { responses, questions } = await stage.results(id)
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
  const [row] = (
    await call(stage.app, stage.key, contract.listSurveyResponses, { params: { id }, query: { question: 'why' } })
  ).body.items
  expect(row).toMatchObject({ way: 'qr', customer: null, case: null, version: 1 })
  expect(row?.values).toContainEqual({ question: 'liked', part: 'words', number: null, choice: null, text: 'Bahçe' })
  await stage.settle()
  expect((await call(stage.app, stage.key, listAnswers)).body.items[0]).toMatchObject({
    satisfaction: 2,
    comment: 'Soğuktu',
    caseId: null,
  })
  expect((await call(stage.app, stage.key, listFeedback)).body.items[0]).toMatchObject({
    text: 'Soğuktu',
    source: 'survey',
  })
})

test('a content customer is not asked why, and what was typed before going back is not kept', async () => {
  const { id, path } = await stage.open([overall, why])
  const second = await stage.fill(path, [['overall', '1']])
  const draft = hidden(second.body, 'd')
  wait()
  const back = await stage.post(path, [
    ['d', draft],
    ['page', '1'],
    ['key', hidden(second.body, 'key')],
    ['go', 'back'],
    ['why', 'Yanlışlıkla'],
  ])
  expect(back.body).toMatch(/name="overall" value="1" checked/)
  wait()
  await stage.post(path, [
    ['d', draft],
    ['page', '0'],
    ['key', hidden(back.body, 'key')],
    ['overall', '5'],
  ])
  const [row] = (await call(stage.app, stage.key, contract.listSurveyResponses, { params: { id } })).body.items
  expect(row?.values).toEqual([{ question: 'overall', part: '', number: 5, choice: null, text: null }])
})

test('a page sent twice, or by two fingers at once, is one answer; a second visit is another', async () => {
  const { id, path } = await stage.open([overall])
  const page = (await stage.get(path)).body
  wait()
  const fields: Fields = [
    ['page', '0'],
    ['key', hidden(page, 'key')],
    ['overall', '4'],
  ]
  const sent = await Promise.all([stage.post(path, fields), stage.post(path, fields), stage.post(path, fields)])
  expect(sent.map(({ statusCode }) => statusCode)).toEqual([200, 200, 200])
  expect((await stage.results(id)).responses).toBe(1)
  await stage.fill(path, [['overall', '0']])
  await stage.fill(path, [['overall', '3']])
  expect((await stage.results(id)).responses).toBe(2)
})

test('a robot that sends at once, with no page, or with one of its own is asked again and never counted', async () => {
  const { id, path } = await stage.open([overall])
  const page = (await stage.get(path)).body
  const stamp = hidden(page, 'key')
  const quick = await stage.post(path, [
    ['key', stamp],
    ['overall', '5'],
  ])
  expect([quick.statusCode, hidden(quick.body, 'key') !== stamp]).toEqual([400, true])
  wait()
  for (const forged of ['', 'x', stamp.replace(/\.\d{13}\./, '.1700000000000.'), `${stamp.slice(0, -1)}~`])
    expect(
      (
        await stage.post(path, [
          ['key', forged],
          ['overall', '5'],
        ])
      ).statusCode,
    ).toBe(400)
  holdTime(new Date(now().getTime() + 25 * 3_600_000))
  expect(
    (
      await stage.post(path, [
        ['key', stamp],
        ['overall', '5'],
      ])
    ).statusCode,
  ).toBe(400)
  expect((await stage.results(id)).responses).toBe(0)
})

test('a page that is passed over by hand still holds what it needs, and answers to what is not shown are not taken', async () => {
  const { id, path } = await stage.open([overall, why, liked])
  const skipped = await stage.fill(path, [['overall', '5']])
  const draft = hidden(skipped.body, 'd')
  wait()
  const first = (await stage.get(path)).body
  wait()
  const jumped = await stage.post(path, [
    ['page', '1'],
    ['key', hidden(first, 'key')],
    ['why', 'Hile'],
    ['liked', 'food'],
  ])
  expect([jumped.statusCode, jumped.body.includes('overall-error')]).toEqual([400, true])
  await stage.post(path, [
    ['d', draft],
    ['page', '1'],
    ['key', hidden(skipped.body, 'key')],
    ['why', 'Hile'],
    ['liked', 'food'],
  ])
  const [row] = (await call(stage.app, stage.key, contract.listSurveyResponses, { params: { id } })).body.items
  expect(row?.values.map(({ question }) => question)).toEqual(['liked', 'overall'])
})

test('of forty at once for the last three places of a quota three are kept, and the others are told', async () => {
  const single: Question = { id: 'where', kind: 'single', ask: { tr: 'Nerede?', en: 'Where?' }, options }
  const { id, path } = await stage.open([single], { quotas: [{ question: 'where', option: 'food', most: 3 }] })
  const pages = await Promise.all(Array.from({ length: 40 }, () => stage.get(path)))
  wait()
  const sent = await Promise.all(
    pages.map((page) =>
      stage.post(path, [
        ['page', '0'],
        ['key', hidden(page.body, 'key')],
        ['where', 'food'],
      ]),
    ),
  )
  expect(sent.filter(({ body }) => body.includes('bu türden yeterince yanıt aldık'))).toHaveLength(37)
  expect((await stage.results(id)).responses).toBe(3)
  expect((await stage.fill(path, [['where', 'room']])).statusCode).toBe(200)
  expect((await stage.results(id)).responses).toBe(4)
})

test('a page that is sent twice takes one place of a quota', async () => {
  const single: Question = { id: 'where', kind: 'single', ask: { tr: 'Nerede?', en: 'Where?' }, options }
  const { id, path } = await stage.open([single], { quotas: [{ question: 'where', option: 'food', most: 3 }] })
  const page = (await stage.get(path)).body
  wait()
  const fields: Fields = [
    ['page', '0'],
    ['key', hidden(page, 'key')],
    ['where', 'food'],
  ]
  for (let turn = 0; turn < 3; turn += 1)
    expect((await stage.post(path, fields)).body).toContain('Bizi tercih ettiğiniz için')
  for (let turn = 0; turn < 2; turn += 1) await stage.fill(path, [['where', 'food']])
  expect((await stage.results(id)).responses).toBe(3)
})

test('a closed survey, a closed address and one that never was say so, and take nothing', async () => {
  const { id, link, path } = await stage.open([overall], {}, 'kiosk')
  const page = (await stage.get(path)).body
  wait()
  await call(stage.app, stage.key, contract.changeSurveyLink, { params: { id: link.id }, body: { closed: true } })
  expect(
    (
      await stage.post(path, [
        ['key', hidden(page, 'key')],
        ['overall', '5'],
      ])
    ).statusCode,
  ).toBe(410)
  await call(stage.app, stage.key, contract.changeSurveyLink, { params: { id: link.id }, body: { closed: false } })
  await call(stage.app, stage.key, contract.closeSurvey, { params: { id }, body: { closed: true } })
  expect((await stage.get(path)).statusCode).toBe(410)
  await call(stage.app, stage.key, contract.closeSurvey, { params: { id }, body: { closed: false } })
  const thanks = await stage.fill(path, [['overall', '5']])
  expect(thanks.body).toContain('http-equiv="refresh"')
  expect((await stage.get(`${path.slice(0, -4)}AAAA`)).statusCode).toBe(404)
  expect((await stage.get('/q/x')).statusCode).toBe(404)
  expect((await stage.results(id)).responses).toBe(1)
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
  const { path } = await stage.open(all)
  const { body } = await stage.get(path)
  // The one that writes what is spoken: it adds to what stands there, and changes nothing of it.
  expect(body.match(/<script/g)).toHaveLength(1)
  const onItsWay = await stage.app.inject({ method: 'GET', url: path, headers: { 'accept-encoding': 'gzip' } })
  expect(onItsWay.headers['content-encoding']).toBe('gzip')
  expect(onItsWay.rawPayload.length).toBeLessThan(14_000)
  const answered = await stage.fill(path, [
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
