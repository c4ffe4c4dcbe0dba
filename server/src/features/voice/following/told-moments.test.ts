import { answerCase, getCase, getTimeline, listCases } from '@heed/contract/cases.ts'
import { getCustomerHistory } from '@heed/contract/customers.ts'
import { exportFeedback, getFeedback, listFeedback, recordFeedback } from '@heed/contract/feedback.ts'
import { changeMoment, listMoments } from '@heed/contract/moments.ts'
import { exportCases } from '@heed/contract/record-files.ts'
import type { Question } from '@heed/contract/survey-content.ts'
import { listSurveyResponses } from '@heed/contract/surveys.ts'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { call, keyOf } from '../../../../test/api.ts'
import { buildBranch, buildBusiness, buildMember } from '../../../../test/build.ts'
import { holdTime } from '../../../platform/clock.ts'
import type { Scope } from '../../../platform/scope.ts'
import { feedback } from '../../feedback/index.ts'
import { openSurveyStage, overall, type SurveyStage } from '../test-survey.ts'

let stage: SurveyStage
let key: string
let employee: { key: string; id: string; scope: Scope }
beforeAll(async () => {
  stage = await openSurveyStage()
  key = stage.key
  const scope = await buildMember(stage.business.scope, 'employee', [stage.business.branchId])
  employee = { key: await keyOf(stage.house, scope), id: scope.actor?.id ?? '', scope }
})
afterEach(() => holdTime())
afterAll(() => stage.close())

const record = async (body: Record<string, unknown>, as = employee.key) => {
  const recorded = await call(stage.app, as, recordFeedback, { body: { branchId: stage.business.branchId, ...body } })
  await stage.settle()
  return recorded
}
const list = async (query: Record<string, string> = {}, as = employee.key) =>
  (await call(stage.app, as, listMoments, { query })).body.items
const textsOf = async (query: Record<string, string> = {}, as = employee.key) =>
  (await list(query, as)).map(({ words }) => words)
const change = (id: string, body: Record<string, unknown>, as = key) =>
  call(stage.app, as, changeMoment, { params: { id }, body })
const renameTo = (id: string, name: string) =>
  stage.business.scope.transaction((tx) => tx.db.updateTable('member').set({ name }).where('id', '=', id).execute())

const moment: Question = {
  id: 'moment',
  kind: 'text',
  ask: { tr: 'Hatırlayacağınız bir an?', en: 'A moment?' },
  countsAs: 'moment',
}
const share: Question = {
  id: 'share',
  kind: 'single',
  ask: { tr: 'Anlatabilir miyiz?', en: 'May we tell it?' },
  options: [
    { id: 'yes', words: { tr: 'Evet', en: 'Yes' } },
    { id: 'no', words: { tr: 'Hayır', en: 'No' } },
  ],
  countsAs: 'share',
}

test('a moment without permission is read by whoever leads alone: not on the wall, not in the answer, not in the record', async () => {
  const { id, path } = await stage.open([overall, moment, share])
  const answer = async (words: string, may?: string) => {
    await stage.fill(path, [['overall', '5'], ['moment', words], ...(may ? [['share', may] as [string, string]] : [])])
    await stage.settle()
  }
  await answer('Kasada gülümsediler', 'yes')
  await answer('Kızım kaybolunca buldular', 'no')
  await answer('Bunu kimseye söylemeyin')
  expect(await textsOf()).toEqual(['Kasada gülümsediler'])
  expect(await textsOf({}, key)).toEqual(['Kasada gülümsediler'])
  expect((await call(stage.app, employee.key, listMoments, { query: { view: 'kept' } })).status).toBe(403)
  const kept = await list({ view: 'kept' }, key)
  expect(kept.map(({ words }) => words).toSorted()).toEqual(['Bunu kimseye söylemeyin', 'Kızım kaybolunca buldular'])
  // Neither the answers of the survey nor the record tell it to others.
  const answersFor = async (as: string) =>
    JSON.stringify((await call(stage.app, as, listSurveyResponses, { params: { id }, query: {} })).body)
  expect(await answersFor(key)).toContain('Kızım kaybolunca')
  expect(await answersFor(employee.key)).not.toContain('Kızım kaybolunca')
  const lead = await keyOf(stage.house, await buildMember(stage.business.scope, 'lead', [stage.business.branchId]))
  const fileFor = async (as: string) =>
    (
      await stage.app.inject({
        method: 'GET',
        url: `/api/v1/surveys/${id}/responses.csv`,
        headers: { authorization: `Bearer ${as}` },
      })
    ).body
  expect(await fileFor(key)).toContain('Kızım kaybolunca')
  const ofLead = await fileFor(lead)
  expect(ofLead).toContain('overall')
  expect(ofLead).not.toContain('Kızım kaybolunca')
  const recordFor = async (as: string) =>
    JSON.stringify((await call(stage.app, as, getFeedback, { params: { id: kept[0]?.feedbackId ?? '' } })).body)
  expect(await recordFor(key)).toContain(kept[0]?.words)
  expect(await recordFor(employee.key)).not.toContain(kept[0]?.words)
})

