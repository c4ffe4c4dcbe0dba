import * as contract from '@heed/contract/processes.ts'
import { listStandards, updateStandard } from '@heed/contract/standards.ts'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { call, keyOf } from '../../../../test/api.ts'
import { buildBusiness, buildMember } from '../../../../test/build.ts'
import { complain, rate } from '../../../../test/build-complaint.ts'
import { openTestHouse, type TestHouse } from '../../../../test/house.ts'

let t: TestHouse
let business: Awaited<ReturnType<typeof buildBusiness>>
let owner: string

beforeAll(async () => {
  t = await openTestHouse()
})
afterAll(() => t.close())
beforeEach(async () => {
  business = await buildBusiness(t.house)
  owner = await keyOf(t.house, business.owner)
})

const step = (measure: unknown = null) => ({ words: 'Karşılama', effect: 'Fark edilir', measure })
const add = (steps: unknown[], more: Record<string, unknown> = {}, key = owner) =>
  call(t.app, key, contract.addProcess, {
    body: { name: 'Satış', idea: 'Önce dinle, sonra göster', ownerId: business.memberId, steps, ...more },
  })
const aStandard = async () =>
  (await call(t.app, owner, listStandards)).body.items.find(({ active }) => active)?.id ?? ''

test('every process has at least one customer measure or is flagged', async () => {
  const none = (await add([step(), step({ kind: 'own', words: 'Kutu sayısı' })])).body
  expect(none.isUnmeasured).toBe(true)
  const standardId = await aStandard()
  const change = async (measure: unknown) =>
    (
      await call(t.app, owner, contract.changeProcess, {
        params: { id: none.id },
        body: { name: 'Satış', ownerId: business.memberId, steps: [step(), step(measure)] },
      })
    ).body
  expect((await change({ kind: 'question', question: 'welcome' })).isUnmeasured).toBe(false)
  expect((await change({ kind: 'fact', fact: 'csat' })).isUnmeasured).toBe(false)
  expect((await change({ kind: 'standard', standardId })).isUnmeasured).toBe(false)
  await call(t.app, owner, updateStandard, { params: { id: standardId }, body: { active: false } })
  const { items } = (await call(t.app, owner, contract.listProcesses)).body
  expect(items).toMatchObject([{ id: none.id, isUnmeasured: true }])
})

test('steps keep their order, with what customers feel, the measure and its present figure', async () => {
  const item = await complain(t, owner)
  for (const satisfaction of [5, 4, 2])
    await rate(business.scope, {
      caseId: item.id,
      customerId: item.customer.id,
      branchId: business.branchId,
      satisfaction,
    })
  const { body } = await add([
    { ...step({ kind: 'question', question: 'satisfaction' }), improvement: 'Kapıda birisi dursun' },
    { words: 'Ödeme', effect: 'Bekler' },
  ])
  expect(body.steps).toMatchObject([
    {
      words: 'Karşılama',
      effect: 'Fark edilir',
      measure: { kind: 'question', question: 'satisfaction' },
      figure: { n: 3 },
      improvement: 'Kapıda birisi dursun',
    },
    { words: 'Ödeme', effect: 'Bekler', measure: null, figure: null },
  ])
  expect(body.steps[0]?.figure?.value).toBeCloseTo(66.67, 1)
})

test('a process belongs to the whole business, bears a name of its own and names what exists', async () => {
  const { body } = await add([step()])
  expect((await add([step()])).problem).toBe('process.name_known')
  const nobody = '00000000-0000-4000-8000-000000000000'
  expect((await add([step()], { name: 'B', ownerId: nobody })).problem).toBe('process.owner_unknown')
  expect((await add([step({ kind: 'standard', standardId: nobody })], { name: 'C' })).problem).toBe(
    'process.standard_unknown',
  )
  const manager = await keyOf(t.house, await buildMember(business.scope, 'manager', [business.branchId]))
  expect((await add([step()], { name: 'D' }, manager)).problem).toBe('branch.beyond')
  expect((await call(t.app, owner, contract.removeProcess, { params: { id: body.id } })).status).toBe(204)
  expect((await call(t.app, owner, contract.listProcesses)).body.items).toEqual([])
})
