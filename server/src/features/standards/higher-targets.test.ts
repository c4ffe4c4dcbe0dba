import { createStandard, decideHigherTarget, getStandard, type Standard } from '@heed/contract/standards.ts'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { call, keyOf } from '../../../test/api.ts'
import { buildBusiness, buildMember } from '../../../test/build.ts'
import { openTestHouse, type TestHouse } from '../../../test/house.ts'
import { holdTime } from '../../platform/clock.ts'
import { newId } from '../../platform/ids.ts'
import { suggestHigherTargets } from './higher-targets.ts'

let t: TestHouse
let business: Awaited<ReturnType<typeof buildBusiness>>
let owner: string
let standard: Standard

const start = Date.parse('2026-06-01T12:00:00Z')
const dayMs = 86_400_000
const after = (days: number) => new Date(start + days * dayMs)

beforeAll(async () => {
  t = await openTestHouse({ worker: false })
})
afterAll(() => t.close())
afterEach(() => holdTime())
beforeEach(async () => {
  business = await buildBusiness(t.house)
  owner = await keyOf(t.house, business.owner)
  await business.scope.transaction((tx) => tx.db.updateTable('workspace').set({ minimum_answers: 5 }).execute())
  const { body } = await call(t.app, owner, createStandard, {
    body: {
      name: 'Smile',
      method: 'check',
      targetSharePercent: 80,
      sources: [{ kind: 'value', words: 'Warmth' }],
    } as never,
  })
  standard = body
})

/** Twenty looks in each of so many periods of four weeks before `after(84 + …)`, of which so many were kept. */
const look = (kept: number[], fromDay = 0) =>
  business.scope.transaction(async (tx) => {
    for (const [period, good] of kept.entries())
      for (let one = 0; one < 20; one++)
        await tx.db
          .insertInto('standard_mark')
          .values({
            id: newId(),
            branch_id: business.branchId,
            standard_id: standard.id,
            kept: one < good,
            at: after(fromDay + period * 28 + 5),
          })
          .execute()
  })
const read = async () => (await call(t.app, owner, getStandard, { params: { id: standard.id } })).body
const decide = (body: object) =>
  call(t.app, owner, decideHigherTarget, { params: { id: standard.id }, body: body as never })

test('three good periods lead to one suggestion, which is taken', async () => {
  await look([19, 18, 20])
  holdTime(after(84))
  expect(await suggestHigherTargets(business.scope)).toBe(1)
  expect(await suggestHigherTargets(business.scope)).toBe(0)
  expect((await read()).higherTargets).toMatchObject([
    { state: 'open', fromPercent: 80, toPercent: 90, shares: [95, 90, 100] },
  ])
  expect((await decide({ take: true })).body).toMatchObject({ targetSharePercent: 90, version: 2 })
  expect((await decide({ take: true })).problem).toBe('standard.nothing_suggested')
})

test('two good periods, a bad one among three, and too few looks lead to none', async () => {
  await look([19, 19])
  holdTime(after(84))
  expect(await suggestHigherTargets(business.scope)).toBe(0)
  await look([15], 56)
  expect(await suggestHigherTargets(business.scope)).toBe(0)
})

test('an open suggestion goes when the last periods no longer bear it out', async () => {
  await look([19, 18, 20])
  holdTime(after(84))
  expect(await suggestHigherTargets(business.scope)).toBe(1)
  await look([2], 56)
  expect(await suggestHigherTargets(business.scope)).toBe(0)
  expect((await read()).higherTargets).toEqual([])
})

test('turned down it needs a reason, which stays, and the next comes only after three more good periods', async () => {
  await look([19, 19, 19, 19, 19, 19])
  holdTime(after(84))
  await suggestHigherTargets(business.scope)
  expect((await decide({ take: false })).status).toBe(400)
  expect((await decide({ take: false, reason: 'Two of us are new' })).body.targetSharePercent).toBe(80)
  holdTime(after(140))
  expect(await suggestHigherTargets(business.scope)).toBe(0)
  holdTime(after(169))
  expect(await suggestHigherTargets(business.scope)).toBe(1)
  expect((await read()).higherTargets).toMatchObject([
    { state: 'open' },
    { state: 'turned_down', reason: 'Two of us are new', decidedBy: { name: 'Selin Aksoy' } },
  ])
  const employee = await keyOf(t.house, await buildMember(business.scope, 'employee'))
  const refused = await call(t.app, employee, decideHigherTarget, {
    params: { id: standard.id },
    body: { take: true, reason: null },
  })
  expect(refused.status).toBe(403)
})

test('a target that cannot be raised leaves the suggestion open', async () => {
  await look([19, 18, 20])
  holdTime(after(84))
  await suggestHigherTargets(business.scope)
  await business.scope.transaction((tx) =>
    tx.db.deleteFrom('standard_source').where('standard_id', '=', standard.id).execute(),
  )
  expect((await decide({ take: true })).problem).toBe('standard.source_missing')
  expect((await read()).higherTargets).toMatchObject([{ state: 'open' }])
})
