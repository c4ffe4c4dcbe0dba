import { createCase } from '@heed/contract/cases.ts'
import { mergeCustomers } from '@heed/contract/customers.ts'
import * as contract from '@heed/contract/purchases.ts'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { call, keyOf } from '../../../test/api.ts'
import { buildBranch, buildBusiness, buildMember } from '../../../test/build.ts'
import { openTestHouse, type TestHouse } from '../../../test/house.ts'
import { holdTime } from '../../platform/clock.ts'

let t: TestHouse
let business: Awaited<ReturnType<typeof buildBusiness>>
let owner: string
let employee: string

beforeAll(async () => {
  t = await openTestHouse()
  business = await buildBusiness(t.house)
  owner = await keyOf(t.house, business.owner)
  employee = await keyOf(t.house, await buildMember(business.scope, 'employee', [business.branchId]))
})
afterEach(() => holdTime())
afterAll(() => t.close())

const buy = (email: string, more: Record<string, unknown> = {}, key = employee) =>
  call(t.app, key, contract.recordPurchase, {
    body: { branchId: business.branchId, customer: { email }, ...more },
  })
const bought = async (email: string, more: Record<string, unknown> = {}) => {
  const answer = await buy(email, more)
  expect(answer.status, JSON.stringify(answer.body)).toBe(200)
  return answer.body
}
const patternOf = async (id: string) =>
  (await call(t.app, employee, contract.getBuyingPattern, { params: { id } })).body
const late = async (query: Record<string, string> = {}) =>
  (await call(t.app, employee, contract.listLateCustomers, { query })).body.items

test('a product is found by its article number, and its guarantee counts from the day it was bought at that branch', async () => {
  const kinds = await call(t.app, owner, contract.createProductClass, {
    body: { name: 'Machines', warrantyMonths: 24 },
  })
  const machine = await call(t.app, owner, contract.createProduct, {
    body: { name: 'Coffee machine', code: 'CM-1', classId: kinds.body.id },
  })
  const grinder = await call(t.app, owner, contract.createProduct, {
    body: { name: 'Grinder', code: 'GR-1', classId: kinds.body.id, warrantyMonths: 6 },
  })
  const { lines, amount, currency } = await bought('ayse@example.test', {
    // Late on 30 August in Greenwich, and the 31st already in Istanbul.
    at: '2026-08-30T22:30:00Z',
    lines: [
      { code: 'CM-1', amount: 4500 },
      { code: 'GR-1', quantity: 2, amount: 1800.5 },
      { name: 'Cup', quantity: 4, amount: 240 },
      { code: 'unknown', amount: 1 },
    ],
  })
  expect([amount, currency]).toEqual([6541.5, 'TRY'])
  expect(
    lines.map(({ product, name, quantity, warrantyUntil }) => [product?.id, name, quantity, warrantyUntil]),
  ).toEqual([
    [machine.body.id, 'Coffee machine', 1, '2028-08-31'],
    [grinder.body.id, 'Grinder', 2, '2027-02-28'],
    [undefined, 'Cup', 4, null],
    [undefined, 'unknown', 1, null],
  ])
  const products = (await call(t.app, employee, contract.listProducts, { query: { search: 'cm-' } })).body.items
  expect(products).toMatchObject([{ name: 'Coffee machine', purchases: 1, lastBoughtAt: '2026-08-30T22:30:00.000Z' }])
})

test('the same till number twice is one purchase', async () => {
  const first = await bought('twice@example.test', { reference: 'T-100', amount: 50 })
  const again = await bought('twice@example.test', { reference: 'T-100', amount: 70, lines: [{ name: 'Tea' }] })
  expect(again).toEqual(first)
  const both = await Promise.all([1, 2, 3].map(() => bought('race@example.test', { reference: 'T-101', amount: 5 })))
  expect(new Set(both.map(({ id }) => id)).size).toBe(1)
})

test('what a customer usually buys, how often and for how much', async () => {
  holdTime('2026-10-20T09:00:00Z')
  const email = 'regular@example.test'
  const days = ['2026-06-01', '2026-07-01', '2026-07-31', '2026-08-30']
  for (const day of days)
    await bought(email, {
      at: `${day}T09:00:00Z`,
      lines: [
        { name: 'Beans', amount: 100 },
        { name: day, amount: 20 },
      ],
    })
  await bought(email, { at: '2026-08-30T12:00:00Z', amount: 9.99, currency: 'EUR' })
  const gift = await bought(email, { at: '2026-08-30T13:00:00Z', amount: 0 })
  const customerId = gift.customer.id
  await t.settle()
  const pattern = await patternOf(customerId)
  expect(pattern).toMatchObject({
    purchases: 6,
    firstAt: '2026-06-01T09:00:00.000Z',
    lastAt: '2026-08-30T13:00:00.000Z',
    spent: [
      { currency: 'TRY', amount: 480, purchases: 5 },
      { currency: 'EUR', amount: 9.99, purchases: 1 },
    ],
    rhythm: { state: 'late', days: 4, usualDays: 30, lastOn: '2026-08-30', daysSince: 51, lateOn: '2026-10-14' },
  })
  expect(pattern.usual[0]).toEqual({ name: 'Beans', times: 4, lastAt: '2026-08-30T09:00:00.000Z' })
  expect(pattern.usual).toHaveLength(5)
})

