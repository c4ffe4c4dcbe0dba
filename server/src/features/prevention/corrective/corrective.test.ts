import { listActions } from '@heed/contract/actions.ts'
import { listCauses, makeCause } from '@heed/contract/causes.ts'
import * as contract from '@heed/contract/corrective-actions.ts'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { call, keyOf } from '../../../../test/api.ts'
import { buildBranch, buildBusiness, buildMember } from '../../../../test/build.ts'
import { complain, review } from '../../../../test/build-complaint.ts'
import { openTestHouse, type TestHouse } from '../../../../test/house.ts'
import { holdTime } from '../../../platform/clock.ts'
import { checkEffects } from './recurrence.ts'

let t: TestHouse
let business: Awaited<ReturnType<typeof buildBusiness>>
let owner: string
let seamstress: { key: string; id: string }

const start = Date.parse('2026-03-02T09:00:00Z')
const dayMs = 86_400_000
const day = (days: number) => holdTime(new Date(start + days * dayMs))

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
  seamstress = { key: await keyOf(t.house, scope), id: scope.actor?.id ?? '' }
})

type Complained = Parameters<typeof complain>[2]
const seamFails = async (more: Complained = {}, answers: Record<string, unknown> = { newCause: 'Zayıf dikiş' }) => {
  const item = await complain(t, owner, more)
  await review(t, owner, item.id, answers)
  return item
}
const causeId = async () => (await call(t.app, owner, listCauses, {})).body.items[0]?.id ?? ''
const make = async (more: Record<string, unknown> = {}) =>
  (
    await call(t.app, owner, contract.makeCorrectiveAction, {
      body: {
        causeId: await causeId(),
        words: 'Her parti bir kez yıkanır',
        change: 'checklist',
        ownerId: seamstress.id,
        dueAt: '2026-12-01T09:00:00Z',
        ...more,
      },
    })
  ).body
const finish = (id: string, key = seamstress.key) =>
  call(t.app, key, contract.finishCorrectiveAction, { params: { id }, body: { proof: 'Liste duvarda asılı' } })
const read = async (id: string) =>
  (await call(t.app, owner, contract.listCorrectiveActions, {})).body.items.find((item) => item.id === id)
const todo = async (state = 'open') =>
  (await call(t.app, seamstress.key, listActions, { query: { ownerId: seamstress.id, state } })).body.items.filter(
    ({ kind }) => kind === 'corrective',
  )

test('recurrence within 60 days marks the action as not effective, reopens it and asks its owner again', async () => {
  day(0)
  await seamFails()
  await seamFails()
  const { id, checkDays } = await make()
  expect(checkDays).toBe(60)
  expect(await todo()).toMatchObject([{ words: 'Her parti bir kez yıkanır' }])
  day(1)
  expect((await finish(id)).body).toMatchObject({ state: 'checking', before: { complaints: 2, cases: 2 } })
  expect(await todo()).toEqual([])

  day(60)
  const again = await seamFails()
  const reopened = await read(id)
  expect(reopened).toMatchObject({ state: 'reopened', doneAt: null, before: null })
  expect(reopened?.checks).toMatchObject([
    {
      verdict: 'not_effective',
      before: { complaints: 2, cases: 2 },
      after: { complaints: 1, cases: 1 },
      case: { number: again.number },
    },
  ])
  expect(await todo()).toMatchObject([{ facts: { cameAgain: true, caseNumber: again.number } }])
  expect(await checkEffects(business.scope)).toBe(0)
  // Tried again, it is watched anew.
  day(62)
  expect((await finish(id)).body).toMatchObject({ state: 'checking', before: { complaints: 1 } })
  expect((await todo('settled')).map(({ state }) => state)).toEqual(['done', 'done'])
})

test('it is effective only where the cause came less often than chance explains', async () => {
  day(0)
  for (let n = 0; n < 5; n++) await seamFails()
  const { id } = await make()
  day(1)
  await finish(id)
  day(30)
  for (let n = 0; n < 5; n++) await complain(t, owner)
  day(60.9)
  expect(await checkEffects(business.scope)).toBe(0)
  day(61)
  expect(await checkEffects(business.scope)).toBe(1)
  expect(await checkEffects(business.scope)).toBe(0)
  const judged = await read(id)
  expect(judged?.state).toBe('effective')
  // Five of ten cases before and none after: one half to the power of five.
  expect(judged?.checks).toMatchObject([
    { verdict: 'effective', before: { complaints: 5, cases: 5 }, after: { complaints: 0, cases: 5 }, pValue: 0.03125 },
  ])
})

test('where there was too little before, no recurrence is called that and nothing more', async () => {
  day(0)
  await seamFails()
  const { id } = await make()
  day(1)
  await finish(id)
  day(61)
  await checkEffects(business.scope)
  expect(await read(id)).toMatchObject({ state: 'no_recurrence', checks: [{ verdict: 'no_recurrence', pValue: null }] })
})

test('a complaint of those days that is reviewed only after the check still says that it did not work', async () => {
  day(0)
  await seamFails()
  const { id } = await make()
  day(1)
  await finish(id)
  day(50)
  const late = await complain(t, owner)
  day(62)
  await checkEffects(business.scope)
  expect((await read(id))?.state).toBe('no_recurrence')
  await review(t, owner, late.id, { causeId: await causeId() })
  const reopened = await read(id)
  expect(reopened?.state).toBe('reopened')
  expect(reopened?.checks.map(({ verdict }) => verdict)).toEqual(['not_effective', 'no_recurrence'])
})

