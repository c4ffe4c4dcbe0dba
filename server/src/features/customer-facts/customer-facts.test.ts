import * as cases from '@heed/contract/cases.ts'
import * as contract from '@heed/contract/customer-facts.ts'
import * as needs from '@heed/contract/customer-needs.ts'
import * as customers from '@heed/contract/customers.ts'
import { givePlan, makePromise } from '@heed/contract/promises.ts'
import { makeSpecialRequest } from '@heed/contract/special-requests.ts'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { call, keyOf } from '../../../test/api.ts'
import { buildBranch, buildBusiness, buildMember } from '../../../test/build.ts'
import { openTestHouse, type TestHouse } from '../../../test/house.ts'
import { holdTime } from '../../platform/clock.ts'

let t: TestHouse
let business: Awaited<ReturnType<typeof buildBusiness>>
let owner: string
let employee: string
let employeeId: string
let case1: cases.Case
let id: string

beforeAll(async () => {
  t = await openTestHouse({ worker: false })
})
afterAll(() => t.close())
beforeEach(async () => {
  holdTime(new Date('2026-11-25T07:00:00Z'))
  business = await buildBusiness(t.house)
  owner = await keyOf(t.house, business.owner)
  const member = await buildMember(business.scope, 'employee', [business.branchId])
  employeeId = member.actor?.id ?? ''
  employee = await keyOf(t.house, member)
  case1 = await open('ayse@example.test')
  id = case1.customer.id
})
afterEach(() => holdTime())

async function open(email: string, branchId = business.branchId): Promise<cases.Case> {
  const customer = { name: 'Ayşe Yılmaz', email }
  const body = { branchId, customer, subject: 'Blue coat', text: 'Is it here?', acknowledge: false }
  return (await call(t.app, owner, cases.createCase, { body })).body
}
const record = (said: unknown, basis: contract.FactBasis = 'asked', caseId: string | null = null, customer = id) =>
  call(t.app, employee, contract.recordFact, { params: { id: customer }, body: { said, basis, caseId } as never })
const facts = async (key = employee) => (await call(t.app, key, contract.getCustomerFacts, { params: { id } })).body
const factOf = async (kind: contract.FactKind) => (await facts()).facts.find((fact) => fact.said.kind === kind)
const questions = async (caseId: string) =>
  (await call(t.app, employee, contract.listFactQuestions, { params: { id: caseId } })).body.items.map(
    ({ kind, topic, why }) => [kind, topic, why].filter(Boolean).join(' '),
  )
const customer = async () => (await call(t.app, employee, customers.getCustomer, { params: { id } })).body
const ayse = { name: 'Ayşe', title: 'ms', manner: 'formal', pronunciation: 'eye-SHEH' }

test('each fact says whether it was asked, seen or assumed, by whom, in which case and since when, and what was known before stays', async () => {
  expect((await facts()).facts).toMatchObject([
    { id: null, said: { kind: 'language', value: 'en' }, basis: 'seen', by: null, case: null },
  ])
  await record({ kind: 'talk', value: 'chatty' }, 'assumed')
  await record({ kind: 'free', topic: 'Likes', value: 'Window seat' }, 'seen', case1.id)
  expect(await factOf('talk')).toMatchObject({ basis: 'assumed', by: { id: employeeId } })
  expect((await facts()).assumed).toEqual({ count: 1, of: 3 })
  // A guess is used nowhere as if they had said it.
  expect((await customer()).talk).toBeNull()
  holdTime(new Date('2026-11-26T07:00:00Z'))
  const { body } = await record({ kind: 'talk', value: 'quiet' }, 'asked', case1.id)
  expect(body.facts.find(({ said }) => said.kind === 'talk')).toMatchObject({
    said: { value: 'quiet' },
    basis: 'asked',
    by: { id: employeeId },
    case: { id: case1.id, number: case1.number },
    at: '2026-11-26T07:00:00.000Z',
    askAgainAt: '2027-11-26T07:00:00.000Z',
  })
  expect(body.assumed).toEqual({ count: 0, of: 3 })
  expect(body.before).toMatchObject([{ said: { kind: 'talk', value: 'chatty' }, basis: 'assumed' }])
  expect((await customer()).talk).toBe('quiet')
})

