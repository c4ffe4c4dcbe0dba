import { getCase } from '@heed/contract/cases.ts'
import { getCustomer } from '@heed/contract/customers.ts'
import { exportFigureRows, getInsight, listFigureRows } from '@heed/contract/insight.ts'
import { listAnswers, listSurveys, type Survey, updateSurvey } from '@heed/contract/voice.ts'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { call, keyOf } from '../../../test/api.ts'
import { buildBranch, buildBusiness, buildMember } from '../../../test/build.ts'
import { openTestHouse, type TestHouse } from '../../../test/house.ts'
import { dayIn, now } from '../../platform/clock.ts'
import { inviteSomeone } from './test-case.ts'

let t: TestHouse
beforeAll(async () => {
  t = await openTestHouse()
})
afterAll(() => t.close())

/** A business that asks at once, and says a figure from `minimumAnswers` on. */
async function open(minimumAnswers = 1) {
  const business = await buildBusiness(t.house)
  const key = await keyOf(t.house, business.owner)
  await business.scope.transaction(async (tx) => {
    await tx.db.updateTable('survey').set({ delay_hours: 0 }).execute()
    await tx.db.updateTable('workspace').set({ minimum_answers: minimumAnswers }).execute()
  })
  const survey = async (): Promise<Survey> => (await call(t.app, key, listSurveys)).body.items[0] as Survey
  const { id } = await survey()
  const leaveOut = (leftOut: unknown) => call(t.app, key, updateSurvey, { params: { id }, body: { leftOut } as never })
  const invite = (branchId = business.branchId) => inviteSomeone(t, business, branchId, { language: 'en' })
  const post = (path: string, fields: Record<string, string>) =>
    t.app.inject({
      method: 'POST',
      url: path,
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      payload: new URLSearchParams(fields).toString(),
    })
  async function answer(fields: Record<string, string>, branchId?: string) {
    const { path, caseId } = await invite(branchId)
    expect((await post(path, fields)).statusCode).toBe(200)
    await t.settle()
    return caseId
  }
  // The other branch lies further east: for an hour of each day it is tomorrow there.
  const period = { from: dayIn('Europe/Istanbul', now()), to: dayIn('Asia/Baku', now()) }
  const insight = async (query: Record<string, string> = {}) =>
    (await call(t.app, key, getInsight, { query: { ...period, ...query } })).body
  const rows = async (query: Record<string, string>) =>
    (await call(t.app, key, listFigureRows, { query: { ...period, ...query } as never })).body.items
  const csv = async (query: Record<string, string>) =>
    (await call(t.app, key, exportFigureRows, { query: { ...period, ...query } as never })).body as string
  return { business, key, survey, leaveOut, invite, post, answer, insight, rows, csv }
}

test('a survey missing an aspect shows which one', async () => {
  const { survey, leaveOut, insight } = await open()
  expect((await survey()).missingAspects).toEqual([])
  expect((await survey()).questions.map(({ name, aspect, asked }) => [name, aspect, asked])).toEqual([
    ['satisfaction', null, true],
    ['solved', 'parts', true],
    ['speed', 'parts', true],
    ['welcome', 'emotional', true],
    ['comeback', 'return', true],
    ['recommendation', 'loyalty', true],
    ['comment', null, true],
  ])
  expect((await leaveOut(['speed'])).body.missingAspects).toEqual([])
  const { body } = await leaveOut(['comeback', 'welcome', 'welcome'])
  expect(body.missingAspects).toEqual(['emotional', 'return'])
  expect(body.questions.filter(({ asked }) => !asked).map(({ name }) => name)).toEqual(['welcome', 'comeback'])
  expect(await survey()).toEqual(body)
  expect((await insight()).missingAspects).toEqual(['emotional', 'return'])
  expect((await leaveOut(['solved', 'speed', 'recommendation', 'comment'])).body.missingAspects).toEqual([
    'loyalty',
    'parts',
  ])
  expect((await leaveOut([])).body.missingAspects).toEqual([])
})

