import * as results from '@heed/contract/standard-results.ts'
import { createStandard, updateStandard } from '@heed/contract/standards.ts'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { call, keyOf } from '../../../test/api.ts'
import { buildBusiness, buildMember } from '../../../test/build.ts'
import { openTestHouse, type TestHouse } from '../../../test/house.ts'
import { holdTime } from '../../platform/clock.ts'

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
  await business.scope.transaction((tx) => tx.db.updateTable('workspace').set({ minimum_answers: 3 }).execute())
})
afterEach(() => holdTime())

/** A standard that was seen kept and missed so many times. */
const seen = async (name: string, kept: number, missed: number, targetSharePercent = 90) => {
  const { body } = await call(t.app, owner, createStandard, {
    body: { name, method: 'check', targetSharePercent, sources: [{ kind: 'value', words: 'x' }] } as never,
  })
  for (let one = 0; one < kept + missed; one += 1)
    await call(t.app, owner, results.markStandard, {
      params: { id: body.id },
      body: { branchId: business.branchId, kept: one < kept },
    })
  return body.id
}
const focus = async () => (await call(t.app, owner, results.getFocus, { query: {} })).body
const choose = (choice: { standardId: string; until: string } | null, key = owner) =>
  call(t.app, key, results.chooseFocus, { body: { choice } })

test('of ten who choose a focus at once all are heard, and it is chosen', async () => {
  const smile = await seen('Smile', 1, 0)
  const answers = await Promise.all(
    Array.from({ length: 10 }, () => choose({ standardId: smile, until: '2026-12-01' })),
  )
  expect(answers.map(({ status }) => status)).toEqual(Array(10).fill(200))
  expect(await focus()).toMatchObject({ standard: { id: smile }, why: 'chosen' })
})

test('the focus is the standard furthest below its own target, and rotates to the next when it gets better', async () => {
  const smile = await seen('Smile', 3, 1)
  // A lower share, and nearer to what is asked of it.
  const till = await seen('Till', 2, 2, 55)
  expect(await focus()).toMatchObject({
    standard: { id: smile, name: 'Smile' },
    why: 'weakest',
    total: { kept: 3, missed: 1, sharePercent: 75 },
    targetSharePercent: 90,
    isReached: false,
    until: null,
  })
  for (let one = 0; one < 16; one += 1)
    await call(t.app, owner, results.markStandard, {
      params: { id: smile },
      body: { branchId: business.branchId, kept: true },
    })
  expect((await focus()).standard?.id).toBe(till)
})

test('with fewer results than are needed nothing is called the weakest', async () => {
  await seen('Smile', 0, 2)
  expect(await focus()).toEqual({
    standard: null,
    why: 'too_few',
    total: null,
    targetSharePercent: null,
    isReached: null,
    until: null,
    fewest: 3,
  })
})

test('chosen by hand it holds until its last day, and then the weakest is the focus again', async () => {
  const smile = await seen('Smile', 3, 1)
  const till = await seen('Till', 1, 0)
  const { body } = await choose({ standardId: till, until: '2026-11-27' })
  expect(body).toMatchObject({ standard: { id: till }, why: 'chosen', until: '2026-11-27', isReached: true })
  holdTime('2026-11-27T20:00:00Z')
  expect((await focus()).standard?.id).toBe(till)
  holdTime('2026-11-28T08:00:00Z')
  expect(await focus()).toMatchObject({ standard: { id: smile }, why: 'weakest' })
})

test('a choice is taken back, falls with its standard, and is one in use until a day to come', async () => {
  const smile = await seen('Smile', 3, 1)
  const till = await seen('Till', 4, 0)
  expect((await choose({ standardId: till, until: '2026-11-24' })).problem).toBe('standard.focus_unfit')
  await choose({ standardId: till, until: '2026-12-01' })
  expect((await choose(null)).body.standard?.id).toBe(smile)
  await choose({ standardId: till, until: '2026-12-01' })
  await call(t.app, owner, updateStandard, { params: { id: till }, body: { active: false } })
  expect((await focus()).standard?.id).toBe(smile)
  expect((await choose({ standardId: till, until: '2026-12-01' })).problem).toBe('standard.focus_unfit')
  const local = await keyOf(t.house, await buildMember(business.scope, 'manager', [business.branchId]))
  expect((await choose(null, local)).problem).toBe('branch.beyond')
})
