import { makeDecision } from '@heed/contract/decisions.ts'
import { getFeedback, getFeedbackShare, listFeedback, moveFeedback, recordFeedback } from '@heed/contract/feedback.ts'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { call, keyOf } from '../../../test/api.ts'
import { buildBranch, buildBusiness, buildMember } from '../../../test/build.ts'
import { openTestHouse, type TestHouse } from '../../../test/house.ts'

let t: TestHouse
let business: Awaited<ReturnType<typeof buildBusiness>>
let owner: string
beforeAll(async () => {
  t = await openTestHouse()
})
afterAll(() => t.close())
beforeEach(async () => {
  business = await buildBusiness(t.house)
  owner = await keyOf(t.house, business.owner)
})

const record = (body: Record<string, unknown>, key = owner, headers = {}) =>
  call(t.app, key, recordFeedback, { body, headers })
const list = async (query: Record<string, string> = {}, key = owner) =>
  (await call(t.app, key, listFeedback, { query })).body.items
const move = (id: string, body: Record<string, unknown>, key = owner) =>
  call(t.app, key, moveFeedback, { params: { id }, body })

test('an employee writes down what somebody said, and it stands in the record as it was said', async () => {
  const employee = await buildMember(business.scope, 'employee')
  const text = '<script>alert(1)</script> **Fitting rooms** are cold & dark\n"brr"'
  const { body, status } = await record({ text, language: 'en' }, await keyOf(t.house, employee))
  expect(status).toBe(201)
  expect(body).toMatchObject({ source: 'remark', text, state: 'heard', branch: { id: business.branchId } })
  expect(body.recordedBy).toBe(employee.actor?.name)
  expect(await list()).toEqual([body])
})

test('a promoter score of exactly 0 stays 0, and stands among the low ones', async () => {
  await record({ source: 'paper', score: { value: 0, scale: '0-10' } })
  await record({ source: 'paper', score: { value: 4.5, scale: '1-5' }, text: 'Good' })
  await record({ text: 'No score' })
  const [low] = await list({ group: 'low' })
  expect(low?.score).toEqual({ value: 0, scale: '0-10', group: 'low' })
  expect(low?.text).toBeNull()
  expect(await list({ group: 'high' })).toHaveLength(1)
  expect(await list({ group: 'none' })).toHaveLength(1)
})

test.each([
  ['a score above its scale', { score: { value: 6, scale: '1-5' } }, 'feedback.score_outside'],
  ['a score below its scale', { score: { value: 0, scale: '1-10' } }, 'feedback.score_outside'],
  ['neither words nor a score', {}, 'request.invalid'],
  ['words of more than 100 kB', { text: 'x'.repeat(100_001) }, 'request.invalid'],
  ['words of more than 100 kB in letters of two bytes', { text: 'ş'.repeat(60_000) }, 'feedback.text_too_long'],
  ['a branch that is none', { text: 'x', branchId: '019ab000-0000-7000-8000-000000000000' }, 'branch.unknown'],
  ['a time to come', { text: 'x', saidAt: '2100-01-01T00:00:00Z' }, 'feedback.said_in_future'],
  [
    'a customer that is none',
    { text: 'x', customerId: '019ab000-0000-7000-8000-000000000000' },
    'feedback.customer_unknown',
  ],
])('%s is refused', async (_name, body, problem) => {
  expect((await record(body)).problem).toBe(problem)
  expect(await list()).toEqual([])
})

test('100 kB of words are taken whole', async () => {
  const text = 'ş'.repeat(50_000)
  expect((await record({ text })).body.text).toBe(text)
})

test('ids of another business are nobody’s', async () => {
  const other = await buildBusiness(t.house, { name: 'Other' })
  const otherKey = await keyOf(t.house, other.owner)
  const { body } = await record({ text: 'Ours' })
  expect((await record({ text: 'x', branchId: business.branchId }, otherKey)).problem).toBe('branch.unknown')
  expect((await call(t.app, otherKey, getFeedback, { params: { id: body.id } })).status).toBe(404)
  expect((await move(body.id, { state: 'decided', text: 'x' }, otherKey)).status).toBe(404)
  expect(await list({}, otherKey)).toEqual([])
})

test('sent twice with one key, or with one origin, it is one item', async () => {
  const headers = { 'idempotency-key': 'once' }
  const [first, second] = await Promise.all([
    record({ text: 'Twice' }, owner, headers),
    record({ text: 'Twice' }, owner, headers),
  ])
  expect(second.body.id).toBe(first.body.id)
  const one = await record({ source: 'api', text: 'Mine', origin: 'tool-7' })
  expect((await record({ source: 'api', text: 'Mine', origin: 'tool-7' })).body.id).toBe(one.body.id)
  expect(await list()).toHaveLength(2)
})

test('a branch sees its own words and those about the whole business', async () => {
  const baku = await buildBranch(business.scope, 'Gənclik')
  await record({ text: 'Here', branchId: business.branchId })
  await record({ text: 'There', branchId: baku })
  await record({ text: 'Everywhere', branchId: null })
  const key = await keyOf(t.house, await buildMember(business.scope, 'lead', [baku]))
  expect((await list({}, key)).map(({ text }) => text)).toEqual(['Everywhere', 'There'])
  expect((await list({ search: 'here' }, key)).map(({ text }) => text)).not.toContain('Here')
})