test('an unknown question and overall satisfaction cannot be left out, and nothing changes', async () => {
  const { business, survey, leaveOut } = await open()
  const before = (await leaveOut(['comment'])).body
  for (const [leftOut, problem] of [
    [['mood'], 'survey.question_unknown'],
    [['Speed'], 'survey.question_unknown'],
    [['speed', ''], 'survey.question_unknown'],
    [['__proto__'], 'survey.question_unknown'],
    [['speed', 'satisfaction'], 'survey.question_needed'],
    [['x'.repeat(41)], 'request.invalid'],
    [Array.from({ length: 21 }, () => 'speed'), 'request.invalid'],
    ['speed', 'request.invalid'],
    [[7], 'request.invalid'],
    [null, 'request.invalid'],
  ] as const)
    expect([leftOut, (await leaveOut(leftOut)).problem]).toEqual([leftOut, problem])
  expect(await survey()).toEqual(before)
  const employee = await keyOf(t.house, await buildMember(business.scope, 'employee'))
  const refused = await call(t.app, employee, updateSurvey, { params: { id: before.id }, body: { leftOut: [] } })
  expect([refused.status, refused.problem]).toEqual([403, 'not_allowed'])
})

test('page and mail ask what is asked, say how many questions that is, and answers to others are not read', async () => {
  const { business, leaveOut, invite, post } = await open()
  const whole = await invite()
  expect(whole.mail).toContain('Seven short questions, about one minute.')
  const seven = await t.app.inject({ method: 'GET', url: whole.path })
  expect(seven.body).toContain('Seven short questions, about one minute; answer those you like.')
  expect(seven.body).toContain('I felt welcome and was treated with respect.')
  expect(seven.body.match(/name="comeback" value="(yes|perhaps|no)"/g)).toHaveLength(3)

  await leaveOut(['welcome', 'comeback', 'speed', 'solved'])
  const fewer = await invite()
  expect(fewer.mail).toContain('Three short questions, about half a minute.')
  const page = (await t.app.inject({ method: 'GET', url: fewer.path })).body
  expect(page).toContain('Three short questions, about half a minute; answer those you like.')
  expect(page).not.toMatch(/name="(welcome|comeback|speed|solved)"/)
  // Even one that would be out of range: the survey has no such question.
  const only = await post(fewer.path, { welcome: '9', comeback: 'yes' })
  expect([only.statusCode, only.body.includes('Answer at least one question.')]).toEqual([400, true])
  expect((await post(fewer.path, { satisfaction: '5', welcome: '9', comeback: 'yes' })).statusCode).toBe(200)
  const kept = await business.scope.transaction((tx) =>
    tx.db.selectFrom('survey_response').selectAll().where('case_id', '=', fewer.caseId).execute(),
  )
  expect(kept).toMatchObject([
    { satisfaction: 5, welcome: null, comeback: null, left_out: ['solved', 'speed', 'welcome', 'comeback'] },
  ])

  await leaveOut(['solved', 'speed', 'welcome', 'comeback', 'recommendation', 'comment'])
  const one = (await t.app.inject({ method: 'GET', url: whole.path })).body
  expect(one).toContain('One short question, about half a minute.')
  expect(one).not.toContain('answer those you like')
})

test('the new answers stand on the case, the customer and the list of answers', async () => {
  const { key, answer } = await open()
  const caseId = await answer({ satisfaction: '4', welcome: '5', comeback: 'perhaps' })
  const said = { satisfaction: 4, welcome: 5, comeback: 'perhaps', speed: null }
  const item = (await call(t.app, key, getCase, { params: { id: caseId } })).body
  expect(item.answers).toMatchObject([said])
  const customer = (await call(t.app, key, getCustomer, { params: { id: item.customer.id } })).body
  expect(customer.answers).toMatchObject([said])
  expect((await call(t.app, key, listAnswers)).body.items).toMatchObject([said])
})