test('a guess never takes the place of what was asked or seen, and how to address somebody is never guessed', async () => {
  await record({ kind: 'best_time', value: ['09:00', '11:00'] }, 'seen')
  const said = { kind: 'best_time', value: ['18:00', '20:00'] }
  expect((await record(said, 'assumed')).problem).toBe('fact.known_better')
  await record({ kind: 'free', topic: 'Likes', value: 'Tea' })
  expect((await record({ kind: 'free', topic: 'Likes', value: 'Coffee' }, 'assumed')).problem).toBe('fact.known_better')
  expect((await record({ kind: 'free', topic: 'Never', value: 'Call at home' }, 'assumed')).status).toBe(201)
  expect((await record({ kind: 'address', value: ayse }, 'assumed')).problem).toBe('fact.address_guessed')
  expect((await factOf('best_time'))?.said).toMatchObject({ value: ['09:00', '11:00'] })
  expect((await customer()).formOfAddress).toBeNull()
})

test('what holds no more is known no more, and stays in what was known before', async () => {
  await record({ kind: 'reach', value: { first: 'call', second: 'mail' } })
  await record({ kind: 'free', topic: 'Likes', value: 'Tea' })
  const end = (kind: string, topic = '') =>
    call(t.app, employee, contract.endFact, { params: { id }, body: { kind, topic } as never })
  await end('free', 'Likes')
  const { body } = await end('reach')
  expect(body.facts.map(({ said }) => said.kind)).toEqual(['language'])
  expect(body.before.map(({ said }) => said.kind)).toEqual(['free', 'reach'])
  expect((await customer()).reach).toBeNull()
})

test('what is changed in the customer’s own row, by a form or by another program, is a fact that was asked', async () => {
  const change = (body: object) => call(t.app, employee, customers.updateCustomer, { params: { id }, body })
  await change({ talk: 'quiet', formOfAddress: 'Ayşe Hanım', note: 'Words' })
  expect(await factOf('talk')).toMatchObject({ said: { value: 'quiet' }, basis: 'asked', by: { id: employeeId } })
  expect((await factOf('address'))?.said).toMatchObject({
    value: { name: 'Ayşe Hanım', title: null, manner: 'formal' },
  })
  // The same again is no news.
  await change({ talk: 'quiet', formOfAddress: 'Ayşe Hanım' })
  expect((await facts()).before).toEqual([])
  await change({ talk: null })
  expect(await factOf('talk')).toBeUndefined()
  expect((await facts()).before).toMatchObject([{ said: { kind: 'talk', value: 'quiet' } }])
})

test('a group of customers only suggests a first guess, which is asked at the next contact', async () => {
  const months = { address: null, reach: 12, best_time: 6, language: null, talk: 12, free: 12 }
  const segments = [{ name: '18–25', reach: 'message', talk: 'quiet' }]
  const set = (body: object, key = owner) => call(t.app, key, contract.setFactPolicy, { body })
  expect((await set({ months, segments }, employee)).status).toBe(403)
  expect((await set({ months, segments: [...segments, ...segments] })).problem).toBe('fact.same_segment_twice')
  await set({ months, segments })
  const guess = (segment: string) =>
    call(t.app, employee, contract.guessBySegment, { params: { id }, body: { segment } })
  expect((await guess('Others')).problem).toBe('fact.segment_unknown')
  await record({ kind: 'talk', value: 'chatty' })
  const { body } = await guess('18–25')
  expect(body.facts.filter(({ said }) => said.kind !== 'language')).toMatchObject([
    { said: { kind: 'reach', value: { first: 'message', second: null } }, basis: 'assumed', segment: '18–25' },
    { said: { kind: 'talk', value: 'chatty' }, basis: 'asked', segment: null },
  ])
  expect(await customer()).toMatchObject({ reach: null, talk: 'chatty' })
  expect(await questions(case1.id)).toEqual(['address unknown', 'reach assumed'])
  const next = await open('ayse@example.test')
  expect(await questions(next.id)).toContain('reach assumed')
  await record({ kind: 'reach', value: { first: 'call', second: null } }, 'asked', next.id)
  expect(await questions(next.id)).toEqual(['address unknown'])
  expect(await questions(case1.id)).toEqual(['address unknown'])
})

test('a fact older than its age is asked about once in each contact, and an answer makes it young again', async () => {
  await record({ kind: 'address', value: ayse })
  await record({ kind: 'reach', value: { first: 'mail', second: null } })
  await record({ kind: 'best_time', value: ['09:00', '11:00'] })
  expect(await questions(case1.id)).toEqual([])
  holdTime(new Date('2027-05-24T07:00:00Z'))
  expect(await questions(case1.id)).toEqual([])
  holdTime(new Date('2027-05-25T07:00:00Z'))
  expect(await questions(case1.id)).toEqual(['best_time old'])
  const body = { kind: 'best_time' as const }
  const passed = await call(t.app, employee, contract.passFactQuestion, { params: { id: case1.id }, body })
  expect(passed.body.items).toEqual([])
  expect(await questions(case1.id)).toEqual([])
  const next = await open('ayse@example.test')
  expect(await questions(next.id)).toEqual(['best_time old'])
  await record({ kind: 'best_time', value: ['09:00', '11:00'] }, 'asked', next.id)
  expect(await questions(next.id)).toEqual([])
  expect(await questions((await open('ayse@example.test')).id)).toEqual([])
  expect((await factOf('best_time'))?.at).toBe('2027-05-25T07:00:00.000Z')
  expect((await facts()).before).toHaveLength(1)
})