test('a colleague keeps a moment that they heard of, good or bad, with how the customer allowed it', async () => {
  await record({ text: 'Elif abla terzimden iyi', moment: { toldHow: 'Kasada söyledi', employeeId: employee.id } })
  await record({ text: 'Yarım saat kapıda bekledim', kind: 'problem', moment: {} })
  const [told] = await list({ employeeId: employee.id })
  expect(told).toMatchObject({ words: 'Elif abla terzimden iyi', permission: 'told', employee: { id: employee.id } })
  expect(told?.toldHow).toBeNull()
  expect((await list({ employeeId: employee.id }, key))[0]?.toldHow).toBe('Kasada söyledi')
  expect(await textsOf()).not.toContain('Yarım saat kapıda bekledim')
  expect(await textsOf({ view: 'kept' }, key)).toContain('Yarım saat kapıda bekledim')
  const nobody = '019ab000-0000-7000-8000-000000000000'
  expect((await record({ text: 'x', moment: { employeeId: nobody } })).problem).toBe('feedback.member_unknown')
})

test('words that were heard as a moment without permission are hidden from all but who leads: in the record, its search, its file, and the history', async () => {
  const { scope, branchId } = stage.business
  const lead = await keyOf(stage.house, await buildMember(scope, 'lead', [branchId]))
  const words = 'Hastane dönüşü ağlayarak anlattı'
  const customer = { email: 'nergis@posta.test', name: 'Nergis' }
  const { body } = await record({ text: words, moment: {}, customer })
  expect(body).toMatchObject({ text: null, isHidden: true })
  const customerId = body.customer?.id ?? ''
  const read = async (as: string) => [
    JSON.stringify((await call(stage.app, as, getFeedback, { params: { id: body.id } })).body),
    JSON.stringify((await call(stage.app, as, listFeedback, { query: {} })).body),
    JSON.stringify((await call(stage.app, as, getCustomerHistory, { params: { id: customerId }, query: {} })).body),
  ]
  for (const told of await read(key)) expect(told).toContain(words)
  for (const told of await read(lead)) {
    expect(told).toContain('"isHidden":true')
    expect(told).not.toContain('ağlayarak')
  }
  const found = async (as: string) =>
    (await call(stage.app, as, listFeedback, { query: { search: 'ağlayarak' } })).body.items.length
  expect([await found(key), await found(lead)]).toEqual([1, 0])
  const fileFor = async (as: string) =>
    (
      await stage.app.inject({
        method: 'GET',
        url: `/api/v1${exportFeedback.path}`,
        headers: { authorization: `Bearer ${as}` },
      })
    ).body
  expect(await fileFor(key)).toContain(words)
  expect(await fileFor(lead)).toContain(body.id)
  expect(await fileFor(lead)).not.toContain('ağlayarak')
  // A case is read by more people, so these words do not become one.
  expect((await record({ text: words, moment: {}, opensCase: true })).problem).toBe('feedback.moment_not_told')
  // With permission everybody reads them.
  const id = (await list({ view: 'kept' }, key)).find(({ feedbackId }) => feedbackId === body.id)?.id ?? ''
  await change(id, { permission: { of: 'told', how: 'Telefonda' } })
  for (const told of await read(lead)) expect(told).toContain(words)
})