test('four scores count customers, open their rows, equal the file and follow the filter', async () => {
  const { business, answer, insight, rows, csv } = await open()
  const other = await buildBranch(business.scope, 'Bakı')
  await answer({ welcome: '5', comeback: 'yes', recommendation: '9', speed: '5', solved: 'yes' })
  await answer({ welcome: '4', comeback: 'perhaps', recommendation: '8', speed: '4', solved: 'partly' })
  await answer({ welcome: '3', comeback: 'no', recommendation: '0', speed: '2', solved: 'yes' })
  await answer({ comeback: 'yes', solved: 'yes' })
  await answer({ comment: 'Teşekkürler', welcome: '1' }, other)
  const { all, byBranch } = await insight()
  expect(all.emotional).toMatchObject({ value: 2 / 4, n: 4, asked: 5, tooFew: false })
  expect(all.loyalty).toMatchObject({ value: 1 / 3, n: 3, asked: 5 })
  expect(all.parts).toMatchObject({ value: 2 / 4, n: 4, asked: 5 })
  expect(all.return).toMatchObject({ value: 2 / 4, n: 4, asked: 5 })
  expect(all.return.low).toBeLessThan(0.5)
  expect(all.return.high).toBeGreaterThan(0.5)
  expect(byBranch.find(({ id }) => id === other)?.figures).toMatchObject({
    emotional: { value: 0, n: 1, asked: 1 },
    return: { value: null, n: 0, asked: 1, tooFew: true },
  })

  const filters: Record<string, string>[] = [
    {},
    { branchId: business.branchId },
    { branchId: other },
    { channelKind: 'phone' },
    { memberId: business.memberId },
  ]
  for (const filter of filters) {
    const figures = (await insight(filter)).all
    for (const figure of ['emotional', 'loyalty', 'parts', 'return', 'served'] as const) {
      const listed = await rows({ ...filter, figure })
      expect([figure, listed.length]).toEqual([figure, figures[figure].n])
      const good = await rows({ ...filter, figure, good: 'true' })
      expect(good.length / (listed.length || 1)).toBe(figures[figure].value ?? 0)
      expect((await rows({ ...filter, figure, good: 'false' })).length).toBe(listed.length - good.length)
      const lines = (await csv({ ...filter, figure })).trimEnd().split('\r\n')
      expect(lines.slice(1).map((line) => line.split(',').at(-1))).toEqual(listed.map((row) => row.answer ?? ''))
    }
  }
  expect((await rows({ figure: 'return' })).map((row) => [row.answer, row.good])).toEqual([
    ['yes', true],
    ['no', false],
    ['perhaps', false],
    ['yes', true],
  ])
  expect((await rows({ figure: 'parts' })).map((row) => [row.value, row.answer, row.good])).toEqual([
    [null, 'yes', true],
    [2, 'yes', false],
    [4, 'partly', false],
    [5, 'yes', true],
  ])
  expect((await rows({ figure: 'loyalty' })).map((row) => [row.value, row.good])).toEqual([
    [0, false],
    [8, false],
    [9, true],
  ])
})

test('friendly 5 and not solved is a failure; good needs both, and who left one of them blank is not judged', async () => {
  const { answer, insight, rows } = await open()
  await answer({ welcome: '5', solved: 'yes' })
  await answer({ welcome: '5', solved: 'no' })
  await answer({ welcome: '5', solved: 'partly' })
  await answer({ welcome: '2', solved: 'yes' })
  await answer({ welcome: '5' })
  const { served, emotional } = (await insight()).all
  expect(served).toMatchObject({ value: 1 / 4, n: 4, asked: 5 })
  // Friendliness alone looks four times as good.
  expect(emotional).toMatchObject({ value: 4 / 5, n: 5 })
  expect((await rows({ figure: 'served' })).map((row) => [row.value, row.answer, row.good])).toEqual([
    [2, 'yes', false],
    [5, 'partly', false],
    [5, 'no', false],
    [5, 'yes', true],
  ])
})

test('a question that was not asked is neither unanswered nor a nought, before and after it is left out', async () => {
  const { answer, leaveOut, insight, rows } = await open(2)
  await leaveOut(['welcome', 'recommendation', 'speed'])
  await answer({ satisfaction: '5', solved: 'yes', welcome: '1', recommendation: '0', speed: '1' })
  const without = await insight()
  expect(without.missingAspects).toEqual(['emotional', 'loyalty'])
  expect(without.all.emotional).toEqual({ value: null, low: null, high: null, n: 0, tooFew: true, asked: 0 })
  expect(without.all.loyalty).toMatchObject({ n: 0, asked: 0 })
  expect(without.all.nps).toMatchObject({ n: 0, withoutScore: 0 })
  expect(without.all.parts).toMatchObject({ value: null, n: 1, asked: 1, tooFew: true })
  expect(await rows({ figure: 'loyalty' })).toEqual([])

  await leaveOut([])
  await answer({ satisfaction: '5', welcome: '5' })
  await answer({ satisfaction: '5', welcome: '2' })
  await leaveOut(['welcome'])
  const later = await insight()
  expect(later.missingAspects).toEqual(['emotional'])
  expect(later.all.emotional).toMatchObject({ value: 0.5, n: 2, asked: 2 })
  expect(later.all.nps).toMatchObject({ n: 0, withoutScore: 2 })
})
