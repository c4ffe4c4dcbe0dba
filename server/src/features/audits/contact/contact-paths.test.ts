import * as contract from '@heed/contract/contact-paths.ts'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { call, keyOf } from '../../../../test/api.ts'
import { buildBranch, buildBusiness, buildMember } from '../../../../test/build.ts'
import { openTestHouse, type TestHouse } from '../../../../test/house.ts'

let t: TestHouse
let business: Awaited<ReturnType<typeof buildBusiness>>
let owner: string
let employee: string

beforeAll(async () => {
  t = await openTestHouse()
})
afterAll(() => t.close())
beforeEach(async () => {
  business = await buildBusiness(t.house)
  owner = await keyOf(t.house, business.owner)
  employee = await keyOf(t.house, await buildMember(business.scope, 'employee', [business.branchId]))
})

type Kind = (typeof contract.stepKinds)[number]
const steps = (...kinds: Kind[]) => kinds.map((kind) => ({ words: kind, kind }))
const timed = (...of: [Kind, number][]) => of.map(([kind, seconds]) => ({ words: kind, kind, seconds }))
const write = (more: Record<string, unknown>, key = owner) =>
  call(t.app, key, contract.makeContactPath, {
    body: {
      branchId: business.branchId,
      channel: 'phone',
      name: 'Santral',
      mostSteps: 2,
      steps: steps('person'),
      ...more,
    },
  })
const measure = (id: string, of: [Kind, number][], key = employee) =>
  call(t.app, key, contract.testContactPath, { params: { id }, body: { steps: timed(...of) } })
const list = async (key = employee) => (await call(t.app, key, contract.listContactPaths, { query: {} })).body.items

test('a way with more than the set steps is red, and the worst is named', async () => {
  const { body: direct } = await write({})
  expect(direct).toMatchObject({ stepsToPerson: 1, isRed: false })
  const { body: menu } = await write({ name: 'Menü', steps: steps('automatic', 'choice', 'wait', 'person') })
  expect(menu).toMatchObject({ stepsToPerson: 4, mostSteps: 2, isRed: true })
  expect((await list()).map(({ name, isRed, isWorst }) => [name, isRed, isWorst])).toEqual([
    ['Santral', false, false],
    ['Menü', true, true],
  ])
  // As many as are set are not too many.
  const change = { channel: 'phone', name: 'Menü', mostSteps: 4, steps: menu.steps }
  expect(
    (await call(t.app, employee, contract.changeContactPath, { params: { id: menu.id }, body: change })).status,
  ).toBe(403)
  await call(t.app, owner, contract.changeContactPath, { params: { id: menu.id }, body: change })
  expect((await list()).map(({ isRed }) => isRed)).toEqual([false, false])
  // The plan says one step, the test met three: what was met counts.
  await measure(direct.id, [
    ['automatic', 8],
    ['wait', 40],
    ['person', 2],
  ])
  expect((await list()).map(({ name, isRed, isWorst }) => [name, isRed, isWorst])).toEqual([
    ['Santral', true, false],
    ['Menü', false, true],
  ])
})

test('seconds are measured up to a person, and a machine that answers is never one', async () => {
  const { body: path } = await write({ mostSteps: 3, steps: steps('automatic', 'person') })
  await measure(path.id, [
    ['automatic', 5],
    ['person', 10],
    // What comes after somebody was there is not the way to them.
    ['wait', 60],
  ])
  await measure(path.id, [
    ['choice', 4],
    ['person', 21],
  ])
  const { body: after } = await measure(path.id, [
    ['automatic', 3],
    ['automatic', 30],
  ])
  expect(after.tests).toMatchObject({
    n: 3,
    reached: 2,
    medianSeconds: 20,
    last: { stepsTaken: 2, personSeconds: null },
  })
  // The newest test reached nobody.
  expect(after.isRed).toBe(true)
  const tests = (await call(t.app, employee, contract.listContactTests, { params: { id: path.id } })).body.items
  expect(tests.map(({ personSeconds, stepsTaken }) => [personSeconds, stepsTaken])).toEqual([
    [null, 2],
    [25, 2],
    [15, 2],
  ])
  const { body: machine } = await write({ name: 'Otomat', steps: steps('automatic', 'automatic') })
  expect(machine).toMatchObject({ stepsToPerson: null, isRed: true, isWorst: false })
  await measure(machine.id, [['automatic', 1]])
  await measure(path.id, [['person', 2]])
  expect((await list()).map(({ name, isRed, isWorst }) => [name, isRed, isWorst])).toEqual([
    ['Santral', false, false],
    ['Otomat', true, true],
  ])
})

test('a way of another branch is out of sight, and one that is no longer offered is gone', async () => {
  const { body: path } = await write({})
  const elsewhere = await buildBranch(business.scope, 'Bakı')
  const foreign = await keyOf(t.house, await buildMember(business.scope, 'manager', [elsewhere]))
  expect(await list(foreign)).toEqual([])
  expect((await measure(path.id, [['person', 1]], foreign)).status).toBe(404)
  expect((await write({}, foreign)).problem).toBe('branch.unknown')
  expect((await write({ branchId: null }, foreign)).problem).toBe('branch.beyond')
  const params = { id: path.id }
  expect((await call(t.app, foreign, contract.retireContactPath, { params })).status).toBe(404)
  expect((await call(t.app, owner, contract.retireContactPath, { params })).status).toBe(200)
  expect(await list()).toEqual([])
  expect((await measure(path.id, [['person', 1]])).status).toBe(404)
})
