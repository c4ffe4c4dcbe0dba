import { updateComplaint } from '@heed/contract/complaints.ts'
import * as contract from '@heed/contract/solutions.ts'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { call, keyOf } from '../../../../test/api.ts'
import { buildBranch, buildBusiness, buildMember } from '../../../../test/build.ts'
import { complain, review } from '../../../../test/build-complaint.ts'
import { openTestHouse, type TestHouse } from '../../../../test/house.ts'

let t: TestHouse
let business: Awaited<ReturnType<typeof buildBusiness>>
let owner: string

beforeAll(async () => {
  t = await openTestHouse()
  business = await buildBusiness(t.house)
  owner = await keyOf(t.house, business.owner)
})
afterAll(() => t.close())

const similar = async (id: string, key = owner) =>
  (await call(t.app, key, contract.listSimilarSolutions, { params: { id } })).body.items
const search = async (words: string, key = owner) =>
  (await call(t.app, key, contract.listSolutions, { query: { search: words } })).body.items.map((item) => item.case.id)

test('a new case with the same product and kind shows how an earlier one was solved', async () => {
  const past = await complain(t, owner, { item: 'Keten gömlek, 42 beden' })
  await review(t, owner, past.id, { solution: 'Yenisi aynı gün eve götürüldü', newCause: 'Zayıf dikiş' })
  const bag = await complain(t, owner, { item: 'Keten çanta' })
  await review(t, owner, bag.id)
  await t.settle()

  const fresh = await complain(t, owner)
  expect(await similar(fresh.id)).toEqual([])
  await call(t.app, owner, updateComplaint, { params: { id: fresh.id }, body: { item: 'GÖMLEK keten 38 beden' } })
  expect(await similar(fresh.id)).toMatchObject([
    {
      case: { id: past.id, number: past.number },
      cause: 'Dikiş zayıf',
      shared: { words: 'Zayıf dikiş' },
      solution: 'Yenisi aynı gün eve götürüldü',
      prevention: 'Her parti bir kez yıkanır',
      satisfied: null,
    },
  ])
  expect(await similar(past.id)).toEqual([])
})

test('the record is found by the words of causes, solutions and products, in any spelling, and only in sight', async () => {
  const baku = await buildBranch(business.scope, 'Bakı')
  const past = await complain(t, owner, { item: 'İpək şal', branchId: baku })
  await review(t, owner, past.id, { solution: 'Güləş üzlə dəyişdirildi', newCause: 'Boya axır' })
  await t.settle()
  for (const words of ['ipek', 'deyisdi', 'BOYA axir', 'Her parti ipek']) expect(await search(words)).toEqual([past.id])
  expect(await search('kadife')).toEqual([])
  const here = await keyOf(t.house, await buildMember(business.scope, 'employee', [business.branchId]))
  expect(await search('ipek', here)).toEqual([])
})