test('words that had become a case leave it with the permission: its text, preview, search, file and history; they come back with it', async () => {
  const { scope, branchId } = stage.business
  const lead = await keyOf(stage.house, await buildMember(scope, 'lead', [branchId]))
  const words = 'Kızımın nikâhında giydi, fermuarı koptu'
  const customer = { email: 'filiz@posta.test', name: 'Filiz' }
  const { body, problem } = await record({ text: words, moment: { toldHow: 'Kasada' }, customer, opensCase: true }, key)
  expect(problem).toBeUndefined()
  const caseId = (await call(stage.app, key, getFeedback, { params: { id: body.id } })).body.case?.id ?? ''
  const answerText = 'Fermuarı bugün değiştiriyoruz'
  await call(stage.app, key, answerCase, { params: { id: caseId }, body: { text: answerText } })
  await stage.settle()
  const exported = async () =>
    (
      await stage.app.inject({
        method: 'GET',
        url: `/api/v1${exportCases.path}`,
        headers: { authorization: `Bearer ${key}` },
      })
    ).body
  const told = async () =>
    [
      (await call(stage.app, lead, getCase, { params: { id: caseId } })).body,
      (await call(stage.app, lead, getTimeline, { params: { id: caseId } })).body,
      (await call(stage.app, lead, listCases, { query: {} })).body,
      (await call(stage.app, lead, getCustomerHistory, { params: { id: body.customer?.id ?? '' }, query: {} })).body,
      await exported(),
    ].map((read) => JSON.stringify(read).includes('nikâhında'))
  const found = async (search: string) =>
    (await call(stage.app, lead, listCases, { query: { search } })).body.items.map(({ id }) => id)
  expect((await told()).filter(Boolean).length).toBeGreaterThan(1)
  expect(await found('nikâhında')).toEqual([caseId])

  const id = (await list({}, key)).find(({ feedbackId }) => feedbackId === body.id)?.id ?? ''
  await change(id, { permission: { of: 'none' } })
  await stage.settle()
  expect(await told()).toEqual([false, false, false, false, false])
  expect(await found('nikâhında')).toEqual([])
  // What else stands there is found still, and whoever leads reads the words in the record.
  expect(await found('değiştiriyoruz')).toEqual([caseId])
  expect((await call(stage.app, key, getFeedback, { params: { id: body.id } })).body.text).toBe(words)
  const { items } = (await call(stage.app, lead, getTimeline, { params: { id: caseId } })).body
  expect(items.filter((item) => item.entry === 'message')).toMatchObject([
    { kind: 'customer', text: '', isWithdrawn: true },
    { kind: 'answer', isWithdrawn: false },
  ])

  await change(id, { permission: { of: 'told', how: 'Telefonda' } })
  await stage.settle()
  expect((await told())[1]).toBe(true)
  expect(await found('nikâhında')).toEqual([caseId])
})

