import * as contract from '@heed/contract/improvement-cycles.ts'
import { changeProblem, reportProblem } from '@heed/contract/problems.ts'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { call, keyOf } from '../../../../test/api.ts'
import { buildBusiness, buildMember } from '../../../../test/build.ts'
import { openTestHouse, type TestHouse } from '../../../../test/house.ts'
import { holdTime } from '../../../platform/clock.ts'

let t: TestHouse
let business: Awaited<ReturnType<typeof buildBusiness>>
let owner: string
let employee: { key: string; id: string }

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
  const scope = await buildMember(business.scope, 'employee', [business.branchId])
  employee = { key: await keyOf(t.house, scope), id: scope.actor?.id ?? '' }
})

const begin = async (more: Record<string, unknown> = {}) =>
  (
    await call(t.app, owner, contract.startCycle, {
      body: { words: 'Bekleme süresi kısalsın', ownerId: employee.id, ...more },
    })
  ).body
const take = (id: string, step: string, next?: Record<string, unknown>, key = employee.key) =>
  call(t.app, key, contract.takeCycleStep, {
    params: { id },
    body: { step, words: `${step} yazıldı`, ...(next ? { next } : {}) },
  })
const list = async () => (await call(t.app, owner, contract.listCycles)).body.items
const find = async (id: string) => (await list()).find((cycle) => cycle.id === id)

test('closing a cycle asks for the next and creates its draft with it', async () => {
  const { id } = await begin()
  for (const step of ['plan', 'do', 'check']) expect((await take(id, step)).status).toBe(200)
  expect((await take(id, 'act')).problem).toBe('improvement_cycle.next_needed')
  expect(await find(id)).toMatchObject({ nextStep: 'act', closedAt: null })
  day(3)
  const closed = (await take(id, 'act', { words: 'Kasada da kısalsın' })).body
  expect(closed).toMatchObject({ nextStep: null, closedAt: '2026-03-05T09:00:00.000Z' })
  expect(await find(closed.nextId ?? '')).toMatchObject({
    words: 'Kasada da kısalsın',
    round: 2,
    nextStep: 'plan',
    steps: [],
    owner: { id: employee.id },
  })
  expect((await take(id, 'plan')).problem).toBe('improvement_cycle.closed')
})

test('a next cycle that cannot begin leaves this one open', async () => {
  const { id } = await begin()
  for (const step of ['plan', 'do', 'check']) await take(id, step)
  const nobody = '00000000-0000-4000-8000-000000000000'
  expect((await take(id, 'act', { words: 'Sonraki', ownerId: nobody })).status).toBe(400)
  expect(await find(id)).toMatchObject({ nextStep: 'act', nextId: null })
  expect(await list()).toHaveLength(1)
})

test('steps are taken in their order, by the owner or somebody who leads', async () => {
  const { id } = await begin()
  expect((await take(id, 'do')).problem).toBe('improvement_cycle.step_order')
  const other = await keyOf(t.house, await buildMember(business.scope, 'employee', [business.branchId]))
  expect((await take(id, 'plan', undefined, other)).problem).toBe('improvement_cycle.not_yours')
  expect((await take(id, 'plan', undefined, owner)).status).toBe(200)
})

test('without movement for its days it is dormant and stands first, until something moves', async () => {
  const { body: problem } = await call(t.app, owner, reportProblem, { body: { words: 'Kasada kuyruk' } })
  const { id } = await begin({ about: { kind: 'problem', id: problem.id }, dormantDays: 10 })
  const other = await begin({ words: 'Vitrin', dormantDays: 90 })
  expect((await find(id))?.about).toEqual({ kind: 'problem', id: problem.id, words: 'Kasada kuyruk' })
  day(9)
  expect((await find(id))?.isDormant).toBe(false)
  day(10)
  expect((await list()).map((cycle) => [cycle.id, cycle.isDormant])).toEqual([
    [id, true],
    [other.id, false],
  ])
  await call(t.app, owner, changeProblem, { params: { id: problem.id }, body: { state: 'looked_at' } })
  expect(await find(id)).toMatchObject({ isDormant: false, movedAt: '2026-03-12T09:00:00.000Z' })
  day(21)
  expect((await find(id))?.isDormant).toBe(true)
  await take(id, 'plan')
  expect((await find(id))?.isDormant).toBe(false)
})

