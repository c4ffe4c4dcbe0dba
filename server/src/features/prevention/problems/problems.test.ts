import * as contract from '@heed/contract/problems.ts'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { call, keyOf } from '../../../../test/api.ts'
import { buildBranch, buildBusiness, buildMember } from '../../../../test/build.ts'
import { openTestHouse, type TestHouse } from '../../../../test/house.ts'

let t: TestHouse

beforeAll(async () => {
  t = await openTestHouse()
})
afterAll(() => t.close())

test('a cashier reports a problem and follows what becomes of it; another branch sees nothing of it', async () => {
  const business = await buildBusiness(t.house)
  const baku = await buildBranch(business.scope, 'Bakı')
  const owner = await keyOf(t.house, business.owner)
  const cashier = await keyOf(t.house, await buildMember(business.scope, 'employee', [business.branchId]))
  const elsewhere = await keyOf(t.house, await buildMember(business.scope, 'employee', [baku]))
  const report = (branchId: string | null) =>
    call(t.app, cashier, contract.reportProblem, { body: { words: 'Kasa fişi okunmuyor', branchId } })
  expect((await report(baku)).problem).toBe('branch.unknown')
  const { id } = (await report(business.branchId)).body
  await call(t.app, owner, contract.reportProblem, { body: { words: 'Isıtma bozuk', branchId: business.branchId } })

  const decide = (key: string) =>
    call(t.app, key, contract.changeProblem, {
      params: { id },
      body: { state: 'looked_at', answer: 'Yeni rulo geldi' },
    })
  expect((await decide(cashier)).status).toBe(403)
  expect((await decide(owner)).status).toBe(200)
  const list = async (key: string, mine: string) =>
    (await call(t.app, key, contract.listProblems, { query: { mine } })).body.items
  expect(await list(cashier, 'yes')).toMatchObject([{ id, state: 'looked_at', answer: 'Yeni rulo geldi' }])
  expect(await list(cashier, 'no')).toHaveLength(2)
  expect(await list(elsewhere, 'no')).toEqual([])
})