test('good posts are told by themselves, with whoever is named once somebody who leads says so; others are not', async () => {
  await renameTo(employee.id, 'Gülşen Kara')
  const post = { source: 'review', channel: 'Google', language: 'tr', customer: { name: 'Can T.' } }
  await record({ ...post, text: 'Gülşen Hanım çok yardımcı oldu', score: { value: 5, scale: '1-5' } })
  await record({ ...post, text: 'Fena değil', score: { value: 3, scale: '1-5' } })
  await record({ ...post, text: 'Bir daha gelmem', score: { value: 1, scale: '1-5' } })
  await record({ text: 'Çok güzel ama yazmayın', kind: 'praise' })
  const posted = (await list({}, key)).filter(({ source }) => source === 'review')
  expect(posted).toHaveLength(1)
  expect(posted[0]).toMatchObject({
    permission: 'public',
    saidBy: 'Can T.',
    employee: null,
    named: { id: employee.id },
  })
  // Nobody is praised by a guess: colleagues see the post, and the name only once it is said.
  expect((await list()).find(({ source }) => source === 'review')).toMatchObject({ employee: null, named: null })
  expect(await list({ employeeId: employee.id })).toHaveLength(1)
  await change(posted[0]?.id ?? '', { employeeId: employee.id })
  expect(await textsOf({ employeeId: employee.id })).toContain('Gülşen Hanım çok yardımcı oldu')
})

test('a permission that is taken back takes the words away everywhere, and they do not come back by themselves', async () => {
  const { body } = await record({
    source: 'social',
    channel: 'Instagram',
    text: 'En sevdiğim dükkân',
    score: { value: 10, scale: '0-10' },
  })
  const shown = async () => [
    (await textsOf()).includes('En sevdiğim dükkân'),
    (await textsOf({ days: '7', limit: '3' })).includes('En sevdiğim dükkân'),
  ]
  expect(await shown()).toEqual([true, true])
  const id = (await list({}, key)).find(({ feedbackId }) => feedbackId === body.id)?.id ?? ''
  expect((await change(id, { permission: { of: 'none' } })).body.permission).toBe('none')
  expect(await shown()).toEqual([false, false])
  const ticker = feedback.tickers?.find(({ name }) => name === 'feedback.take-moments')
  expect(ticker).toBeDefined()
  await ticker?.run(stage.business.scope)
  await stage.settle()
  expect(await shown()).toEqual([false, false])
  expect((await change(id, { permission: { of: 'public' } })).body.permission).toBe('public')
  expect(await shown()).toEqual([true, true])
})

test('words that were never public cannot be called so, and permission needs to say how it was given', async () => {
  await record({ text: 'Sessizce söyledim', moment: {} })
  const id = (await list({ view: 'kept' }, key)).find(({ words }) => words === 'Sessizce söyledim')?.id ?? ''
  expect((await change(id, { permission: { of: 'public' } })).problem).toBe('feedback.not_in_public')
  expect((await change(id, { permission: { of: 'told' } })).problem).toBe('request.invalid')
  expect((await change(id, { permission: { of: 'told', how: 'Telefonda' } }, employee.key)).status).toBe(403)
  expect((await change(id, { permission: { of: 'told', how: 'Telefonda' } })).body).toMatchObject({
    toldHow: 'Telefonda',
  })
  expect(await textsOf()).toContain('Sessizce söyledim')
})

test('moments of a branch out of sight and of another business are nobody’s', async () => {
  const far = await buildBranch(stage.business.scope, 'İzmir')
  await record({ branchId: far, text: 'İzmir güzeldi', moment: { toldHow: 'Kapıda' } }, key)
  expect(await textsOf({}, key)).toContain('İzmir güzeldi')
  expect(await textsOf()).not.toContain('İzmir güzeldi')
  const id = (await list({}, key)).find(({ words }) => words === 'İzmir güzeldi')?.id ?? ''
  // Of the whole business, whoever leads one branch changes nothing.
  await record({ branchId: null, text: 'Her yerde güzel', moment: { toldHow: 'Kapıda' } }, key)
  const ofAll = (await list({}, key)).find(({ words }) => words === 'Her yerde güzel')
  const lead = await keyOf(stage.house, await buildMember(stage.business.scope, 'manager', [stage.business.branchId]))
  expect((await change(ofAll?.id ?? '', { permission: { of: 'none' } }, lead)).status).toBe(403)
  const other = await buildBusiness(stage.house, { name: 'Other' })
  const otherKey = await keyOf(stage.house, other.owner)
  expect(await list({}, otherKey)).toEqual([])
  expect((await change(id, { permission: { of: 'none' } }, otherKey)).status).toBe(404)
})