test('it cannot be about what does not exist', async () => {
  const refused = await call(t.app, owner, contract.startCycle, {
    body: {
      words: 'X',
      ownerId: employee.id,
      about: { kind: 'goal', id: '00000000-0000-4000-8000-000000000000' },
    },
  })
  expect(refused.problem).toBe('improvement_cycle.about_unknown')
})

test('what was written wrongly is put right, by whoever leads, while it goes on', async () => {
  const { body: problem } = await call(t.app, owner, reportProblem, { body: { words: 'Kasada kuyruk' } })
  const { id } = await begin()
  await take(id, 'plan')
  const change = (body: object, key = owner) => call(t.app, key, contract.changeCycle, { params: { id }, body })
  const about = { kind: 'problem', id: problem.id }
  expect((await change({ words: 'Kuyruk kısalsın', about, dormantDays: 5 })).body).toMatchObject({
    words: 'Kuyruk kısalsın',
    about: { ...about, words: 'Kasada kuyruk' },
    dormantDays: 5,
    owner: { id: employee.id },
    nextStep: 'do',
    steps: [{ step: 'plan' }],
  })
  expect((await change({ about: null })).body.about).toBe(null)
  expect((await change({ words: 'X' }, employee.key)).status).toBe(403)
  expect((await change({ about: { kind: 'goal', id: problem.id } })).problem).toBe('improvement_cycle.about_unknown')
  for (const step of ['do', 'check']) await take(id, step)
  await take(id, 'act', { words: 'Sonraki' })
  expect((await change({ words: 'X' })).problem).toBe('improvement_cycle.closed')
})

test('a cycle begun by mistake is taken back with a reason, stays to be read, and asks for nothing more', async () => {
  const { id } = await begin({ dormantDays: 5 })
  const other = await begin({ words: 'Vitrin', dormantDays: 90 })
  await take(id, 'plan')
  const giveUp = (body: object, key = owner) => call(t.app, key, contract.giveUpCycle, { params: { id }, body })
  expect((await giveUp({ why: '' })).status).toBe(400)
  expect((await giveUp({ why: 'Yanlış' }, employee.key)).status).toBe(403)
  expect((await giveUp({ why: 'Yanlışlıkla başladı' })).body).toMatchObject({
    nextStep: null,
    nextId: null,
    closedAt: null,
    givenUp: { why: 'Yanlışlıkla başladı', at: '2026-03-02T09:00:00.000Z' },
    steps: [{ step: 'plan' }],
  })
  day(20)
  expect((await list()).map((cycle) => [cycle.id, cycle.isDormant])).toEqual([
    [other.id, false],
    [id, false],
  ])
  expect((await take(id, 'do')).problem).toBe('improvement_cycle.given_up')
  expect((await giveUp({ why: 'Yine' })).problem).toBe('improvement_cycle.given_up')
  expect((await call(t.app, owner, contract.changeCycle, { params: { id }, body: { words: 'X' } })).problem).toBe(
    'improvement_cycle.given_up',
  )
})

test('a cycle of the whole business is changed and given up only by whoever sees all of it', async () => {
  const sees = async (role: 'manager' | 'lead', branchIds: string[] | null) =>
    keyOf(t.house, await buildMember(business.scope, role, branchIds))
  const whole = await begin()
  const here = await begin({ branchId: business.branchId })
  const change = (id: string, key: string) =>
    call(t.app, key, contract.changeCycle, { params: { id }, body: { words: 'Başka' } })
  const giveUp = (id: string, key: string) =>
    call(t.app, key, contract.giveUpCycle, { params: { id }, body: { why: 'x' } })
  for (const role of ['manager', 'lead'] as const) {
    const key = await sees(role, [business.branchId])
    for (const act of [change, giveUp]) expect((await act(whole.id, key)).problem).toBe('branch.beyond')
    expect((await change(here.id, key)).body.words).toBe('Başka')
  }
  expect(await find(whole.id)).toMatchObject({ words: 'Bekleme süresi kısalsın', givenUp: null })
  expect((await giveUp(whole.id, await sees('lead', null))).body.givenUp).toMatchObject({ why: 'x' })
})
