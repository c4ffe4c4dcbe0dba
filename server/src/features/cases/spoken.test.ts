import * as contract from '@heed/contract/cases.ts'
import { createChannel, listChannels, updateChannel } from '@heed/contract/channels.ts'
import { listCustomers } from '@heed/contract/customers.ts'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { call, keyOf } from '../../../test/api.ts'
import { buildBusiness, buildMember } from '../../../test/build.ts'
import { openTestHouse, type TestHouse } from '../../../test/house.ts'
import { messagesOf, outboxOf } from '../../../test/mails.ts'
import { holdTime } from '../../platform/clock.ts'

let t: TestHouse
let business: Awaited<ReturnType<typeof buildBusiness>>
let key: string
let phone: string
let counter: string

beforeAll(async () => {
  t = await openTestHouse()
  business = await buildBusiness(t.house)
  key = await keyOf(t.house, await buildMember(business.scope, 'employee', [business.branchId]))
  const { body } = await call(t.app, key, listChannels)
  const idOf = (kind: string) => body.items.find((channel) => channel.kind === kind)?.id ?? ''
  phone = idOf('phone')
  counter = idOf('walk_in')
})
afterEach(() => holdTime())
afterAll(() => t.close())

const record = async (more: Record<string, unknown> = {}): Promise<contract.Case> => {
  const answer = await call(t.app, key, contract.createCase, {
    body: {
      channelId: phone,
      customer: { phone: '+90 532 111 22 33', name: 'Ayşe Demir' },
      subject: 'Perde ne zaman gelir',
      text: 'Perdeler ne zaman gelecek, bekliyorum?',
      ...more,
    },
  })
  expect(answer.status, JSON.stringify(answer.body)).toBe(201)
  return answer.body
}
const firstAnswerOf = (item: contract.Case) => item.clocks.find(({ measure }) => measure === 'first_answer')

test('a case is found by the number its customer calls from, however it is typed', async () => {
  const { id } = await record({ customer: { phone: '+90 533 444 55 66', name: 'Kemal Er' } })
  await t.settle()
  const found = async (search: string) =>
    (await call(t.app, key, contract.listCases, { query: { search } })).body.items.map((item) => item.id)
  for (const typed of ['0533 444 55 66', '0533 444', '+90 533 444 55 66', '05334445566', '(533) 444-55-66'])
    expect(await found(typed), typed).toEqual([id])
  expect(await found('0533 999')).toEqual([])
})

test('a business opens a number and a counter, and changes the number', async () => {
  const owner = await keyOf(t.house, business.owner)
  const common = { branchId: business.branchId, language: 'tr' }
  const opened = await call(t.app, owner, createChannel, {
    body: { ...common, kind: 'phone', name: 'Mağaza', address: '0216 345 67 89' },
  })
  expect(opened.body).toMatchObject({ kind: 'phone', address: '0216 345 67 89', status: { state: 'idle' } })
  // Two branches may be reached by one number.
  expect(
    (
      await call(t.app, owner, createChannel, {
        body: { ...common, kind: 'phone', name: 'Depo', address: '0216 345 67 89' },
      })
    ).status,
  ).toBe(201)
  const changed = await call(t.app, owner, updateChannel, {
    params: { id: opened.body.id },
    body: { phone: '0216 000 11 22' },
  })
  expect(changed.body.address).toBe('0216 000 11 22')
  expect(
    (
      await call(t.app, owner, createChannel, {
        body: { ...common, kind: 'phone', name: 'x', address: 'ask at the desk' },
      })
    ).status,
  ).toBe(400)
  const desk = await call(t.app, owner, createChannel, { body: { ...common, kind: 'walk_in', name: 'Kasa' } })
  expect(desk.body).toMatchObject({ kind: 'walk_in', address: null })
  expect(
    (await call(t.app, owner, updateChannel, { params: { id: desk.body.id }, body: { phone: '123' } })).problem,
  ).toBe('channel.not_phone')
})

