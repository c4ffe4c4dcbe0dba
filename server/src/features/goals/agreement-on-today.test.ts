import { getToday } from '@heed/contract/actions.ts'
import * as contract from '@heed/contract/goals.ts'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { call, keyOf } from '../../../test/api.ts'
import { buildBusiness, buildMember } from '../../../test/build.ts'
import { openTestHouse, type TestHouse } from '../../../test/house.ts'
import { holdTime } from '../../platform/clock.ts'

let t: TestHouse
let business: Awaited<ReturnType<typeof buildBusiness>>
let owner: string
let elif: string
let deniz: { key: string; id: string }
let can: string

beforeAll(async () => {
  t = await openTestHouse({ worker: false })
})
afterAll(() => t.close())
beforeEach(async () => {
  business = await buildBusiness(t.house)
  owner = await keyOf(t.house, business.owner)
  elif = await keyOf(t.house, await buildMember(business.scope, 'lead', null))
  const employee = await buildMember(business.scope, 'employee', [business.branchId])
  deniz = { key: await keyOf(t.house, employee), id: employee.actor?.id ?? '' }
  can = await keyOf(t.house, await buildMember(business.scope, 'employee', [business.branchId]))
  holdTime('2026-11-25T10:00:00Z')
})
afterEach(() => holdTime())

const fits = { difficulty: 4, chance: 3 }
const propose = async (key: string, body: object = {}) => {
  const made = await call(t.app, key, contract.createGoal, {
    body: {
      level: 'member',
      memberId: deniz.id,
      words: 'Greet 95 of 100 customers with a smile within 30 s',
      behaviour: 'Look up, smile and greet',
      unit: 'of 100',
      targetValue: 95,
      dueOn: '2027-06-30',
      ratings: fits,
      ...body,
    } as never,
  })
  expect(made.status, JSON.stringify(made.body)).toBe(201)
  return made.body
}
const agree = (key: string, id: string) => call(t.app, key, contract.agreeToGoal, { params: { id }, body: fits })
const asked = async (key: string) =>
  (await call(t.app, key, getToday, { query: {} })).body.items.filter(({ kind }) => kind === 'agree_goal')

test('whoever must agree to a goal sees it on Today until they have', async () => {
  const { id } = await propose(elif)
  expect(await asked(deniz.key)).toMatchObject([{ owner: { id: deniz.id }, facts: { goalId: id }, words: null }])
  for (const other of [elif, owner, can]) expect(await asked(other)).toEqual([])
  expect((await agree(deniz.key, id)).body.state).toBe('agreed')
  expect(await asked(deniz.key)).toEqual([])
})

test('another proposal answers it, and then the other side is asked', async () => {
  const { id } = await propose(elif)
  const counter = { params: { id }, body: { targetValue: 90, ratings: fits } }
  expect((await call(t.app, deniz.key, contract.updateGoal, counter)).status).toBe(200)
  expect(await asked(deniz.key)).toEqual([])
  expect(await asked(elif)).toMatchObject([{ owner: null, facts: { goalId: id } }])
  expect(await asked(owner)).toHaveLength(1)
  await agree(elif, id)
  for (const key of [elif, owner, deniz.key]) expect(await asked(key)).toEqual([])
})

test('a goal without a first word asks both sides, a group is asked as a whole, and a dropped one asks nobody', async () => {
  const both = await propose(elif, { ratings: undefined })
  expect(await asked(deniz.key)).toHaveLength(1)
  expect(await asked(owner)).toHaveLength(1)
  await call(t.app, elif, contract.dropGoal, { params: { id: both.id } })
  expect(await asked(deniz.key)).toEqual([])
  const group = await propose(elif, { level: 'branch', memberId: null, branchId: business.branchId })
  expect(await asked(can)).toMatchObject([{ facts: { goalId: group.id }, words: group.words }])
  expect(await asked(deniz.key)).toHaveLength(1)
  expect(await asked(elif)).toEqual([])
  await agree(can, group.id)
  expect(await asked(deniz.key)).toEqual([])
  const later = await propose(elif, {
    level: 'branch',
    memberId: null,
    branchId: business.branchId,
    ratings: undefined,
  })
  expect(await asked(owner)).toHaveLength(1)
  expect(await asked(can)).toEqual([])
  await agree(owner, later.id)
  expect(await asked(owner)).toEqual([])
  expect(await asked(can)).toHaveLength(1)
})
