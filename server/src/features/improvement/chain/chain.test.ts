import * as contract from '@heed/contract/chain.ts'
import { listStandardRows } from '@heed/contract/standard-results.ts'
import { createStandard } from '@heed/contract/standards.ts'
import { recordVisit } from '@heed/contract/win-back.ts'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { call, keyOf } from '../../../../test/api.ts'
import { buildBusiness } from '../../../../test/build.ts'
import { complain, rate, review } from '../../../../test/build-complaint.ts'
import { openTestHouse, type TestHouse } from '../../../../test/house.ts'
import { holdTime } from '../../../platform/clock.ts'

let t: TestHouse
let business: Awaited<ReturnType<typeof buildBusiness>>
let owner: string
let standardId: string

const start = Date.parse('2026-03-02T09:00:00Z')
const day = (days: number) => holdTime(new Date(start + days * 86_400_000))

beforeAll(async () => {
  t = await openTestHouse()
})
afterAll(() => t.close())
afterEach(() => holdTime())
beforeEach(async () => {
  day(0)
  business = await buildBusiness(t.house)
  owner = await keyOf(t.house, business.owner)
  standardId = (
    await call(t.app, owner, createStandard, {
      body: {
        name: 'Bir kez anlatır',
        method: 'count',
        measure: 'explanations',
        limitCount: 0,
        targetSharePercent: 90,
        wording: { tr: { when: 'Müşteri anlatınca', act: 'Not al' } },
        sources: [{ kind: 'expectation', words: 'Herkes bir kez anlatmak ister' }],
      },
    })
  ).body.id
})

const chain = async () => (await call(t.app, owner, contract.getChain, { params: { id: standardId } })).body
const records = async (link: string, more: Record<string, string> = {}) =>
  (await call(t.app, owner, contract.listChainRecords, { params: { id: standardId }, query: { link, ...more } })).body
    .items
/** Solved, rated, and explained again so many times. */
const served = async (email: string, { rating, explained = 0 }: { rating: number; explained?: number }) => {
  const item = await complain(t, owner, { email })
  await review(t, owner, item.id)
  await business.scope.transaction((tx) =>
    tx.db.updateTable('case').set({ explained_again_count: explained }).where('id', '=', item.id).execute(),
  )
  await rate(business.scope, {
    caseId: item.id,
    customerId: item.customer.id,
    branchId: business.branchId,
    satisfaction: rating,
    at: new Date(start),
  })
  return item
}
const visit = (id: string, amount: number | null) =>
  call(t.app, owner, recordVisit, { params: { id }, body: { amount } })

test('behaviour, standard, satisfaction, repeat visits and sales each have their figure, and opening one shows its records', async () => {
  const good = await served('a@mail.test', { rating: 5 })
  await served('b@mail.test', { rating: 4 })
  const bad = await served('c@mail.test', { rating: 1, explained: 2 })
  day(10)
  await visit(good.id, 150)
  await visit(bad.id, null)
  day(50)
  const now = await chain()
  expect(now).toMatchObject({
    behaviour: { wording: { tr: { act: 'Not al' } }, n: 3 },
    kept: { n: 3, good: 2 },
    satisfaction: { all: { n: 3, good: 2 }, kept: { n: 2, good: 2 }, missed: { n: 1, good: 0 } },
    repeat: { all: { n: 3, good: 2 }, kept: { n: 2, good: 1 }, missed: { n: 1, good: 1 } },
    sales: [{ currency: 'TRY', amount: 150, visits: 1 }],
  })
  expect((await records('satisfaction')).map(({ value }) => value).sort()).toEqual([1, 4, 5])
  expect(await records('satisfaction', { kept: 'no' })).toMatchObject([{ value: 1, case: { id: bad.id } }])
  expect((await records('repeat', { kept: 'yes' })).map(({ value }) => value).sort()).toEqual([0, 1])
  expect(await records('sales')).toMatchObject([{ value: 150, currency: 'TRY', customer: 'Ayşe Demir' }])
  const rows = await call(t.app, owner, listStandardRows, { params: { id: standardId }, query: {} })
  expect(rows.body.items).toHaveLength(3)
})

test('where nothing is recorded nothing is shown', async () => {
  expect(await chain()).toMatchObject({
    behaviour: { n: 0 },
    kept: { sharePercent: null },
    satisfaction: { all: { n: 0, sharePercent: null }, kept: null, missed: null },
    repeat: { all: { n: 0, sharePercent: null } },
    sales: [],
  })
  expect(await records('sales')).toEqual([])
})
