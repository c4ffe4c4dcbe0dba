import * as contract from '@heed/contract/experience.ts'
import { markStandard } from '@heed/contract/standard-results.ts'
import { createStandard, updateStandard } from '@heed/contract/standards.ts'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { call, keyOf } from '../../../test/api.ts'
import { buildBusiness, buildMember } from '../../../test/build.ts'
import { openTestHouse, type TestHouse } from '../../../test/house.ts'
import { holdTime } from '../../platform/clock.ts'
import { newId } from '../../platform/ids.ts'

let t: TestHouse
let business: Awaited<ReturnType<typeof buildBusiness>>
let owner: string

beforeAll(async () => {
  t = await openTestHouse({ worker: false })
})
afterAll(() => t.close())
beforeEach(async () => {
  business = await buildBusiness(t.house)
  owner = await keyOf(t.house, business.owner)
  holdTime('2026-11-25T10:00:00Z')
})
afterEach(() => holdTime())

const whole = (body: object) => ({ phase: 'arrival', name: 'Greeting at the door', importance: 5, ...body })
const add = (body: object = {}, key = owner) =>
  call(t.app, key, contract.addExperienceAspect, { body: whole(body) as never })
const change = (id: string, body: object) =>
  call(t.app, owner, contract.changeExperienceAspect, { params: { id }, body: whole(body) as never })
const read = async () => (await call(t.app, owner, contract.getExperienceMap, {})).body.items
const addStandard = async () =>
  (
    await call(t.app, owner, createStandard, {
      body: {
        name: 'Greet',
        method: 'check',
        targetSharePercent: 90,
        sources: [{ kind: 'value', words: 'x' }],
      } as never,
    })
  ).body.id

test('important aspects without a standard in use are on the gap list, less important ones are not', async () => {
  await add({ name: 'Smell', importance: 3 })
  const { body: greeting } = await add()
  await add({ phase: 'first_sight', name: 'Window', importance: 4 })
  expect((await read()).map(({ name, isGap }) => [name, isGap])).toEqual([
    ['Window', true],
    ['Greeting at the door', true],
    ['Smell', false],
  ])
  const standardId = await addStandard()
  expect((await change(greeting.id, { standardId })).body).toMatchObject({ isGap: false, standard: { name: 'Greet' } })
  await call(t.app, owner, updateStandard, { params: { id: standardId }, body: { active: false } })
  expect((await read()).find(({ id }) => id === greeting.id)?.isGap).toBe(true)
})

test('a score is the share kept of its standard, else given by hand with its day and by whom', async () => {
  const { body: given } = await add({ score: 60 })
  const by = { id: business.owner.actor?.id }
  expect(given.score).toMatchObject({ percent: 60, from: 'hand', on: '2026-11-25', by, n: null })
  const standardId = await addStandard()
  // Without results what was given still holds, also where nothing is said of it.
  expect((await change(given.id, { standardId })).body.score).toMatchObject({ percent: 60, from: 'hand' })
  for (const kept of [true, true, true, false])
    await call(t.app, owner, markStandard, { params: { id: standardId }, body: { branchId: business.branchId, kept } })
  expect((await read())[0]?.score).toEqual({ percent: 75, from: 'standard', n: 4, on: null, by: null })
})

test('an aspect stands once in its phase, names a standard that exists, and can be taken out', async () => {
  const { body: aspect } = await add()
  expect((await add()).problem).toBe('brand.name_known')
  expect((await add({ phase: 'use' })).status).toBe(201)
  expect((await add({ name: 'X', standardId: newId() })).problem).toBe('brand.standard_unknown')
  const local = await keyOf(t.house, await buildMember(business.scope, 'manager', [business.branchId]))
  expect((await add({ name: 'X' }, local)).problem).toBe('branch.beyond')
  const removed = await call(t.app, owner, contract.removeExperienceAspect, { params: { id: aspect.id } })
  expect(removed.status).toBe(204)
  expect(await read()).toHaveLength(1)
})