test('what came before, later, elsewhere or with another product says nothing against it; a narrower cause does', async () => {
  const baku = await buildBranch(business.scope, 'Bakı')
  day(0)
  await seamFails({ item: 'Keten gömlek' })
  const { id } = await make({ branchId: business.branchId, product: 'Keten gömlek', checkDays: 30 })
  const early = await complain(t, owner, { item: 'Keten gömlek' })
  day(1)
  await finish(id)
  day(2)
  await review(t, owner, early.id, { causeId: await causeId() })
  await seamFails({ item: 'Keten gömlek', branchId: baku })
  await seamFails({ item: 'Keten çanta' })
  expect((await read(id))?.state).toBe('checking')
  day(32)
  await seamFails({ item: 'Keten gömlek' })
  await checkEffects(business.scope)
  expect((await read(id))?.state).toBe('no_recurrence')

  const second = await make({ product: 'Keten gömlek' })
  day(33)
  await finish(second.id)
  const narrower = await call(t.app, owner, makeCause, {
    body: { words: 'İplik çürük', kind: 'systems', parentId: await causeId() },
  })
  day(34)
  await seamFails({ item: 'Keten gömlek 40' }, { causeId: narrower.body.id })
  expect((await read(second.id))?.state).toBe('reopened')
})

test('its owner or somebody who leads says that it is done, and nobody else', async () => {
  day(0)
  await seamFails()
  const { id } = await make()
  const other = await keyOf(t.house, await buildMember(business.scope, 'employee', [business.branchId]))
  expect((await finish(id, other)).problem).toBe('corrective_action.not_yours')
  const lead = await keyOf(t.house, await buildMember(business.scope, 'lead', [business.branchId]))
  expect((await finish(id, lead)).status).toBe(200)
  expect((await finish(id)).problem).toBe('corrective_action.done')
  const past = await call(t.app, owner, contract.makeCorrectiveAction, {
    body: {
      causeId: await causeId(),
      words: 'X',
      change: 'rule',
      ownerId: seamstress.id,
      dueAt: '2020-01-01T00:00:00Z',
    },
  })
  expect(past.problem).toBe('corrective_action.in_past')
})

test('given to somebody else, it stands in their Today', async () => {
  day(0)
  await seamFails()
  const { id } = await make()
  const scope = await buildMember(business.scope, 'employee', [business.branchId])
  await call(t.app, owner, contract.changeCorrectiveAction, {
    params: { id },
    body: { ownerId: scope.actor?.id, dueAt: '2026-05-01T09:00:00Z' },
  })
  expect(await todo()).toEqual([])
  const { items } = (await call(t.app, owner, listActions, { query: { ownerId: scope.actor?.id ?? '' } })).body
  expect(items).toMatchObject([{ kind: 'corrective', dueAt: '2026-05-01T09:00:00.000Z' }])
})

test('a change that nobody makes after all is given up with its reason: its owner is no longer reminded, and it is not done any more', async () => {
  await seamFails()
  const { id } = await make()
  expect(await todo()).toHaveLength(1)
  const drop = (reason: string, key = owner) =>
    call(t.app, key, contract.dropCorrectiveAction, { params: { id }, body: { reason } })
  expect((await drop(' ')).problem).toBe('request.invalid')
  expect((await drop('x', seamstress.key)).status).toBe(403)
  expect((await drop('The supplier washes them now')).body).toMatchObject({
    state: 'dropped',
    dropped: { reason: 'The supplier washes them now' },
  })
  expect(await todo()).toEqual([])
  expect(await todo('settled')).toMatchObject([{ state: 'dropped' }])
  expect((await finish(id)).problem).toBe('corrective_action.dropped')
  expect((await drop('again')).problem).toBe('corrective_action.dropped')
  const change = { params: { id }, body: { words: 'x' } }
  expect((await call(t.app, owner, contract.changeCorrectiveAction, change)).problem).toBe('corrective_action.dropped')
  // It says nothing of whether the cause comes again.
  await seamFails({}, { causeId: await causeId() })
  expect(await read(id)).toMatchObject({ state: 'dropped', checks: [] })
})

test('what holds for the whole business is changed and given up only by whoever sees all of it', async () => {
  await seamFails()
  const sees = async (role: 'manager' | 'lead', branchIds: string[] | null) =>
    keyOf(t.house, await buildMember(business.scope, role, branchIds))
  const ofOneBranch = [await sees('manager', [business.branchId]), await sees('lead', [business.branchId])]
  const whole = await make()
  const here = await make({ branchId: business.branchId })
  const change = (id: string, key: string) =>
    call(t.app, key, contract.changeCorrectiveAction, { params: { id }, body: { words: 'Başka' } })
  const drop = (id: string, key: string) =>
    call(t.app, key, contract.dropCorrectiveAction, { params: { id }, body: { reason: 'x' } })
  for (const key of ofOneBranch) {
    for (const act of [change, drop]) expect((await act(whole.id, key)).problem).toBe('branch.beyond')
    expect((await change(here.id, key)).status).toBe(200)
  }
  expect(await read(whole.id)).toMatchObject({ state: 'open', words: 'Her parti bir kez yıkanır' })
  expect((await drop(here.id, ofOneBranch[1] ?? '')).body.state).toBe('dropped')
  expect((await change(whole.id, await sees('lead', null))).body.words).toBe('Başka')
  // That it is done, whoever leads may say: it takes nothing from anybody.
  expect((await finish(whole.id, ofOneBranch[1])).body.state).toBe('checking')
})

test('what is done already is not given up', async () => {
  await seamFails()
  const { id } = await make()
  await finish(id)
  const body = { reason: 'x' }
  expect((await call(t.app, owner, contract.dropCorrectiveAction, { params: { id }, body })).problem).toBe(
    'corrective_action.done',
  )
})
