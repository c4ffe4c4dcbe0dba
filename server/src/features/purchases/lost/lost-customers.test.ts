import { createCase } from '@heed/contract/cases.ts'
import { recordConsent } from '@heed/contract/consents.ts'
import { getCustomer, mergeCustomers } from '@heed/contract/customers.ts'
import * as contract from '@heed/contract/lost-customers.ts'
import { listLateCustomers, recordPurchase } from '@heed/contract/purchases.ts'
import { createStandard } from '@heed/contract/standards.ts'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { call, keyOf } from '../../../../test/api.ts'
import { buildBranch, buildBusiness, buildMember } from '../../../../test/build.ts'
import { openTestHouse, type TestHouse } from '../../../../test/house.ts'
import { holdTime } from '../../../platform/clock.ts'

let t: TestHouse
beforeAll(async () => {
  t = await openTestHouse()
})
afterEach(() => holdTime())
afterAll(() => t.close())

async function buildShop() {
  const business = await buildBusiness(t.house)
  const employee = await keyOf(t.house, await buildMember(business.scope, 'employee', [business.branchId]))
  return { ...business, employee, key: await keyOf(t.house, business.owner) }
}
type Shop = Awaited<ReturnType<typeof buildShop>>

/** Somebody who came each month and has stayed away since March. */
async function buildRegular({ employee, branchId }: Shop, email: string): Promise<string> {
  let customerId = ''
  for (const day of ['2026-01-10', '2026-02-09', '2026-03-11']) {
    const { body } = await call(t.app, employee, recordPurchase, {
      body: { branchId, at: `${day}T09:00:00Z`, customer: { email }, lines: [{ name: 'Tea' }] },
    })
    customerId = body.customer.id
  }
  await t.settle()
  return customerId
}
const buildStandard = async ({ key }: Shop, name: string) =>
  (
    await call(t.app, key, createStandard, {
      body: { name, method: 'check', targetSharePercent: 90, sources: [{ kind: 'value', words: 'Warmth' }] },
    })
  ).body.id
const toCall = async (shop: Shop, key = shop.employee) =>
  (await call(t.app, key, listLateCustomers, { query: { toCall: 'true' } })).body.items.map(
    ({ customer }) => customer.id,
  )
const tell = (shop: Shop, id: string, body: object, key = shop.employee) =>
  call(t.app, key, contract.recordLostCall, { params: { id }, body: { branchId: shop.branchId, ...body } as never })
const reasons = async (shop: Shop, key = shop.key) =>
  (await call(t.app, key, contract.getLostReasons, { query: { from: '2026-01-01', to: '2026-12-31' } })).body

test('a regular of 30 days who is silent for 60 is to be called; whoever complained goes to recovery instead', async () => {
  const shop = await buildShop()
  const silent = await buildRegular(shop, 'silent@example.test')
  await buildRegular(shop, 'complained@example.test')
  await call(t.app, shop.employee, createCase, {
    body: { customer: { email: 'complained@example.test' }, kind: 'complaint', subject: 'Broken', text: 'It broke.' },
  })
  holdTime('2026-05-09T09:00:00Z')
  expect(await toCall(shop)).toEqual([])
  holdTime('2026-05-10T09:00:00Z')
  expect(await toCall(shop)).toEqual([silent])
  expect(await reasons(shop)).toMatchObject({ quiet: 2, toCall: 1, spoke: 0, known: 0, reasons: [], ownService: null })
})

test('a call that nobody answered comes back on its day; who was spoken with is not called again for this absence', async () => {
  const shop = await buildShop()
  const id = await buildRegular(shop, 'away@example.test')
  holdTime('2026-05-20T09:00:00Z')
  expect((await tell(shop, id, { outcome: 'no_answer' })).body).toMatchObject({
    againOn: '2026-05-27',
    usualDays: 30,
    lastOn: '2026-03-11',
  })
  expect(await toCall(shop)).toEqual([])
  holdTime('2026-05-27T09:00:00Z')
  expect(await toCall(shop)).toEqual([id])
  await tell(shop, id, { outcome: 'not_now', againOn: '2026-05-29' })
  expect(await toCall(shop)).toEqual([])
  holdTime('2026-05-29T09:00:00Z')
  const spoken = await tell(shop, id, {
    outcome: 'spoke',
    reason: 'competitor',
    words: 'The other shop 🌷 is nearer.',
    backIf: 'Delivery',
    comesBack: 'perhaps',
  })
  expect(spoken).toMatchObject({ status: 201, body: { reason: 'competitor', againOn: null, backIf: 'Delivery' } })
  expect(await toCall(shop)).toEqual([])
  const { body } = await call(t.app, shop.employee, contract.listLostCalls, { params: { id } })
  expect(body.items.map(({ outcome }) => outcome)).toEqual(['spoke', 'not_now', 'no_answer'])
  // They come once more and stay away again: that is another absence.
  await call(t.app, shop.employee, recordPurchase, {
    body: { branchId: shop.branchId, at: '2026-05-29T09:00:00Z', customer: { id }, lines: [] },
  })
  await t.settle()
  holdTime('2026-12-01T09:00:00Z')
  expect(await toCall(shop)).toEqual([id])
})

