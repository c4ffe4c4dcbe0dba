import { getSurveyEmbedding, setSurveyEmbedding } from '@heed/contract/survey-embedding.ts'
import { getSurvey, listSurveyResponses } from '@heed/contract/surveys.ts'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { call, keyOf } from '../../../../test/api.ts'
import { buildBusiness, buildMember } from '../../../../test/build.ts'
import { holdTime } from '../../../platform/clock.ts'
import { openSurveyStage, overall, type SurveyStage, why } from '../test-survey.ts'

let stage: SurveyStage
beforeAll(async () => {
  stage = await openSurveyStage()
})
afterEach(() => holdTime())
afterAll(() => stage.close())

const set = (id: string, origins: string[], key = stage.key) =>
  call(stage.app, key, setSurveyEmbedding, { params: { id }, body: { origins } })
const framesOf = (headers: Record<string, unknown>) =>
  /frame-ancestors ([^;]*)/.exec(String(headers['content-security-policy']))?.[1]

test('no site may show a survey until it is named, and then those alone may, on the form and on what is said after it', async () => {
  const { id, path } = await stage.open([overall, why], {}, 'embedded')
  expect((await call(stage.app, stage.key, getSurveyEmbedding, { params: { id } })).body.origins).toEqual([])
  const closed = await stage.get(path)
  expect(framesOf(closed.headers)).toBe("'none'")
  expect(closed.headers['x-frame-options']).toBeDefined()
  expect(
    (await set(id, ['https://Shop.example/', 'http://127.0.0.1:8080', 'https://shop.example'])).body.origins,
  ).toEqual(['https://shop.example', 'http://127.0.0.1:8080'])
  const open = await stage.get(path)
  expect(framesOf(open.headers)).toBe('https://shop.example http://127.0.0.1:8080')
  expect(open.headers['x-frame-options']).toBeUndefined()
  expect(open.headers['set-cookie']).toBeUndefined()
  expect(open.body).toContain('data-by="https://shop.example http://127.0.0.1:8080"')
  const thanks = await stage.fill(path, [['overall', '5']])
  expect(thanks.statusCode).toBe(200)
  expect(framesOf(thanks.headers)).toContain('https://shop.example')
  const { items } = (await call(stage.app, stage.key, listSurveyResponses, { params: { id } })).body
  expect(items.map(({ way }) => way)).toEqual(['embedded'])
  expect((await stage.results(id, { way: 'embedded' })).responses).toBe(1)
  expect((await stage.results(id, { way: 'link' })).responses).toBe(0)
})

test('other addresses of the same survey are shown in no frame', async () => {
  const { id, path } = await stage.open([overall], {}, 'link')
  await set(id, ['https://shop.example'])
  expect(framesOf((await stage.get(path)).headers)).toBe("'none'")
})

test.each([
  ['shop.example', 'survey.origin_not_address'],
  ["https://shop.example;script-src 'unsafe-inline'", 'survey.origin_not_address'],
  ['https://*.shop.example', 'survey.origin_wildcard'],
  ['https://shop.example/contact', 'survey.origin_has_path'],
  ['http://shop.example', 'survey.origin_not_safe'],
])('%s is refused: %s', async (typed, code) => {
  const { id } = await stage.open([overall], {}, 'embedded')
  expect((await set(id, ['https://good.example', typed])).problem).toBe(code)
  expect((await call(stage.app, stage.key, getSurveyEmbedding, { params: { id } })).body.origins).toEqual([])
})

test('only who may write a survey names its sites, and nobody those of another business', async () => {
  const { id } = await stage.open([overall], {}, 'embedded')
  const { scope, branchId } = stage.business
  const employee = await keyOf(stage.house, await buildMember(scope, 'employee', [branchId]))
  expect((await set(id, ['https://shop.example'], employee)).status).toBe(403)
  const other = await buildBusiness(stage.house, { name: 'Other' })
  expect((await set(id, ['https://shop.example'], await keyOf(stage.house, other.owner))).status).toBe(404)
})

test('the page stays small in every language, the script under 6 kB, and any site may load it', async () => {
  const { id, path } = await stage.open(
    [{ ...overall, ask: words('Satisfied?') }],
    { languages: ['en', 'tr', 'id', 'az', 'zh'], title: words('How was it?') },
    'embedded',
  )
  await set(
    id,
    Array.from({ length: 20 }, (_, at) => `https://branch-${at}.long-name-of-a-shop.example`),
  )
  for (const language of ['en', 'tr', 'id', 'az', 'zh']) {
    const { body } = await stage.get(`${path}?lang=${language}`)
    expect(body).toContain('heedHeight')
    expect(Buffer.byteLength(body), language).toBeLessThan(14_000)
  }
  const script = await stage.get('/q/embed.js')
  expect(script.rawPayload.length).toBeLessThan(6000)
  expect(script.headers).toMatchObject({
    'content-type': 'text/javascript; charset=utf-8',
    'cross-origin-resource-policy': 'cross-origin',
  })
  expect((await call(stage.app, stage.key, getSurvey, { params: { id } })).body.links[0]?.way).toBe('embedded')
})

const words = (text: string) => ({ en: text, tr: text, id: text, az: text, zh: text })