test.each([
  ['tr', 'IŞIK çok kısık, İçerisi karanlık', 'ışık iç'],
  ['az', 'Dəst qızımın toyu üçündür', 'dest qiz'],
  ['zh', '请问窗帘可以水洗吗?', '窗帘'],
  ['id', 'Kapan tukang bisa datang?', 'tukang dat'],
  ['en', 'The fitting rooms are cold', 'fitting ro'],
  ['tr', 'مرحبا بالعالم и привет', 'привет'],
])('in %s, %s is found by %s', async (language, text, search) => {
  await record({ text, language })
  await record({ text: 'Something else entirely', language: 'en' })
  await t.settle()
  expect((await list({ search })).map((item) => item.text)).toEqual([text])
  expect(await list({ search: 'notthere' })).toEqual([])
  expect(await list({ search: '!?' })).toEqual([])
})

test('pages follow each other without a gap, and filters hold the same rows as the counts', async () => {
  for (let index = 0; index < 7; index += 1)
    await record({
      text: `Words ${index}`,
      language: index % 2 ? 'tr' : 'en',
      saidAt: `2026-01-0${1 + (index >> 1)}T10:00:00.000Z`,
    })
  const seen: string[] = []
  for (let cursor: string | undefined; ; ) {
    const { body } = await call(t.app, owner, listFeedback, { query: { limit: '3', ...(cursor ? { cursor } : {}) } })
    seen.push(...body.items.map(({ id }) => id))
    if (!body.next) break
    cursor = body.next
  }
  expect(new Set(seen).size).toBe(7)
  const query = { language: 'tr', from: '2026-01-02', to: '2026-01-03' }
  const share = (await call(t.app, owner, getFeedbackShare, { query })).body
  expect(share.n).toBe((await list(query)).length)
  expect((await call(t.app, owner, listFeedback, { query: { cursor: 'bm8' } })).problem).toBe('cursor.invalid')
  expect((await call(t.app, owner, listFeedback, { query: { from: '2026-02-01', to: '2026-01-01' } })).status).toBe(400)
})

test('an item goes from heard to told, each step with its words, and its way can be read', async () => {
  const { id } = (await record({ text: 'A card in the parcel, please' })).body
  expect((await move(id, { state: 'decided' })).problem).toBe('feedback.nothing_decided')
  expect((await move(id, { state: 'told' })).problem).toBe('feedback.not_decided')
  expect((await move(id, { state: 'decided', text: 'We print cards' })).body.decided?.text).toBe('We print cards')
  expect((await move(id, { state: 'done' })).problem).toBe('feedback.nothing_done')
  expect((await move(id, { state: 'done', text: 'x', on: '2100-01-01' })).problem).toBe('feedback.done_in_future')
  const done = (await move(id, { state: 'done', text: 'Cards lie at each till', on: '2026-01-05' })).body
  expect(done.done).toMatchObject({ text: 'Cards lie at each till', at: '2026-01-05T12:00:00.000Z' })
  expect((await move(id, { state: 'told' })).body.state).toBe('told')
  const { steps } = (await call(t.app, owner, getFeedback, { params: { id } })).body
  expect(steps.map(({ from, to }) => `${from} ${to}`)).toEqual(['heard decided', 'decided done', 'done told'])
})

test('a step back needs a reason, is kept, and takes away what came after', async () => {
  const { id } = (await record({ text: 'Colder water' })).body
  await move(id, { state: 'done', text: 'A new cooler' })
  expect((await move(id, { state: 'heard' })).problem).toBe('feedback.reason_missing')
  const back = (await move(id, { state: 'heard', text: 'The cooler broke on the first day' })).body
  expect(back).toMatchObject({ state: 'heard', decided: null, done: null, told: null })
  const { steps } = (await call(t.app, owner, getFeedback, { params: { id } })).body
  expect(steps.at(-1)).toMatchObject({ from: 'done', to: 'heard', text: 'The cooler broke on the first day' })
})

test('share acted upon is done and told of all, with its interval, and says nothing below the minimum', async () => {
  const ids: string[] = []
  for (let index = 0; index < 10; index += 1)
    ids.push((await record({ text: `Item ${index}`, saidAt: '2026-03-10T10:00:00Z' })).body.id)
  await record({ text: 'Long ago', saidAt: '2025-03-10T10:00:00Z' })
  const [a = '', b = '', c = '', d = ''] = ids
  for (const id of [a, b]) await move(id, { state: 'done', text: 'Done' })
  await move(b, { state: 'told' })
  await move(c, { state: 'decided', text: 'Will do' })
  await move(d, { state: 'done', text: 'Done' })
  const query = { from: '2026-03-01', to: '2026-03-31' }
  const { body } = await call(t.app, owner, getFeedbackShare, { query })
  expect(body).toMatchObject({ value: 0.3, n: 10, tooFew: false, counts: { heard: 6, decided: 1, done: 2, told: 1 } })
  expect(body.low).toBeCloseTo(0.1078, 3)
  expect(body.high).toBeCloseTo(0.6032, 3)
  // The figure opens the rows it counts.
  expect(await list({ ...query, state: 'done,told' })).toHaveLength(3)
  const few = (await call(t.app, owner, getFeedbackShare, { query: { from: '2025-03-01', to: '2025-03-31' } })).body
  expect(few).toMatchObject({ value: null, low: null, high: null, n: 1, tooFew: true })
})

test('one decision answers several items; those out of sight are left alone', async () => {
  const ids = await Promise.all(['One', 'Two'].map(async (text) => (await record({ text })).body.id))
  const gone = '019ab000-0000-7000-8000-000000000000'
  const body = { said: { en: 'More seats' }, did: { en: 'Ten seats' }, doneOn: null, feedbackIds: [...ids, gone] }
  const { body: decision } = await call(t.app, owner, makeDecision, { body })
  expect(decision).toMatchObject({ items: 2, told: 0, doneOn: null })
  for (const item of await list({ decisionId: decision.id }))
    expect(item).toMatchObject({ state: 'decided', decision: { said: { en: 'More seats' } } })
})