test('whoever asked not to be called stands on no list of calls', async () => {
  const shop = await buildShop()
  const id = await buildRegular(shop, 'leave-me@example.test')
  holdTime('2026-05-20T09:00:00Z')
  expect(await toCall(shop)).toEqual([id])
  const { status } = await call(t.app, shop.employee, recordConsent, {
    params: { id },
    body: { purpose: 'calls', given: false, how: 'phone' },
  })
  expect(status).toBeLessThan(300)
  expect(await toCall(shop)).toEqual([])
})

test('shares of the known reasons come to 100, what is not known stands apart, and service is split by the standard that failed', async () => {
  const shop = await buildShop()
  const standardId = await buildStandard(shop, 'Answer in an hour')
  holdTime('2026-05-20T09:00:00Z')
  const said = [
    ...Array(9).fill({ reason: 'service', standardId }),
    ...Array(3).fill({ reason: 'service' }),
    ...Array(5).fill({ reason: 'price' }),
    ...Array(2).fill({ reason: 'moved' }),
    ...Array(4).fill({ reason: null }),
  ]
  const ids: string[] = []
  for (const [index, one] of said.entries()) {
    const id = await buildRegular(shop, `lost${index}@example.test`)
    ids.push(id)
    await tell(shop, id, { outcome: 'spoke', ...one })
  }
  const under = await reasons(shop)
  expect(under).toMatchObject({ spoke: 23, known: 19, unknown: 4, ownService: null })
  // The same customer says another reason later: they count once, with the last.
  await tell(shop, ids[0] as string, { outcome: 'spoke', reason: 'product', comesBack: 'no' })
  await tell(shop, ids[22] as string, { outcome: 'spoke', reason: 'other' })
  const { known, unknown, reasons: shares, service, ownService, comesBack } = await reasons(shop)
  expect({ known, unknown, comesBack }).toEqual({ known: 20, unknown: 3, comesBack: { yes: 0, perhaps: 0, no: 1 } })
  expect(shares.map(({ reason, count }) => [reason, count])).toEqual([
    ['service', 11],
    ['price', 5],
    ['moved', 2],
    ['product', 1],
    ['other', 1],
  ])
  expect(shares.reduce((sum, { sharePercent }) => sum + (sharePercent ?? 0), 0)).toBeCloseTo(100, 9)
  expect(service.map(({ standard, count }) => [standard?.name ?? null, count])).toEqual([
    ['Answer in an hour', 8],
    [null, 3],
  ])
  expect(ownService?.count).toBe(11)
  expect(ownService?.sharePercent).toBeCloseTo(55, 9)
  expect(ownService?.interval?.[0]).toBeCloseTo(34.2, 1)
})

test('a reason without a talk, a standard without service, and what is out of sight are refused', async () => {
  const shop = await buildShop()
  const other = await buildShop()
  const id = await buildRegular(shop, 'odd@example.test')
  const elsewhere = await buildBranch(shop.scope, 'Elsewhere')
  const standardId = await buildStandard(other, 'Of others')
  const odd = async (body: object, key?: string) => (await tell(shop, id, body, key)).status
  expect(await odd({ outcome: 'no_answer', reason: 'price' })).toBe(400)
  expect(await odd({ outcome: 'spoke', reason: 'price', standardId })).toBe(400)
  expect(await odd({ outcome: 'spoke', reason: 'service', standardId })).toBe(404)
  expect(await odd({ outcome: 'spoke', branchId: elsewhere })).toBe(404)
  expect(await odd({ outcome: 'spoke' }, other.key)).toBe(404)
  expect(await odd({ outcome: 'spoke', words: 'x'.repeat(4001) })).toBe(400)
})

test('two customers who turn out to be one have all their calls', async () => {
  const shop = await buildShop()
  const [one, two] = [await buildRegular(shop, 'one@example.test'), await buildRegular(shop, 'two@example.test')]
  holdTime('2026-05-20T09:00:00Z')
  await tell(shop, two, { outcome: 'spoke', reason: 'moved' })
  await call(t.app, shop.key, mergeCustomers, { params: { id: one }, body: { otherId: two } })
  expect((await call(t.app, shop.key, getCustomer, { params: { id: one } })).status).toBe(200)
  const { body } = await call(t.app, shop.key, contract.listLostCalls, { params: { id: one } })
  expect(body.items.map(({ reason }) => reason)).toEqual(['moved'])
})
