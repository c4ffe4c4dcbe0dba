import type { Question } from '@heed/contract/survey-content.ts'
import * as contract from '@heed/contract/surveys.ts'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { call } from '../../../../test/api.ts'
import { dayIn, holdTime, now } from '../../../platform/clock.ts'
import { newId } from '../../../platform/ids.ts'
import { liked, likely, openSurveyStage, overall, type SurveyStage, why } from '../test-survey.ts'

let stage: SurveyStage
beforeAll(async () => {
  stage = await openSurveyStage()
})
afterEach(() => holdTime())
afterAll(() => stage.close())

const packOf = async (path: string) => {
  const { statusCode, body } = await stage.get(`${path}/kiosk`)
  return { statusCode, pack: JSON.parse(body || '{}') }
}
const send = (path: string, payload: unknown) =>
  stage.app.inject({ method: 'POST', url: `${path}/kiosk`, payload: payload as object })
const collected = (fields: [string, string][], more = {}) => ({
  id: newId(),
  at: now().getTime(),
  startedAt: now().getTime() - 20_000,
  version: 1,
  language: 'tr',
  fields,
  ...more,
})
const rows = async (id: string) =>
  (await call(stage.app, stage.key, contract.listSurveyResponses, { params: { id } })).body.items

test('a tablet fetches every page in every language with the rules of its branches, and other addresses give it nothing', async () => {
  const { path } = await stage.open([overall, why, likely], {}, 'kiosk')
  const { pack } = await packOf(path)
  expect(Object.keys(pack.languages)).toEqual(['tr', 'en'])
  expect(pack.languages.tr.pages).toHaveLength(2)
  // The question hangs on an answer, and bears it in its words: both are decided on the tablet.
  expect(pack.languages.tr.pages[1]).toContain('Neden \u2063overall\u2063?')
  expect(pack.content.questions[1].showIf).toEqual(why.showIf)
  expect(pack.languages.tr.faults.overall.needed).not.toBe('')
  expect((await packOf((await stage.open([overall])).path)).statusCode).toBe(404)
  const page = await stage.get(path)
  expect(page.headers['content-security-policy']).toContain("script-src 'self'")
  expect((await stage.get((await stage.open([overall])).path)).headers['content-security-policy']).not.toContain(
    "script-src 'self'",
  )
})

test('what was collected without a network is kept once, at the time and day it was given, whatever the tablet’s clock says', async () => {
  const { id, path } = await stage.open([overall, liked], {}, 'kiosk')
  const { pack } = await packOf(path)
  const hour = 3_600_000
  // The tablet is three hours behind.
  const sentAt = now().getTime() - 3 * hour
  const answers = [1, 2, 50].map((hoursAgo) =>
    collected([['overall', '4']], { at: sentAt - hoursAgo * hour, startedAt: sentAt - hoursAgo * hour - 30_000 }),
  )
  const body = { key: pack.key, sentAt, answers }
  expect((await send(path, body)).json()).toEqual({ kept: answers.map((one) => one.id), refused: [] })
  const again = await Promise.all([send(path, body), send(path, body)])
  expect(again.map((one) => one.json().kept.length)).toEqual([3, 3])
  const kept = await rows(id)
  expect(kept).toHaveLength(3)
  const hoursAgo = kept.map(({ at }) => Math.round((now().getTime() - Date.parse(at)) / hour)).sort((a, b) => a - b)
  expect(hoursAgo).toEqual([1, 2, 50])
  const day = dayIn('Europe/Istanbul', new Date(now().getTime() - 50 * hour))
  expect((await stage.results(id, { from: day, to: day })).responses).toBe(1)
})

test('answers that are none, too old or incomplete are refused one by one, and a future time is now', async () => {
  const { id, path } = await stage.open([overall, why], {}, 'kiosk')
  const { pack } = await packOf(path)
  const day = 86_400_000
  const good = collected([
    ['overall', '1'],
    ['why', 'Bekledim'],
  ])
  const hidden = collected([
    ['overall', '5'],
    ['why', 'Görünmeyen'],
  ])
  const future = collected([['overall', '3']], { at: now().getTime() + 9 * day })
  const bad = [
    collected([['overall', '9']]),
    collected([]),
    collected([['why', 'Zorunlusu yok']]),
    collected([['overall', '5']], { at: now().getTime() - 61 * day }),
    collected([['overall', '5']], { version: 7 }),
    // No answer at all: it holds up no other, and leaves the tablet.
    { id: newId(), odd: true },
    collected([['overall', 'x'.repeat(100_001)]]),
  ]
  const answers = [good, ...bad, hidden, future]
  const { kept, refused } = (await send(path, { key: pack.key, sentAt: now().getTime(), answers })).json()
  expect(kept).toEqual([good.id, hidden.id, future.id])
  expect(refused).toEqual(bad.map((one) => one.id))
  const items = await rows(id)
  expect(items.flatMap(({ values }) => values.flatMap(({ text }) => text ?? []))).toEqual(['Bekledim'])
  expect(items.every(({ at }) => Date.parse(at) <= now().getTime() + 1000)).toBe(true)
})

test('an answer to an older version stays with it; a quota gives no place twice', async () => {
  const place: Question = { ...liked, kind: 'single' }
  const quotas = [{ question: 'liked', option: 'room', most: 1 }]
  const { id, path } = await stage.open([overall, place], { quotas }, 'kiosk')
  const { pack } = await packOf(path)
  const room = (): [string, string][] => [
    ['overall', '5'],
    ['liked', 'room'],
  ]
  const two = [collected(room()), collected(room())]
  const { kept, refused } = (await send(path, { key: pack.key, sentAt: now().getTime(), answers: two })).json()
  expect([kept.length, refused.length]).toEqual([1, 1])
  const survey = (await call(stage.app, stage.key, contract.getSurvey, { params: { id } })).body
  const content = { ...survey.content, questions: [overall, likely], quotas: [] }
  const body = { revision: survey.revision, name: survey.name, content }
  const saved = (await call(stage.app, stage.key, contract.saveSurvey, { params: { id }, body })).body
  await call(stage.app, stage.key, contract.publishSurvey, { params: { id }, body: { revision: saved.revision } })
  const old = collected([
    ['overall', '2'],
    ['liked', 'food'],
  ])
  expect((await send(path, { key: pack.key, sentAt: now().getTime(), answers: [old] })).json().kept).toEqual([old.id])
  expect((await rows(id))[0]).toMatchObject({ version: 1 })
})

test('a made-up key, one of another address, one of long ago and what is no answer at all are turned away', async () => {
  const { path } = await stage.open([overall], {}, 'kiosk')
  const other = await packOf((await stage.open([overall], {}, 'kiosk')).path)
  const { pack } = await packOf(path)
  const body = (key: string) => ({ key, sentAt: now().getTime(), answers: [collected([['overall', '5']])] })
  expect((await send(path, body('1795850000000.aaaaaaaaaaaaaaaaaaaaaa'))).statusCode).toBe(404)
  expect((await send(path, body(other.pack.key))).statusCode).toBe(404)
  for (const odd of [{}, [], { key: pack.key }, { ...body(pack.key), answers: [{}] }])
    expect((await send(path, odd)).statusCode).toBe(404)
  const later = now().getTime() + 61 * 86_400_000
  holdTime(new Date(later))
  expect((await send(path, body(pack.key))).statusCode).toBe(404)
})
