import * as cases from '@heed/contract/cases.ts'
import * as contract from '@heed/contract/consents.ts'
import { recordFact } from '@heed/contract/customer-facts.ts'
import * as customers from '@heed/contract/customers.ts'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { call, keyOf } from '../../../../test/api.ts'
import { buildBranch, buildBusiness, buildMember } from '../../../../test/build.ts'
import { openTestHouse, type TestHouse } from '../../../../test/house.ts'
import { holdTime } from '../../../platform/clock.ts'

let t: TestHouse
let business: Awaited<ReturnType<typeof buildBusiness>>
let owner: string
let employee: string
let employeeId: string
let about: cases.Case
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
  about = await open('ayse@example.test')
  id = about.customer.id
})
afterEach(() => holdTime())

async function open(email: string, language = 'en', branchId = business.branchId): Promise<cases.Case> {
  const customer = { name: 'Ayşe Yılmaz', email, language }
  const body = { branchId, customer, subject: 'Blue coat', text: 'Is it here?', acknowledge: false }
  return (await call(t.app, owner, cases.createCase, { body: body as never })).body
}
const say = (purpose: string, given: boolean, more: Record<string, unknown> = {}, customerId = id) =>
  call(t.app, employee, contract.recordConsent, {
    params: { id: customerId },
    body: { purpose, given, how: 'phone', ...more } as never,
  })
const read = async (customerId = id, key = employee) =>
  (await call(t.app, key, contract.getCustomerConsents, { params: { id: customerId } })).body
const holds = async (customerId = id) =>
  Object.fromEntries((await read(customerId)).items.map(({ purpose, consent }) => [purpose, consent?.given ?? null]))
const customer = async () => (await call(t.app, employee, customers.getCustomer, { params: { id } })).body
const merge = (keptId: string, otherId: string) =>
  call(t.app, owner, customers.mergeCustomers, { params: { id: keptId }, body: { otherId } })

test('of each purpose it is known whether they agreed, when, how, in which case and who wrote it down, and what held before stays', async () => {
  expect(await holds()).toEqual({ surveys: null, offers: null, stories: null, calls: null })
  await say('offers', true, { caseId: about.id })
  holdTime(new Date('2026-11-26T07:00:00Z'))
  const { body } = await say('offers', false, { how: 'in_person' })
  expect(body.items.find(({ purpose }) => purpose === 'offers')?.consent).toMatchObject({
    given: false,
    at: '2026-11-26T07:00:00.000Z',
    how: 'in_person',
    by: { id: employeeId },
    case: null,
  })
  expect(body.before).toMatchObject([
    { purpose: 'offers', given: true, how: 'phone', case: { id: about.id, number: about.number } },
  ])
  // The same again is no news.
  expect((await say('offers', false)).body).toEqual(body)
  const { items } = (
    await call(t.app, employee, customers.getCustomerHistory, { params: { id }, query: { kinds: 'consent' } as never })
  ).body
  expect(items).toMatchObject([
    { entry: 'consent', purpose: 'offers', given: false },
    { entry: 'consent', purpose: 'offers', given: true, case: { id: about.id } },
  ])
})

test('whether they want surveys is one and the same thing, whichever way it is said', async () => {
  await say('surveys', false)
  expect((await customer()).surveysStopped).toBe(true)
  await call(t.app, employee, customers.updateCustomer, { params: { id }, body: { surveysStopped: false } })
  expect((await read()).items[0]).toMatchObject({ purpose: 'surveys', consent: { given: true, how: 'record' } })
  // Saved again as it is, it says nothing new.
  await call(t.app, employee, customers.updateCustomer, { params: { id }, body: { surveysStopped: false } })
  expect((await read()).before).toHaveLength(1)
  await say('surveys', true)
  expect((await customer()).surveysStopped).toBe(false)
})

test('a customer who becomes one with another keeps what either of them withdrew', async () => {
  const { customer: other } = await open('ayse.work@example.test')
  await say('offers', false)
  await say('stories', false)
  holdTime(new Date('2026-11-26T07:00:00Z'))
  await say('offers', true, {}, other.id)
  await say('calls', true, {}, other.id)
  await say('surveys', false, {}, other.id)
  expect((await merge(id, other.id)).body.surveysStopped).toBe(true)
  expect(await holds()).toEqual({ surveys: false, offers: false, stories: false, calls: true })
  expect((await read()).items.find(({ purpose }) => purpose === 'offers')?.consent?.how).toBe('merge')
})

test('a form of address that comes with a merge reads in the language of the customer who is kept', async () => {
  const { customer: other } = await open('ayse.tr@example.test', 'tr')
  const said = { kind: 'address', value: { name: 'Ayşe', title: 'ms', manner: 'formal', pronunciation: null } }
  await call(t.app, employee, recordFact, {
    params: { id: other.id },
    body: { said, basis: 'asked', caseId: null } as never,
  })
  expect((await merge(id, other.id)).body).toMatchObject({ language: 'en', formOfAddress: 'Ms Ayşe' })
})

test('a case out of sight is not named, and a case of somebody else is refused', async () => {
  const elsewhere = await buildBranch(business.scope, 'Gənclik')
  const foreign = await open('ayse@example.test', 'en', elsewhere)
  expect((await say('calls', true, { caseId: foreign.id })).status).toBe(404)
  const stranger = await open('mehmet@example.test')
  expect((await say('calls', true, { caseId: stranger.id })).problem).toBe('fact.case_of_another')
  await call(t.app, owner, contract.recordConsent, {
    params: { id },
    body: { purpose: 'calls', given: true, how: 'phone', caseId: foreign.id },
  })
  const calls = async (key: string) => (await read(id, key)).items.find(({ purpose }) => purpose === 'calls')?.consent
  expect((await calls(employee))?.case).toBeNull()
  expect((await calls(owner))?.case).toMatchObject({ id: foreign.id })
})
