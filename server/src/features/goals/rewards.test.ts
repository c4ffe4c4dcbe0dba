import { listActions } from '@heed/contract/actions.ts'
import * as contract from '@heed/contract/goals.ts'
import { markStandard } from '@heed/contract/standard-results.ts'
import { createStandard } from '@heed/contract/standards.ts'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { call, keyOf } from '../../../test/api.ts'
import { buildBusiness, buildMember } from '../../../test/build.ts'
import { openTestHouse, type TestHouse } from '../../../test/house.ts'
import { holdTime } from '../../platform/clock.ts'
import { newId } from '../../platform/ids.ts'
import { watchRewards } from './rewards.ts'

let t: TestHouse
let business: Awaited<ReturnType<typeof buildBusiness>>
let owner: string
let ownerId: string
let elif: string
let deniz: { key: string; id: string }

beforeAll(async () => {
  t = await openTestHouse({ worker: false })
})
afterAll(() => t.close())
beforeEach(async () => {
  business = await buildBusiness(t.house)
  owner = await keyOf(t.house, business.owner)
  ownerId = business.owner.actor?.id ?? ''
  elif = await keyOf(t.house, await buildMember(business.scope, 'lead', null))
  const employee = await buildMember(business.scope, 'employee', [business.branchId])
  deniz = { key: await keyOf(t.house, employee), id: employee.actor?.id ?? '' }
  holdTime('2026-11-25T10:00:00Z')
})
afterEach(() => holdTime())

const fits = { difficulty: 4, chance: 3 }
/** A goal of one employee with a reward, agreed by both. */
async function agreed(body: object = {}) {
  const { body: goal } = await call(t.app, elif, contract.createGoal, {
    body: {
      level: 'member',
      memberId: deniz.id,
      words: 'Greet 95 of 100 customers with a smile within 30 s',
      behaviour: 'Look up, smile and greet',
      unit: 'of 100',
      targetValue: 95,
      dueOn: '2027-06-30',
      reward: 'A free day',
      rewardGiverId: ownerId,
      ratings: fits,
      ...body,
    } as never,
  })
  return (await call(t.app, deniz.key, contract.agreeToGoal, { params: { id: goal.id }, body: fits })).body
}
const read = async (id: string) => (await call(t.app, owner, contract.getGoal, { params: { id } })).body
const enter = (id: string, value: number) =>
  call(t.app, elif, contract.enterReading, { params: { id }, body: { value, on: '2026-11-25' } })
const give = (id: string, key = owner, on = '2026-11-25') =>
  call(t.app, key, contract.giveReward, { params: { id }, body: { on } })
const actions = async (state: 'open' | 'settled') =>
  (await call(t.app, owner, listActions, { query: { state } })).body.items.filter(({ kind }) => kind === 'give_reward')

test('reaching the target moves the reward to due and tells the giver; given, it has its day', async () => {
  const goal = await agreed()
  expect(goal).toMatchObject({ state: 'agreed', rewardState: 'promised', rewardGiver: { id: ownerId } })
  expect((await enter(goal.id, 94)).body.rewardState).toBe('promised')
  expect((await give(goal.id)).problem).toBe('goal.reward_not_due')
  expect((await enter(goal.id, 96)).body.rewardState).toBe('due')
  expect(await actions('open')).toMatchObject([
    { words: 'A free day', owner: { id: ownerId }, facts: { goalId: goal.id } },
  ])
  // Told once, however often it is reached.
  await enter(goal.id, 97)
  expect(await actions('open')).toHaveLength(1)
  expect((await give(goal.id, deniz.key)).problem).toBe('not_allowed')
  expect((await give(goal.id, owner, '2026-12-25')).problem).toBe('goal.date_past')
  expect((await give(goal.id)).body).toMatchObject({ rewardState: 'given', rewardGivenOn: '2026-11-25' })
  expect(await actions('open')).toEqual([])
  expect(await actions('settled')).toMatchObject([{ state: 'done' }])
})

test('nobody writes themselves a reward into what is agreed, nor gives it to themselves', async () => {
  const goal = await agreed({ reward: null, rewardGiverId: null })
  const change = (body: object, key = deniz.key) =>
    call(t.app, key, contract.updateGoal, { params: { id: goal.id }, body })
  expect((await change({ reward: 'A car', rewardGiverId: deniz.id })).problem).toBe('goal.giver_self')
  const wish = await change({ reward: 'A car', rewardGiverId: ownerId })
  expect(wish.body).toMatchObject({ state: 'proposed', reward: 'A car', manager: { agreed: null } })
  expect((await enter(goal.id, 96)).problem).toBe('goal.not_measured')
  const agree = (key: string) => call(t.app, key, contract.agreeToGoal, { params: { id: goal.id }, body: fits })
  await agree(deniz.key)
  expect((await agree(elif)).body.state).toBe('agreed')
  // Whoever leads promises more without asking; who waives it asks nobody either.
  expect((await change({ reward: 'Two free days' }, elif)).body.state).toBe('agreed')
  expect((await change({ reward: null })).body).toMatchObject({ state: 'agreed', reward: null })
})

test('a share reaches its target with enough results only, and is looked at by itself', async () => {
  await business.scope.transaction((tx) => tx.db.updateTable('workspace').set({ minimum_answers: 3 }).execute())
  const { body: standard } = await call(t.app, owner, createStandard, {
    body: { name: 'Smile', method: 'check', targetSharePercent: 90, sources: [{ kind: 'value', words: 'x' }] } as never,
  })
  const goal = await agreed({ unit: null, standardId: standard.id, targetValue: 90 })
  const mark = () =>
    call(t.app, owner, markStandard, {
      params: { id: standard.id },
      body: { branchId: business.branchId, kept: true, memberId: deniz.id },
    })
  await mark()
  expect(await watchRewards(business.scope)).toBe(0)
  await mark()
  await mark()
  expect(await watchRewards(business.scope)).toBe(1)
  expect(await watchRewards(business.scope)).toBe(0)
  expect((await read(goal.id)).rewardState).toBe('due')
})

test('a goal that is changed or given up owes its reward no longer', async () => {
  const goal = await agreed()
  await enter(goal.id, 96)
  await call(t.app, elif, contract.updateGoal, { params: { id: goal.id }, body: { targetValue: 98 } })
  expect((await read(goal.id)).rewardState).toBe('promised')
  expect(await actions('open')).toEqual([])
  const other = await agreed()
  await enter(other.id, 96)
  await call(t.app, elif, contract.dropGoal, { params: { id: other.id } })
  expect((await actions('settled')).map(({ state }) => state)).toEqual(['dropped', 'dropped'])
})

test('a reward is given by whoever agreed for the business unless somebody is named, and by one who exists', async () => {
  const goal = await agreed({ rewardGiverId: null })
  expect(goal.rewardGiver?.id).toBe(goal.manager.agreed?.by?.id)
  const unknown = { params: { id: goal.id }, body: { rewardGiverId: newId() } }
  expect((await call(t.app, elif, contract.updateGoal, unknown)).problem).toBe('goal.giver_unknown')
})
