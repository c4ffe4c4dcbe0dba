import { changeCaseState, createCase, listCases } from '@heed/contract/cases.ts'
import * as log from '@heed/contract/complaint-log.ts'
import { judgeComplaint, markAngry, reviewCause, updateComplaint } from '@heed/contract/complaints.ts'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { call, keyOf } from '../../../../test/api.ts'
import { buildBranch, buildBusiness, buildMember } from '../../../../test/build.ts'
import { openTestHouse, type TestHouse } from '../../../../test/house.ts'
import { holdTime } from '../../../platform/clock.ts'

let t: TestHouse
let business: Awaited<ReturnType<typeof buildBusiness>>
let key: string

beforeAll(async () => {
  t = await openTestHouse({ worker: false })
})
afterAll(() => t.close())
beforeEach(async () => {
  business = await buildBusiness(t.house)
  key = await keyOf(t.house, business.owner)
})
afterEach(() => holdTime())

type Given = { at?: string; item?: string; asked?: boolean; branchId?: string; email?: string; kind?: string }
async function open({ at = '2026-11-20T10:00:00Z', item, asked, branchId, email, kind = 'complaint' }: Given = {}) {
  holdTime(at)
  const { body } = await call(t.app, key, createCase, {
    body: {
      ...(branchId ? { branchId } : {}),
      customer: { name: 'Ayşe', ...(email ? { email } : {}) },
      subject: 'It tore',
      text: 'It tore',
      kind,
      acknowledge: false,
    },
  })
  if (item || asked)
    await call(t.app, key, updateComplaint, {
      params: { id: body.id },
      body: { ...(item ? { item } : {}), ...(asked ? { foundByAsking: true } : {}) },
    })
  return body.id
}
const period = { from: '2026-10-01', to: '2026-11-30' }
const summary = async (filter: object = {}) =>
  (await call(t.app, key, log.summariseComplaints, { query: { ...period, ...filter } })).body
const list = async (filter: object = {}) =>
  (await call(t.app, key, log.listComplaints, { query: { ...period, limit: '100', ...filter } })).body.items

test('totals equal the list for every filter, and the case list for the kind', async () => {
  const baku = await buildBranch(business.scope, 'Bakı')
  await open({ item: 'Shirt' })
  await open({ item: 'shirt', at: '2026-11-03T10:00:00Z' })
  await open({ item: 'Curtain', branchId: baku })
  await open({ asked: true })
  await open({ kind: 'enquiry' })
  const all = await summary()
  expect(all).toMatchObject({ total: 4, brought: 3, foundByAsking: 1, withoutItem: 1 })
  const cases = await call(t.app, key, listCases, { query: { kind: 'complaint', view: 'all', limit: '100' } })
  expect((await list()).map(({ caseId }) => caseId).sort()).toEqual(cases.body.items.map(({ id }) => id).sort())
  expect(all.items).toMatchObject([
    { item: 'Shirt', n: 2 },
    { item: 'Curtain', n: 1 },
  ])
  const filters: object[] = [
    { item: 'SHIRT' },
    { branchId: baku },
    { found: 'asked' },
    { found: 'brought' },
    { week: '2026-11-02' },
    { causeKind: 'none' },
    { channelKind: 'api' },
    { standing: 'open' },
    { angry: 'yes' },
    { item: 'Shirt', branchId: baku },
  ]
  for (const filter of filters)
    expect(await list(filter), JSON.stringify(filter)).toHaveLength((await summary(filter)).total)
  for (const { item, n } of all.items) expect(await list({ item })).toHaveLength(n)
  for (const { week, n } of all.weeks) expect(await list({ week })).toHaveLength(n)
})

test('weeks have no gaps, and a product is new when nobody complained of it before the last 30 days', async () => {
  await open({ item: 'Shirt', at: '2026-10-02T10:00:00Z' })
  await open({ item: 'Shirt', at: '2026-11-20T10:00:00Z' })
  await open({ item: 'Towel', at: '2026-11-20T10:00:00Z' })
  holdTime('2026-11-25T10:00:00Z')
  const { weeks, items } = await summary()
  expect(weeks.map(({ week }) => week)).toEqual([...weeks.map(({ week }) => week)].sort())
  expect(weeks).toHaveLength(10)
  expect(weeks.reduce((sum, { n }) => sum + n, 0)).toBe(3)
  const century = await summary({ from: '1900-01-01', to: '2100-01-01' })
  expect(century.weeks.map(({ week }) => week)).toEqual([...new Set(century.weeks.map(({ week }) => week))])
  expect(century.weeks).toHaveLength(8)
  expect(century.weeks.reduce((sum, { n }) => sum + n, 0)).toBe(3)
  expect(items).toEqual([
    { item: 'Shirt', n: 2, isNew: false },
    { item: 'Towel', n: 1, isNew: true },
  ])
})

test('the share satisfied is of those judged, the share reviewed of those solved', async () => {
  const ids = [await open(), await open(), await open()]
  for (const id of ids.slice(0, 2))
    await call(t.app, key, changeCaseState, { params: { id }, body: { state: 'solved' } })
  await call(t.app, key, judgeComplaint, { params: { id: ids[0] ?? '' }, body: { satisfied: true } })
  await call(t.app, key, reviewCause, {
    params: { id: ids[0] ?? '' },
    body: { cause: 'A bad seam', prevention: 'Wash one of each lot', kind: 'systems' },
  })
  const { satisfied, reviewed, standing, causes } = await summary()
  expect(satisfied).toMatchObject({ n: 1, of: 1, sharePercent: 100 })
  expect(reviewed).toMatchObject({ n: 1, of: 2, sharePercent: 50 })
  expect(standing.open).toBe(1)
  expect(standing.solved + standing.satisfied + standing.prevented).toBe(2)
  expect(causes).toContainEqual({ kind: 'systems', n: 1 })
})

test('an angry customer is kept who was satisfied in the end or came back, once the second call is past', async () => {
  const angry = async (email: string) => {
    const id = await open({ email, at: '2026-10-05T10:00:00Z' })
    await call(t.app, key, markAngry, { params: { id }, body: {} })
    return id
  }
  const satisfied = await angry('a@customer.test')
  await angry('b@customer.test')
  await angry('c@customer.test')
  holdTime('2026-10-06T10:00:00Z')
  expect((await summary()).angryKept).toMatchObject({ n: 0, of: 0, sharePercent: null })
  await call(t.app, key, changeCaseState, { params: { id: satisfied }, body: { state: 'solved' } })
  await call(t.app, key, judgeComplaint, { params: { id: satisfied }, body: { satisfied: true } })
  await open({ email: 'b@customer.test', kind: 'enquiry', at: '2026-11-01T10:00:00Z' })
  await open({ email: 'c@customer.test', at: '2026-11-01T10:00:00Z' })
  expect((await summary()).angryKept).toMatchObject({ n: 2, of: 3 })
})

test('who sees another branch counts none of it', async () => {
  await open({ item: 'Shirt' })
  const elsewhere = await buildBranch(business.scope, 'Bakı')
  const foreign = await keyOf(t.house, await buildMember(business.scope, 'manager', [elsewhere]))
  const query = period
  expect((await call(t.app, foreign, log.summariseComplaints, { query })).body).toMatchObject({ total: 0, items: [] })
  expect((await call(t.app, foreign, log.listComplaints, { query })).body.items).toEqual([])
})
