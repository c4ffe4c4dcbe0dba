import * as contract from '@heed/contract/cases.ts'
import { getCustomerHistory } from '@heed/contract/customers.ts'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { call, keyOf } from '../../../test/api.ts'
import { buildBranch, buildBusiness, buildChannel, buildMember } from '../../../test/build.ts'
import { openTestHouse, type TestHouse } from '../../../test/house.ts'

let t: TestHouse
beforeAll(async () => {
  t = await openTestHouse()
})
afterAll(() => t.close())

test('a case that came by a channel of another branch is whole for those who answer it', async () => {
  const business = await buildBusiness(t.house)
  const channel = await buildChannel(business.scope, business.branchId)
  const owner = await keyOf(t.house, business.owner)
  const elsewhere = await buildBranch(business.scope, 'Gənclik')
  const lead = await keyOf(t.house, await buildMember(business.scope, 'lead', [elsewhere]))
  const body = {
    channelId: channel.id,
    customer: { email: 'leyla@example.test' },
    subject: 'Lampa',
    text: 'Lampa yanmır.',
  }
  const { id, customer } = (await call(t.app, owner, contract.createCase, { body })).body
  expect((await call(t.app, lead, contract.getCase, { params: { id } })).status).toBe(404)
  await call(t.app, owner, contract.updateCase, { params: { id }, body: { branchId: elsewhere } })
  await t.settle()

  const read = await call(t.app, lead, contract.getCase, { params: { id } })
  expect(read.body).toMatchObject({ id, channel: { kind: channel.kind, name: channel.name } })
  const list = await call(t.app, lead, contract.listCases, { query: { view: 'all' } })
  expect(list.body.items.map((item) => item.id)).toEqual([id])
  const history = await call(t.app, lead, getCustomerHistory, { params: { id: customer.id }, query: {} })
  expect(history.body.items.length).toBeGreaterThan(0)
  const urgent = await call(t.app, lead, contract.updateCase, { params: { id }, body: { priority: 'urgent' } })
  expect(urgent).toMatchObject({ status: 200, body: { priority: 'urgent' } })
  const solved = await call(t.app, lead, contract.changeCaseState, { params: { id }, body: { state: 'solved' } })
  expect(solved.status).toBe(200)
})