test('a regular of 30 days who is silent for 60 is listed as quiet, and whoever complained with their complaint', async () => {
  const visits = ['2026-01-10', '2026-02-09', '2026-03-11']
  for (const day of visits) {
    await bought('silent@example.test', { at: `${day}T09:00:00Z` })
    await bought('complained@example.test', { at: `${day}T09:00:00Z` })
  }
  await bought('new@example.test', { at: '2026-03-11T09:00:00Z' })
  const complaint = await call(t.app, employee, createCase, {
    body: { customer: { email: 'complained@example.test' }, kind: 'complaint', subject: 'Broken', text: 'It broke.' },
  })
  await t.settle()
  const named = async (query: Record<string, string> = {}) =>
    (await late(query))
      .filter(({ customer }) => /silent|complained|new/.test(customer.name))
      .map(({ customer, state, openComplaintId }) => [customer.name.split('@')[0], state, openComplaintId])
  holdTime('2026-04-24T09:00:00Z')
  expect(await named()).toEqual([])
  holdTime('2026-04-25T09:00:00Z')
  expect((await named()).sort()).toEqual([
    ['complained', 'late', complaint.body.id],
    ['silent', 'late', null],
  ])
  expect(await named({ state: 'quiet' })).toEqual([])
  holdTime('2026-05-10T09:00:00Z')
  expect((await named({ state: 'quiet' })).map(([name]) => name).sort()).toEqual(['complained', 'silent'])
  holdTime('2026-05-11T09:00:00Z')
  await bought('silent@example.test', {})
  await t.settle()
  expect((await named()).map(([name]) => name)).toEqual(['complained'])
})

test('a cancelled purchase counts nowhere and makes no rhythm', async () => {
  const email = 'returned@example.test'
  for (const day of ['2026-05-01', '2026-05-11']) await bought(email, { at: `${day}T09:00:00Z`, amount: 10 })
  const third = await bought(email, { at: '2026-05-21T09:00:00Z', amount: 10 })
  await t.settle()
  expect((await patternOf(third.customer.id)).rhythm.usualDays).toBe(10)
  const cancel = () => call(t.app, employee, contract.cancelPurchase, { params: { id: third.id } })
  const { cancelledAt } = (await cancel()).body
  expect(cancelledAt).not.toBeNull()
  expect((await cancel()).body.cancelledAt).toBe(cancelledAt)
  await t.settle()
  expect(await patternOf(third.customer.id)).toMatchObject({ purchases: 2, rhythm: { days: 2, usualDays: null } })
})

test('two customers who turn out to be one have one rhythm', async () => {
  const days = ['2026-05-01', '2026-05-08', '2026-05-15', '2026-05-22']
  const made = await Promise.all(
    days.map((day, at) => bought(`${at % 2 ? 'work' : 'home'}@example.test`, { at: `${day}T09:00:00Z`, amount: 10 })),
  )
  const [home, work] = [made[0]?.customer.id ?? '', made[1]?.customer.id ?? '']
  await t.settle()
  expect((await patternOf(home)).rhythm.usualDays).toBeNull()
  await call(t.app, owner, mergeCustomers, { params: { id: home }, body: { otherId: work } })
  await t.settle()
  expect(await patternOf(home)).toMatchObject({ purchases: 4, rhythm: { usualDays: 7 } })
})

test('a purchase of another branch is out of sight, though its day counts in the rhythm', async () => {
  const other = await buildBranch(business.scope, 'Kadıköy')
  const email = 'both@example.test'
  for (const day of ['2026-05-01', '2026-05-11']) await bought(email, { at: `${day}T09:00:00Z`, amount: 10 })
  const there = await buy(email, { branchId: other, at: '2026-05-21T09:00:00Z', amount: 77 }, owner)
  await t.settle()
  expect(await patternOf(there.body.customer.id)).toMatchObject({
    purchases: 2,
    spent: [{ amount: 20 }],
    rhythm: { days: 3, usualDays: 10 },
  })
  expect((await buy(email, { branchId: other })).status).toBe(404)
  expect((await call(t.app, employee, contract.cancelPurchase, { params: { id: there.body.id } })).status).toBe(404)
  const query = { customerId: there.body.customer.id }
  expect((await call(t.app, employee, contract.listPurchases, { query })).body.items).toHaveLength(2)
  expect((await call(t.app, owner, contract.listPurchases, { query })).body.items).toHaveLength(3)
})

test('sums that nobody can pay, purchases of tomorrow, lines without a name and taken article numbers are refused', async () => {
  const refused = async (more: Record<string, unknown>) => (await buy('x@example.test', more)).problem
  expect(await refused({ amount: 1.234 })).toBe('amount.not_payable')
  expect(await refused({ amount: 0.5, currency: 'IDR' })).toBe('amount.not_payable')
  expect(await refused({ at: new Date(Date.now() + 86_400_000).toISOString() })).toBe('customer.occasion_in_future')
  expect(await refused({ lines: [{ amount: 5 }] })).toBe('request.invalid')
  expect(await refused({ lines: [{ name: 'x', quantity: 0 }] })).toBe('request.invalid')
  const product = (body: Record<string, unknown>) =>
    call(t.app, owner, contract.createProduct, { body: { name: 'Scale', ...body } as never })
  const made = await product({ code: 'SC-1' })
  expect((await product({ code: 'SC-1' })).problem).toBe('product.code_taken')
  const id = made.body.id
  const change = (body: Record<string, unknown>) =>
    call(t.app, owner, contract.updateProduct, { params: { id }, body: body as never })
  expect((await change({ code: 'SC-1', name: 'Kitchen scale' })).body.name).toBe('Kitchen scale')
  expect((await product({ classId: id })).problem).toBe('product_class.unknown')
  await call(t.app, owner, contract.createProductClass, { body: { name: 'Scales', warrantyMonths: null } })
  expect(
    (await call(t.app, owner, contract.createProductClass, { body: { name: 'SCALES', warrantyMonths: null } })).problem,
  ).toBe('product_class.name_taken')
})