test('a new customer without a form of address is asked for it, and it reads right in their language', async () => {
  expect(await questions(case1.id)).toEqual(['address unknown', 'reach unknown'])
  await record({ kind: 'address', value: ayse }, 'asked', case1.id)
  expect(await customer()).toMatchObject({ formOfAddress: 'Ms Ayşe', addressAs: ayse })
  expect(await questions(case1.id)).toEqual(['reach unknown'])
  await record({ kind: 'language', value: 'tr' })
  expect(await customer()).toMatchObject({ formOfAddress: 'Ayşe Hanım', addressAs: ayse })
})

test('a letter begins as they asked to be addressed, in the language of the case', async () => {
  await record({ kind: 'address', value: ayse })
  const greetings: Record<string, string> = {
    en: 'Dear Ms Ayşe,',
    tr: 'Sayın Ayşe Hanım,',
    id: 'Yth. Ibu Ayşe,',
    az: 'Hörmətli Ayşe xanım,',
    zh: 'Ayşe女士，您好：',
  }
  for (const [language, greeting] of Object.entries(greetings)) {
    await t.house
      .scopeOf(business.scope.workspaceId)
      .transaction((tx) => tx.db.updateTable('case').set({ language }).where('id', '=', case1.id).execute())
    const steps = [{ words: 'Words', memberId: employeeId, dueAt: '2026-11-26T07:00:00Z' }]
    const body = { problem: 'Words', steps, told: 'phone' as const }
    expect((await call(t.app, employee, givePlan, { params: { id: case1.id }, body })).status).toBe(201)
    const { items } = (await call(t.app, employee, cases.getTimeline, { params: { id: case1.id } })).body
    const last = items.findLast((entry) => entry.entry === 'message')
    expect(last).toMatchObject({ kind: 'answer', text: expect.stringMatching(new RegExp(`^${greeting}`)) })
  }
})

test('a fact is said in a case of that customer, and a case out of sight is not named', async () => {
  const other = await open('can@example.test')
  expect((await record({ kind: 'talk', value: 'quiet' }, 'asked', other.id)).problem).toBe('fact.case_of_another')
  const away = await open('ayse@example.test', await buildBranch(business.scope, 'Bakı'))
  expect((await record({ kind: 'talk', value: 'quiet' }, 'asked', away.id)).status).toBe(404)
  await call(t.app, owner, contract.recordFact, {
    params: { id },
    body: { said: { kind: 'talk', value: 'quiet' }, basis: 'asked', caseId: away.id },
  })
  expect(await factOf('talk')).toMatchObject({ basis: 'asked', case: null })
  expect((await facts(owner)).facts.at(-1)).toMatchObject({ case: { id: away.id } })
})

test('a need has its words, source, date, state and employee, and raises the share of active customers with one on record', async () => {
  await open('can@example.test')
  const knowledge = async () => (await call(t.app, employee, needs.getKnowledge)).body
  expect(await knowledge()).toMatchObject({ active: 2, withNeed: 0, withAddress: 0 })
  const add = (words: string) =>
    call(t.app, employee, needs.addNeed, {
      params: { id },
      body: { words, neededBy: '2026-12-24', caseId: case1.id },
    })
  const { body: need } = await add('A coat for her daughter')
  expect(need).toMatchObject({
    words: 'A coat for her daughter',
    neededBy: '2026-12-24',
    case: { id: case1.id, number: case1.number },
    state: 'open',
    by: { id: employeeId },
    at: '2026-11-25T07:00:00.000Z',
    settledAt: null,
  })
  expect(await knowledge()).toMatchObject({ active: 2, withNeed: 1 })
  await add('Shoes')
  expect(await knowledge()).toMatchObject({ active: 2, withNeed: 1 })
  holdTime(new Date('2026-11-26T07:00:00Z'))
  const change = (state: needs.NeedState, needId = need.id) =>
    call(t.app, employee, needs.changeNeed, { params: { id: needId }, body: { state } })
  expect((await change('met')).body).toMatchObject({
    state: 'met',
    settledBy: { id: employeeId },
    settledAt: '2026-11-26T07:00:00.000Z',
  })
  const list = async () => (await call(t.app, employee, needs.listNeeds, { params: { id } })).body.items
  expect((await list()).map(({ words, state }) => [words, state])).toEqual([
    ['Shoes', 'open'],
    ['A coat for her daughter', 'met'],
  ])
  expect((await change('open')).body).toMatchObject({ state: 'open', settledBy: null, settledAt: null })
  expect((await change('met', case1.id)).status).toBe(404)
  holdTime(new Date('2027-11-27T07:00:00Z'))
  expect(await knowledge()).toMatchObject({ active: 0, withNeed: 0 })
})

