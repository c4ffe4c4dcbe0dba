import { getToday } from '@heed/contract/actions.ts'
import * as contract from '@heed/contract/buyer-list.ts'
import { listCases, updateCase } from '@heed/contract/cases.ts'
import { updateComplaint } from '@heed/contract/complaints.ts'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { call, keyOf } from '../../../test/api.ts'
import { buildBranch, buildBusiness, buildMember, officeHours } from '../../../test/build.ts'
import { complain } from '../../../test/build-complaint.ts'
import { openTestHouse, type TestHouse } from '../../../test/house.ts'
import { holdTime } from '../../platform/clock.ts'
import { watchMonths } from './watch-months.ts'

let t: TestHouse
let business: Awaited<ReturnType<typeof buildBusiness>>
let owner: string
let buyer: { key: string; id: string }

beforeAll(async () => {
  t = await openTestHouse()
})
afterAll(() => t.close())
afterEach(() => holdTime())
beforeEach(async () => {
  holdTime('2026-01-20T09:00:00Z')
  business = await buildBusiness(t.house, { hours: officeHours })
  owner = await keyOf(t.house, business.owner)
  const scope = await buildMember(business.scope, 'employee', [business.branchId])
  buyer = { key: await keyOf(t.house, scope), id: scope.actor?.id ?? '' }
})

const list = async (month: string, key = owner) =>
  (await call(t.app, key, contract.getBuyerList, { query: { month } })).body
const put = async (product: string) => {
  const { body } = await call(t.app, owner, contract.makeProductObstacle, {
    body: { product, words: 'Müşteriler yıkanabilir olanı istiyor' },
  })
  return body.id
}
const decide = (id: string, decision: string, key = buyer.key) =>
  call(t.app, key, contract.decideOnProduct, { params: { id }, body: { decision, words: 'Dikişi çift yapılacak' } })
const casesOf = async (query: Record<string, string>, key = owner) =>
  (await call(t.app, key, listCases, { query: { view: 'all', ...query } })).body.items.map(({ id }) => id)
const todo = async (key = buyer.key) =>
  (await call(t.app, key, getToday, { query: {} })).body.items.filter(({ kind }) => kind === 'buyer_list')

test('the count of complaints about a product is the length of the case list for it, whoever looks', async () => {
  const baku = await buildBranch(business.scope, 'Bakı', { hours: officeHours })
  const first = await complain(t, owner, { item: 'Keten gömlek, M' })
  const product = await put('keten gömlek')
  holdTime('2026-02-03T09:00:00Z')
  const second = await complain(t, owner, { item: 'Gömlek keten beyaz' })
  const far = await complain(t, owner, { item: 'Keten gömlek', branchId: baku })
  await complain(t, owner, { item: 'Keten çanta' })
  await complain(t, owner)

  const february = await list('2026-02')
  expect(february.items).toMatchObject([{ id: product, complaints: 3, inMonth: 2, decisions: [] }])
  expect(february.others).toEqual([{ product: 'Keten çanta', complaints: 1 }])
  expect((await casesOf({ product })).toSorted()).toEqual([first.id, second.id, far.id].toSorted())
  expect((await casesOf({ product, complainedIn: '2026-02' })).toSorted()).toEqual([second.id, far.id].toSorted())
  // A colleague of one branch counts, and opens, what they see.
  expect((await list('2026-02', buyer.key)).items).toMatchObject([{ complaints: 2, inMonth: 1 }])
  expect(await casesOf({ product }, buyer.key)).toHaveLength(2)

  // Something else was bought after all.
  await call(t.app, owner, updateComplaint, { params: { id: second.id }, body: { item: 'Keten çanta' } })
  expect((await list('2026-02')).items).toMatchObject([{ complaints: 2, inMonth: 1 }])
  // And what turns out to be no complaint counts no longer, there or here.
  await call(t.app, owner, updateCase, { params: { id: far.id }, body: { kind: 'enquiry' } })
  expect((await list('2026-02')).items).toMatchObject([{ complaints: 1, inMonth: 0 }])
  expect(await casesOf({ product })).toEqual([first.id])
  expect((await call(t.app, owner, contract.makeProductObstacle, { body: { product: 'KETEN GÖMLEK' } })).problem).toBe(
    'product_obstacle.listed',
  )
})

test('a product that ten put on the list at once is on it once', async () => {
  const answers = await Promise.all(
    Array.from({ length: 10 }, () => call(t.app, owner, contract.makeProductObstacle, { body: { product: 'Keten' } })),
  )
  expect(answers.filter(({ status }) => status < 300)).toHaveLength(1)
  expect(answers.filter(({ problem }) => problem === 'product_obstacle.listed')).toHaveLength(9)
  expect((await list('2026-01')).items).toHaveLength(1)
})

test('the list of a month comes to the buyer on the first working day of the next and goes with the last decision', async () => {
  await call(t.app, owner, contract.nameBuyer, { body: { memberId: buyer.id } })
  const shirt = await put('Keten gömlek')
  const bag = await put('Keten çanta')
  await put('Yün battaniye')
  await complain(t, owner, { item: 'Keten gömlek' })
  await complain(t, owner, { item: 'Keten çanta' })
  // The first of February is a Sunday; on Monday the shop opens at nine, six in Greenwich.
  holdTime('2026-02-01T12:00:00Z')
  expect(await watchMonths(business.scope)).toBe(0)
  holdTime('2026-02-02T05:59:00Z')
  expect(await watchMonths(business.scope)).toBe(0)
  holdTime('2026-02-02T06:00:00Z')
  expect(await watchMonths(business.scope)).toBe(1)
  expect(await watchMonths(business.scope)).toBe(0)
  expect(await todo()).toMatchObject([{ facts: { month: '2026-01', products: 2 }, owner: { id: buyer.id } }])

  expect((await decide(shirt, 'change')).status).toBe(201)
  expect(await todo()).toHaveLength(1)
  await decide(bag, 'stop')
  expect(await todo()).toEqual([])
  const { items, buyer: named } = await list('2026-01')
  expect(named?.id).toBe(buyer.id)
  expect(items.map(({ product, decisions }) => [product, decisions[0]?.decision ?? null])).toEqual([
    ['Keten gömlek', 'change'],
    ['Keten çanta', 'stop'],
    ['Yün battaniye', null],
  ])
  expect(items[0]?.decisions[0]).toMatchObject({ words: 'Dikişi çift yapılacak', at: '2026-02-02T06:00:00.000Z' })
  // A month without a complaint brings no list.
  holdTime('2026-03-02T06:00:00Z')
  expect(await watchMonths(business.scope)).toBe(0)
})

test('the buyer or somebody who leads decides, and nobody else', async () => {
  const product = await put('Keten gömlek')
  expect((await decide(product, 'keep')).problem).toBe('product_obstacle.not_yours')
  expect((await decide(product, 'keep', owner)).status).toBe(201)
  await call(t.app, owner, contract.nameBuyer, { body: { memberId: buyer.id } })
  expect((await decide(product, 'replace')).status).toBe(201)
  expect((await list('2026-01')).items[0]?.decisions.map(({ decision }) => decision)).toEqual(['replace', 'keep'])
  expect((await call(t.app, owner, contract.nameBuyer, { body: { memberId: null } })).body.buyer).toBeNull()
})
