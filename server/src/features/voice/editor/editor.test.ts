import { gzipSync } from 'node:zlib'
import type { SurveyContent } from '@heed/contract/survey-content.ts'
import * as contract from '@heed/contract/surveys.ts'
import { listSurveys, updateSurvey } from '@heed/contract/voice.ts'
import { pagesOf } from '@heed/methods/survey/survey-flow.ts'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { call, keyOf } from '../../../../test/api.ts'
import { buildBusiness, buildMember } from '../../../../test/build.ts'
import { openTestHouse, type TestHouse } from '../../../../test/house.ts'
import { templates } from '../survey-content.ts'
import { faultsOf } from './read-survey.ts'

let t: TestHouse
let key: string
let employee: string
let branchId: string
beforeAll(async () => {
  t = await openTestHouse()
  const business = await buildBusiness(t.house)
  branchId = business.branchId
  key = await keyOf(t.house, business.owner)
  employee = await keyOf(t.house, await buildMember(business.scope, 'employee', [business.branchId]))
})
afterAll(() => t.close())

const create = async (template: string | null = null) =>
  (await call(t.app, key, contract.createSurvey, { body: { name: 'Gelenlere', template } })).body
const content = (more: Partial<SurveyContent> = {}): SurveyContent => ({
  languages: ['tr'],
  title: { tr: 'Nasıldı?' },
  lead: {},
  thanks: {},
  questions: [{ id: 'overall', kind: 'satisfaction', ask: { tr: 'Memnun musunuz?' }, countsAs: 'satisfaction' }],
  ...more,
})
const save = (id: string, revision: number, written: SurveyContent) =>
  call(t.app, key, contract.saveSurvey, { params: { id }, body: { revision, name: 'Gelenlere', content: written } })
const publish = (id: string, revision: number) =>
  call(t.app, key, contract.publishSurvey, { params: { id }, body: { revision } })

test('every ready survey can be published as it is, in each language it is written in', () => {
  expect(templates.length).toBeGreaterThan(0)
  for (const { key: name, title, questions } of templates)
    expect(
      faultsOf({ languages: ['en', 'tr', 'id', 'az', 'zh'], title, lead: {}, thanks: {}, questions }),
      name,
    ).toEqual([])
})

test('every page of every ready survey is under 14 kB on its way in each language, whatever it asks', async () => {
  const { id } = await create()
  for (const { key: name, title, questions } of templates)
    for (const language of ['en', 'tr', 'id', 'az', 'zh'] as const)
      for (const page of pagesOf({ questions }).keys()) {
        const written = { languages: [language], title, lead: {}, thanks: {}, questions }
        const { html } = (
          await call(t.app, key, contract.previewSurvey, {
            params: { id },
            body: { content: written, language, page, fields: [] },
          })
        ).body
        expect(gzipSync(html).length, `${name}, ${language}, page ${page + 1}`).toBeLessThan(14_000)
        expect(html).not.toContain('{{')
      }
})

test('a survey is a draft until it is published, asks from then on, and keeps each version', async () => {
  const made = await create('solved-case')
  const drafted = (await call(t.app, key, listSurveys)).body.items.find(({ id }) => id === made.id)
  expect(drafted).toMatchObject({ state: 'draft', invited: 0 })
  expect(made).toMatchObject({ state: 'draft', version: 0, changedSincePublished: true, faults: [] })
  expect((await call(t.app, key, updateSurvey, { params: { id: made.id }, body: { active: true } })).problem).toBe(
    'survey.unpublished',
  )
  expect((await publish(made.id, made.revision)).body).toMatchObject({
    state: 'open',
    version: 1,
    changedSincePublished: false,
  })
  const saved = (await save(made.id, made.revision, content())).body
  expect(saved).toMatchObject({ version: 1, changedSincePublished: true })
  expect((await publish(made.id, saved.revision)).body).toMatchObject({ version: 2, content: content() })
  const listed = (await call(t.app, key, listSurveys)).body.items.find(({ id }) => id === made.id)
  expect(listed).toMatchObject({
    state: 'open',
    version: 2,
    missingAspects: ['emotional', 'loyalty', 'parts', 'return'],
  })
  expect((await call(t.app, key, contract.deleteSurvey, { params: { id: made.id } })).problem).toBe('survey.in_use')
})