test('answering by another way than the customer wished asks why, and the reason is kept and counted', async () => {
  await record({ kind: 'reach', value: { first: 'letter', second: 'call' } })
  const answer = (sent: object) =>
    call(t.app, employee, cases.answerCase, { params: { id: case1.id }, body: { text: 'It is here.', ...sent } })
  expect((await answer({})).problem).toBe('case.reason_for_other_way')
  expect((await answer({ spoken: 'in_person' })).problem).toBe('case.reason_for_other_way')
  expect((await answer({ spoken: 'letter', otherWay: 'None needed' })).status).toBe(201)
  expect((await answer({ spoken: 'phone' })).status).toBe(201)
  expect((await facts()).otherWays).toEqual({ count: 0, last: [] })
  const { body } = await answer({ otherWay: 'The post is on strike' })
  expect((await facts()).otherWays).toMatchObject({
    count: 1,
    last: [{ messageId: body.id, case: { number: case1.number }, why: 'The post is on strike' }],
  })
  expect((await call(t.app, employee, needs.getKnowledge)).body.otherWays).toBe(1)
  expect((await record({ kind: 'reach', value: { first: 'call', second: 'call' } })).status).toBe(400)
})

test('facts and needs of two customers made one are those of the one who stays', async () => {
  await record({ kind: 'talk', value: 'quiet' })
  const other = (await open('a.yilmaz@example.test')).customer.id
  await record({ kind: 'talk', value: 'chatty' }, 'asked', null, other)
  await record({ kind: 'address', value: ayse }, 'asked', null, other)
  await call(t.app, employee, needs.addNeed, { params: { id: other }, body: { words: 'Shoes' } })
  await call(t.app, owner, customers.mergeCustomers, { params: { id }, body: { otherId: other } })
  const { facts: known, before } = await facts()
  expect(known).toMatchObject([
    { said: { kind: 'address', value: ayse }, basis: 'asked', by: { id: employeeId } },
    { said: { kind: 'language' } },
    { said: { kind: 'talk', value: 'quiet' }, basis: 'asked' },
  ])
  expect(before).toMatchObject([{ said: { kind: 'talk', value: 'chatty' } }])
  expect((await customer()).formOfAddress).toBe('Ms Ayşe')
  expect((await call(t.app, employee, needs.listNeeds, { params: { id } })).body.items).toHaveLength(1)
})

test('the history holds promises, requests, needs and facts beside the words, by kind and in order', async () => {
  const step = { words: 'A call', memberId: employeeId, dueAt: '2026-11-26T07:00:00Z' }
  await call(t.app, employee, makePromise, { params: { id: case1.id }, body: step })
  await call(t.app, employee, makePromise, { params: { id: case1.id }, body: { ...step, internal: true } })
  await call(t.app, employee, makeSpecialRequest, { params: { id: case1.id }, body: { product: 'Coat' } })
  await call(t.app, employee, needs.addNeed, { params: { id }, body: { words: 'Shoes', caseId: case1.id } })
  await record({ kind: 'talk', value: 'quiet' })
  const history = async (query: Record<string, string> = {}) =>
    (await call(t.app, employee, customers.getCustomerHistory, { params: { id }, query })).body
  const kindsOf = async (query?: Record<string, string>) =>
    (await history(query)).items.map(({ entry }) => entry).sort()
  expect(await kindsOf()).toEqual(['fact', 'message', 'need', 'promise', 'request'])
  expect(await kindsOf({ kinds: 'promise,need' })).toEqual(['need', 'promise'])
  expect((await history({ kinds: 'promise' })).items).toMatchObject([
    { words: 'A call', state: 'open', dueAt: '2026-11-26T07:00:00Z', case: { number: case1.number } },
  ])
  const first = await history({ limit: '2' })
  const rest = await history({ cursor: first.next ?? '' })
  expect([...first.items, ...rest.items].map(({ id: entryId }) => entryId)).toEqual(
    (await history()).items.map(({ id: entryId }) => entryId),
  )
  expect((await facts()).record).toEqual({ promisesKept: 0, promises: 0, requestsFound: 0, requests: 1 })
})
