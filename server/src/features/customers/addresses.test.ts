import * as cases from '@heed/contract/cases.ts'
import * as contract from '@heed/contract/customers.ts'
import { listAudit } from '@heed/contract/workspace.ts'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { call, keyOf } from '../../../test/api.ts'
import { buildBranch, buildBusiness, buildChannel, buildMember } from '../../../test/build.ts'
import { openTestHouse, type TestHouse } from '../../../test/house.ts'

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
afterAll(() => t.close())

const open = async (customer: Record<string, unknown>, more: Record<string, unknown> = {}, key = owner) => {
  const body = { customer, subject: 'Perde', text: 'Perdem nerede kaldı?', acknowledge: false, ...more }
  const answer = await call(t.app, key, cases.createCase, { body })
  expect(answer.status, JSON.stringify(answer.body)).toBe(201)
  return answer.body
}
const solve = (id: string) => call(t.app, owner, cases.changeCaseState, { params: { id }, body: { state: 'solved' } })
const add = (id: string, address: string, key = employee) =>
  call(t.app, key, contract.addCustomerAddress, { params: { id }, body: { address } })
const remove = (id: string, address: string, key = employee) =>
  call(t.app, key, contract.removeCustomerAddress, { params: { id, address } })
const logged = async (customerId: string) =>
  (await call(t.app, owner, listAudit)).body.items
    .filter(({ action, details }) => action.startsWith('customer.address') && details.customerId === customerId)
    .map(({ action, details, actor }) => [action, details.kind, actor?.split(' ')[0]])
    .reverse()

test('addresses are added and removed by whoever may change a customer, and the log says so without naming them', async () => {
  const { customer } = await open({ email: 'ayse@example.test' })
  expect((await add(customer.id, ' Ayse@Work.example ')).body.emails).toEqual([
    'ayse@example.test',
    'ayse@work.example',
  ])
  expect((await add(customer.id, '0532 111 22 33')).body.phones).toEqual(['05321112233'])
  expect((await add(customer.id, 'AYSE@example.test')).body.emails).toHaveLength(2)
  expect((await remove(customer.id, 'ayse@example.test')).body.emails).toEqual(['ayse@work.example'])
  expect((await remove(customer.id, 'ayse@example.test')).problem).toBe('not_found')
  expect((await remove(customer.id, '0532 111 22 33')).body.phones).toEqual([])
  expect(await logged(customer.id)).toEqual([
    ['customer.address_added', 'email', 'employee'],
    ['customer.address_added', 'phone', 'employee'],
    ['customer.address_removed', 'email', 'employee'],
    ['customer.address_removed', 'phone', 'employee'],
  ])
  const observer = await keyOf(t.house, await buildMember(business.scope, 'observer'))
  expect((await add(customer.id, 'x@example.test', observer)).problem).toBe('not_allowed')
  expect((await remove(customer.id, 'ayse@work.example', observer)).problem).toBe('not_allowed')
})

test('an address that comes with a case for somebody known stands in the log, and finds their cases', async () => {
  const { customer, id } = await open({ email: 'veli@example.test' })
  await open({ id: customer.id, email: 'veli@example.test', phone: '0533 000 00 01' }, {}, employee)
  expect(await logged(customer.id)).toEqual([['customer.address_added', 'phone', 'employee']])
  await add(customer.id, 'velibey@example.test')
  await t.settle()
  const found = await call(t.app, owner, cases.listCases, { query: { search: 'velibey', view: 'all' } })
  expect(found.body.items.map((item) => item.id)).toContain(id)
})

test('an address of somebody else, or none at all, is not added', async () => {
  const { customer } = await open({ email: 'nil@example.test' })
  await open({ email: 'nil.too@example.test' })
  expect((await add(customer.id, 'NIL.too@example.test')).problem).toBe('customer.address_taken')
  for (const address of ['nobody@', '+9', 'call me maybe'])
    expect((await add(customer.id, address)).problem).toBe('customer.address_invalid')
})

test('the last address stays while a case is open, in whichever branch', async () => {
  const there = await buildChannel(business.scope, await buildBranch(business.scope, 'Gənclik'), 'walk_in')
  const { customer, id } = await open({ email: 'can@example.test' }, { channelId: there.id })
  await add(customer.id, '0534 000 00 01')
  expect((await remove(customer.id, '05340000001')).status).toBe(200)
  expect((await remove(customer.id, 'can@example.test')).problem).toBe('customer.last_address')
  await solve(id)
  expect((await remove(customer.id, 'can@example.test')).body.emails).toEqual([])
})

test('an address stays while mails to it wait to go out', async () => {
  const { customer, id } = await open({ email: 'ece@example.test' })
  await add(customer.id, 'ece@work.example')
  await call(t.app, owner, cases.answerCase, { params: { id }, body: { text: 'Tomorrow.' } })
  expect((await remove(customer.id, 'ece@example.test')).problem).toBe('customer.mails_on_their_way')
  expect((await remove(customer.id, 'ece@work.example')).status).toBe(200)
  await business.scope.transaction((tx) =>
    tx.db.updateTable('outbox_message').set({ state: 'sent' }).where('case_id', '=', id).execute(),
  )
  await solve(id)
  expect((await remove(customer.id, 'ece@example.test')).status).toBe(200)
  const { customer: next } = await open({ email: 'ece@example.test' })
  expect(next.id).not.toBe(customer.id)
})