test('of two who write at once the second is told, and nothing of the first is lost', async () => {
  const made = await create()
  const saves = await Promise.all(
    ['Bir', 'İki'].map((title) => save(made.id, made.revision, content({ title: { tr: title } }))),
  )
  expect(saves.map(({ status }) => status).sort()).toEqual([200, 409])
  const won = saves.find(({ status }) => status === 200)?.body
  expect((await call(t.app, key, contract.getSurvey, { params: { id: made.id } })).body.content).toEqual(won?.content)
  expect((await publish(made.id, made.revision)).problem).toBe('survey.overtaken')
})

test('circles, missing texts and no questions are named and keep it from being published', async () => {
  const made = await create()
  expect((await call(t.app, key, listSurveys)).body.items.find(({ id }) => id === made.id)?.questions).toEqual([])
  expect(made.faults).toEqual([
    { at: null, rule: 'no_questions' },
    { at: null, rule: 'title_missing' },
  ])
  const why = { id: 'why', kind: 'text' as const, ask: { tr: 'Neden?' } }
  const hangsOnLater = { ...why, showIf: { all: true, conditions: [{ question: 'overall', atMost: 2 }] } }
  const saved = (await save(made.id, made.revision, content({ questions: [hangsOnLater, ...content().questions] })))
    .body
  expect(saved.faults).toEqual([{ at: 0, rule: 'needs_later' }])
  expect((await publish(made.id, saved.revision)).problem).toBe('survey.not_ready')
  const two = (await save(made.id, saved.revision, content({ languages: ['tr', 'zh'] }))).body
  expect(two.faults.map(({ rule }) => rule)).toEqual(['words_missing', 'title_missing'])
})

test('a question that was asked keeps its kind, in every later version', async () => {
  const made = await create()
  const saved = (await save(made.id, made.revision, content())).body
  await publish(made.id, saved.revision)
  const other = content({ questions: [{ id: 'overall', kind: 'text', ask: { tr: 'Memnun musunuz?' } }] })
  const again = (await save(made.id, saved.revision, other)).body
  expect((await publish(made.id, again.revision)).problem).toBe('survey.question_has_answers')
})

test('what two questions would count as, or no answer of a kind can be, is a fault', async () => {
  const twice = content({
    questions: [
      ...content().questions,
      { id: 'again', kind: 'satisfaction', ask: { tr: 'Ya şimdi?' }, countsAs: 'satisfaction' },
      { id: 'words', kind: 'text', ask: { tr: 'Neden?' }, countsAs: 'recommendation' },
    ],
  })
  expect(faultsOf(twice).map(({ at, rule }) => [at, rule])).toEqual([
    [1, 'counted_twice'],
    [2, 'cannot_count'],
  ])
})

test('a look at it goes through its pages as a customer would, and keeps nothing', async () => {
  const made = await create()
  const written = content({
    questions: [
      ...content().questions,
      {
        id: 'why',
        kind: 'text',
        ask: { tr: '{{branch}}: neden {{answer.overall}}?' },
        showIf: { all: true, conditions: [{ question: 'overall', atMost: 2 }] },
      },
    ],
  })
  const look = (page: number, fields: [string, string][]) =>
    call(t.app, key, contract.previewSurvey, {
      params: { id: made.id },
      body: { content: written, language: 'tr', page, fields },
    })
  const first = (await look(0, [])).body
  expect(first).toMatchObject({ page: 0, pages: 2, done: false })
  expect(first.html).toContain('Memnun musunuz?')
  const unhappy: [string, string][] = [
    ['overall', '2'],
    ['go', 'next'],
  ]
  const second = (await look(0, unhappy)).body
  expect([second.page, second.html.includes('Kadıköy: neden 2?')]).toEqual([1, true])
  expect(
    (
      await look(0, [
        ['overall', '5'],
        ['go', 'next'],
      ])
    ).body.done,
  ).toBe(true)
  expect(
    (
      await look(0, [
        ['overall', '9'],
        ['go', 'next'],
      ])
    ).body.html,
  ).toContain('overall-error')
  const results = (await call(t.app, key, contract.readSurveyResults, { params: { id: made.id } })).body
  expect(results.responses).toBe(0)
})

test('employees read surveys and cannot change them; a draft can be thrown away', async () => {
  const made = await create()
  expect((await call(t.app, employee, contract.getSurvey, { params: { id: made.id } })).status).toBe(200)
  const body = { branchId, name: 'Kapı', way: 'qr' as const }
  expect((await call(t.app, employee, contract.createSurveyLink, { params: { id: made.id }, body })).status).toBe(403)
  expect((await call(t.app, key, contract.deleteSurvey, { params: { id: made.id } })).status).toBe(200)
  expect((await call(t.app, key, contract.getSurvey, { params: { id: made.id } })).status).toBe(404)
})