test('a call is recorded with the caller’s words, starts its clocks and sends no receipt', async () => {
  const item = await record({ customer: { phone: '0532 444 55 66', email: 'arayan@example.test' } })
  expect(item).toMatchObject({ channel: { kind: 'phone' }, preview: 'Perdeler ne zaman gelecek, bekliyorum?' })
  expect(firstAnswerOf(item)?.state).toBe('running')
  await t.settle()
  expect(await outboxOf(business.scope, item.id)).toEqual([])
  const asked = await record({ customer: { email: 'isteyen@example.test' }, acknowledge: true })
  await t.settle()
  expect((await outboxOf(business.scope, asked.id)).map(({ purpose }) => purpose)).toEqual(['acknowledgement'])
})

test('answered on the spot stops the first-answer clock at that moment and mails nothing', async () => {
  holdTime('2026-03-03T08:00:00Z')
  const item = await record({
    channelId: counter,
    customer: { name: 'Ayşe Demir', email: 'ayse@example.test' },
    answeredOnTheSpot: { text: 'Yarın öğleden sonra gelecek dedim.', solved: true },
  })
  expect(item).toMatchObject({
    state: 'solved',
    firstAnswerAt: '2026-03-03T08:00:00.000Z',
    channel: { kind: 'walk_in' },
  })
  expect(firstAnswerOf(item)).toMatchObject({ state: 'met', countedSeconds: 0 })
  holdTime()
  await t.settle()
  expect((await outboxOf(business.scope, item.id)).filter(({ purpose }) => purpose !== 'survey')).toEqual([])
  expect((await messagesOf(business.scope, item.id)).map(({ kind, spoken }) => [kind, spoken])).toEqual([
    ['customer', null],
    ['answer', 'in_person'],
  ])
  const { body } = await call(t.app, key, listChannels)
  const api = body.items.find(({ kind }) => kind === 'api')?.id
  const refused = await call(t.app, key, contract.createCase, {
    body: {
      channelId: api,
      customer: { name: 'x' },
      subject: 'x',
      text: 'x',
      answeredOnTheSpot: { text: 'x', solved: false },
    },
  })
  expect(refused.problem).toBe('case.not_spoken')
})

test('a customer without a mail address is told by phone, on any case', async () => {
  const { id } = await record({ customer: { phone: '0555 000 11 22' } })
  const answer = (body: Record<string, unknown>) => call(t.app, key, contract.answerCase, { params: { id }, body })
  expect((await answer({ text: 'It comes tomorrow.' })).problem).toBe('case.no_address')
  const told = await answer({ text: 'It comes tomorrow.', spoken: 'phone', thenState: 'solved' })
  expect(told.body).toMatchObject({ kind: 'answer', spoken: 'phone', delivery: null })
  const read = (await call(t.app, key, contract.getCase, { params: { id } })).body
  expect(read.state).toBe('solved')
  expect(firstAnswerOf(read)?.state).toBe('met')
  await t.settle()
  expect(await outboxOf(business.scope, id)).toEqual([])
})

test('a caller is found by number or name while typing, and a new number becomes theirs', async () => {
  const { customer } = await record({ customer: { phone: '+90 533 777 88 99', name: 'Zeynep Işık' } })
  const find = async (search: string) =>
    (await call(t.app, key, listCustomers, { query: { search } })).body.items.map(({ id }) => id)
  for (const typed of ['0533 777', '533 777 88 99', '+90 533 7', 'zeynep', 'IŞIK'])
    expect(await find(typed), typed).toContain(customer.id)
  const again = await record({ customer: { id: customer.id, phone: '0216 999 88 77' } })
  expect(again.customer.id).toBe(customer.id)
  expect(await find('0216 999')).toEqual([customer.id])
  const unknown = { id: '0199aaaa-0000-7000-8000-000000000000' }
  const refused = await call(t.app, key, contract.createCase, {
    body: { channelId: phone, customer: unknown, subject: 'x', text: 'x' },
  })
  expect(refused.problem).toBe('customer.unknown')
})
