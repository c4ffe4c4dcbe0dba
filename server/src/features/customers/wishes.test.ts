import * as clocks from '@heed/contract/case-clocks.ts'
import * as cases from '@heed/contract/cases.ts'
import * as contract from '@heed/contract/customers.ts'
import { updateBranch } from '@heed/contract/workspace.ts'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { call, keyOf } from '../../../test/api.ts'
import { buildBranch, buildBusiness, buildMember } from '../../../test/build.ts'
import { openTestHouse, type TestHouse } from '../../../test/house.ts'
import { holdTime } from '../../platform/clock.ts'

let t: TestHouse
let business: Awaited<ReturnType<typeof buildBusiness>>
let owner: string
let employee: string

beforeAll(async () => {
  t = await openTestHouse({ worker: false })
})
afterAll(() => t.close())
// 10:00 in Istanbul is 15:00 in Shanghai.
beforeEach(async () => {
  holdTime(new Date('2026-11-25T07:00:00Z'))
  business = await buildBusiness(t.house)
  owner = await keyOf(t.house, business.owner)
  employee = await keyOf(t.house, await buildMember(business.scope, 'employee', [business.branchId]))
})
afterEach(() => holdTime())

const open = async (branchId = business.branchId, email = 'lin@example.test'): Promise<cases.Case> => {
  const body = {
    branchId,
    customer: { name: 'Lin', email },
    subject: 'Massage',
    text: 'On Friday?',
    acknowledge: false,
  }
  return (await call(t.app, owner, cases.createCase, { body })).body
}
const know = (id: string, body: object) => call(t.app, employee, contract.updateCustomer, { params: { id }, body })
const customerPage = async (id: string, key = employee) =>
  (await call(t.app, key, contract.getCustomer, { params: { id } })).body
const read = async (id: string) => (await call(t.app, employee, cases.getCase, { params: { id } })).body

test('quiet or chatty is what the customer said, else what is usual at the branch, else in the trade, and stands before the visit', async () => {
  const item = await open()
  const { id } = item.customer
  // A shop.
  expect((await customerPage(id)).wishes?.talk).toMatchObject({ wish: 'chatty', from: 'trade' })
  await call(t.app, owner, updateBranch, { params: { id: business.branchId }, body: { talk: 'quiet' } })
  expect((await customerPage(id)).wishes?.talk).toEqual({
    wish: 'quiet',
    from: 'branch',
    branch: { id: business.branchId, name: 'Kadıköy' },
  })
  expect((await read(item.id)).wishes.talk).toMatchObject({ wish: 'quiet', from: 'branch' })
  expect((await know(id, { talk: 'chatty' })).body.talk).toBe('chatty')
  expect((await customerPage(id)).wishes?.talk).toMatchObject({ wish: 'chatty', from: 'customer' })
  expect((await read(item.id)).wishes.talk).toMatchObject({ wish: 'chatty', from: 'customer' })
  await know(id, { talk: null })
  expect((await read(item.id)).wishes.talk).toMatchObject({ wish: 'quiet', from: 'branch' })
})

test('of several branches the one that served last says what is usual, and only one in sight', async () => {
  const baku = await buildBranch(business.scope, 'Bakı')
  await call(t.app, owner, updateBranch, { params: { id: baku }, body: { talk: 'quiet' } })
  const { customer } = await open()
  holdTime(new Date('2026-11-25T08:00:00Z'))
  await open(baku)
  expect((await customerPage(customer.id, owner)).wishes?.talk).toMatchObject({ wish: 'quiet', branch: { id: baku } })
  expect((await customerPage(customer.id)).wishes?.talk).toMatchObject({ branch: { id: business.branchId } })
})

test('a solution is due at the earlier of the company’s limit and what the customer needs, and both clocks are named', async () => {
  const item = await open()
  await know(item.customer.id, { zone: 'Asia/Shanghai' })
  const solution = async () => (await read(item.id)).clocks.find(({ measure }) => measure === 'solution')
  const limit = (await solution())?.dueAt ?? ''
  const need = (neededBy: string | null, key = employee) =>
    call(t.app, key, clocks.setNeededBy, { params: { id: item.id }, body: { neededBy } })
  const sooner = new Date(Date.parse(limit) - 3_600_000).toISOString()
  await need(sooner)
  expect((await solution())?.dueAt).toBe(sooner)
  await need(new Date(Date.parse(limit) + 3_600_000).toISOString())
  expect((await solution())?.dueAt).toBe(limit)
  await need(null)
  expect((await solution())?.dueAt).toBe(limit)
  expect((await read(item.id)).wishes).toMatchObject({ zone: 'Asia/Shanghai', branchZone: 'Europe/Istanbul' })
})

test('the best time is the case’s own or else the customer’s, and is now or not by the customer’s clock', async () => {
  const item = await open()
  await know(item.customer.id, { bestTime: ['14:00', '16:00'] })
  // 10:00 in Istanbul, on the branch's clock.
  expect((await read(item.id)).wishes.bestTime).toEqual({ span: ['14:00', '16:00'], from: 'customer', isNow: false })
  await know(item.customer.id, { zone: 'Asia/Shanghai' })
  expect((await read(item.id)).wishes.bestTime?.isNow).toBe(true)
  const say = (bestTime: unknown) =>
    call(t.app, employee, clocks.setNeededBy, { params: { id: item.id }, body: { neededBy: null, bestTime } as never })
  await say(['22:00', '02:00'])
  expect((await read(item.id)).wishes.bestTime).toEqual({ span: ['22:00', '02:00'], from: 'case', isNow: false })
  holdTime(new Date('2026-11-25T17:30:00Z'))
  expect((await read(item.id)).wishes.bestTime?.isNow).toBe(true)
  expect((await customerPage(item.customer.id)).wishes?.bestTime?.span).toEqual(['14:00', '16:00'])
  await say(null)
  expect((await read(item.id)).wishes.bestTime?.from).toBe('customer')
  expect((await say(['09:00', '09:00'])).status).toBe(400)
  expect((await say(['25:00', '26:00'])).status).toBe(400)
})

test('of two customers made one, what either wished stays', async () => {
  const kept = (await open()).customer.id
  const other = (await open(business.branchId, 'lin.wei@example.test')).customer.id
  await know(other, { talk: 'quiet', bestTime: ['18:00', '21:00'] })
  const merged = await call(t.app, owner, contract.mergeCustomers, { params: { id: kept }, body: { otherId: other } })
  expect(merged.body).toMatchObject({ id: kept, talk: 'quiet', bestTime: ['18:00', '21:00'] })
})
