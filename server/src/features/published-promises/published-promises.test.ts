import { listActions } from '@heed/contract/actions.ts'
import { createCase } from '@heed/contract/cases.ts'
import * as contract from '@heed/contract/published-promises.ts'
import { createStandard, listStandards } from '@heed/contract/standards.ts'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { call, keyOf } from '../../../test/api.ts'
import { buildBranch, buildBusiness, buildMember } from '../../../test/build.ts'
import { openTestHouse, type TestHouse } from '../../../test/house.ts'
import { holdTime } from '../../platform/clock.ts'
import { newId } from '../../platform/ids.ts'
import { tellDueReviews } from './write-published.ts'

let t: TestHouse
let business: Awaited<ReturnType<typeof buildBusiness>>
let owner: string
let ownerId: string

beforeAll(async () => {
  t = await openTestHouse({ worker: false })
})
afterAll(() => t.close())
beforeEach(async () => {
  business = await buildBusiness(t.house)
  owner = await keyOf(t.house, business.owner)
  ownerId = business.owner.actor?.id ?? ''
  holdTime('2026-11-25T10:00:00Z')
})
afterEach(() => holdTime())

const whole = (body: object = {}) => ({
  words: 'Delivered within three days',
  kind: 'delivery',
  publishedWhere: 'Web page, basket',
  ownerId,
  standardId: null,
  reviewOn: '2027-03-01',
  ...body,
})
const make = (body: object = {}, key = owner) =>
  call(t.app, key, contract.publishPromise, { body: whole(body) as never })
const read = async (id: string) => {
  const { items } = (await call(t.app, owner, contract.listPublishedPromises, { query: {} })).body
  return items.find((promise) => promise.id === id)
}
let callers = 0
const openCase = async (branchId = business.branchId) =>
  (
    await call(t.app, owner, createCase, {
      body: {
        branchId,
        channel: 'walk_in',
        subject: 'Parcel',
        text: 'Where is it?',
        customer: { name: 'Ayşe', email: `ayse${callers++}@example.test`, language: 'tr' },
      } as never,
    })
  ).body.id
const log = (caseId: string, promiseId: string, key = owner) =>
  call(t.app, key, contract.logBrokenPromise, { params: { id: caseId }, body: { promiseId, words: 'Two weeks late' } })
const rows = async (id: string, query: object = {}) =>
  (await call(t.app, owner, contract.listPublishedPromiseRows, { params: { id }, query: query as never })).body.items

/** A clock standard whose clock in each of these cases was met. */
async function measured(cases: string[]): Promise<string> {
  const { body: standard } = await call(t.app, owner, createStandard, {
    body: {
      name: 'Delivery',
      method: 'clock',
      measure: 'fulfilment',
      targetSeconds: 3600,
      hours: 'always',
      targetSharePercent: 90,
      sources: [{ kind: 'expectation', words: 'Asked for' }],
    } as never,
  })
  await business.scope.transaction(async (tx) => {
    for (const caseId of cases)
      await tx.db
        .insertInto('clock')
        .values({
          id: newId(),
          branch_id: business.branchId,
          case_id: caseId,
          standard_id: standard.id,
          measure: 'fulfilment',
          target_seconds: 3600,
          hours: 'always',
          hours_version: 1,
          standard_version: 1,
          started_at: new Date('2026-11-24T10:00:00Z'),
          due_at: new Date('2026-11-24T11:00:00Z'),
          stopped_at: new Date('2026-11-24T10:30:00Z'),
          counted_seconds: 1800,
          state: 'met',
        })
        .execute()
  })
  return standard.id
}

test('a broken promise logged on a case lowers the kept rate of that promise, and each count opens its cases', async () => {
  const cases = [await openCase(), await openCase(), await openCase(), await openCase()]
  const standardId = await measured(cases)
  const { body: promise } = await make({ standardId })
  expect(promise).toMatchObject({ results: { kept: 4, missed: 0, sharePercent: 100 }, logged: 0 })
  const { body: said } = await log(cases[0] as string, promise.id)
  expect(said).toMatchObject({ promise: { id: promise.id }, words: 'Two weeks late', by: { id: ownerId } })
  expect((await read(promise.id))?.results).toMatchObject({ kept: 3, missed: 1, sharePercent: 75 })
  // A case that the standard does not know is one more.
  const unmeasured = await openCase()
  await log(unmeasured, promise.id)
  expect(await read(promise.id)).toMatchObject({ results: { kept: 3, missed: 2, sharePercent: 60 }, logged: 2 })
  const broken = await rows(promise.id, { kept: 'no' })
  expect(broken.map((row) => row.case?.id).sort()).toEqual([cases[0], unmeasured].sort())
  expect(broken.every(({ how, words }) => how === 'logged' && words === 'Two weeks late')).toBe(true)
  expect((await rows(promise.id, { kept: 'yes' })).map((row) => row.case?.id).sort()).toEqual(cases.slice(1).sort())
  const page = await call(t.app, owner, contract.listPublishedPromiseRows, {
    params: { id: promise.id },
    query: { limit: '2' } as never,
  })
  const rest = await rows(promise.id, { cursor: page.body.next })
  expect(new Set([...page.body.items, ...rest].map((row) => row.case?.id)).size).toBe(5)
  // Taken back, it is as it was.
  const taken = await call(t.app, owner, contract.takeBackBrokenPromise, { params: { id: said.id } })
  expect(taken.status).toBe(204)
  expect((await read(promise.id))?.results).toMatchObject({ kept: 4, missed: 1 })
})

test('a promise without a measure has no share: only what was broken is known', async () => {
  const { body: promise } = await make()
  expect(promise).toMatchObject({ standard: null, results: { kept: 0, missed: 0, sharePercent: null } })
  const caseId = await openCase()
  await log(caseId, promise.id)
  expect((await read(promise.id))?.results).toEqual({ kept: 0, missed: 1, sharePercent: null, interval: null })
  expect(await rows(promise.id)).toMatchObject([{ kept: false, how: 'logged', case: { id: caseId } }])
})

test('once a case says that a promise was broken it says so once, and of what is promised no longer not at all', async () => {
  const { body: promise } = await make()
  const caseId = await openCase()
  await log(caseId, promise.id)
  expect((await log(caseId, promise.id)).problem).toBe('published_promise.logged')
  expect((await log(caseId, newId())).problem).toBe('published_promise.unknown')
  const listed = await call(t.app, owner, contract.listBrokenPromises, { params: { id: caseId } })
  expect(listed.body.items).toHaveLength(1)
  await call(t.app, owner, contract.changePublishedPromise, {
    params: { id: promise.id },
    body: whole({ retired: true }) as never,
  })
  expect((await log(await openCase(), promise.id)).problem).toBe('published_promise.retired')
  expect(await read(promise.id)).toBeUndefined()
  const retired = await call(t.app, owner, contract.listPublishedPromises, { query: { retired: 'yes' } })
  expect(retired.body.items).toMatchObject([{ id: promise.id, retired: true, isReviewDue: false }])
})

test('whoever does not see a case neither reads nor counts what was broken in it', async () => {
  const elsewhere = await buildBranch(business.scope, 'Bakı')
  const { body: promise } = await make()
  const caseId = await openCase()
  await log(caseId, promise.id)
  const foreign = await keyOf(t.house, await buildMember(business.scope, 'employee', [elsewhere]))
  const seen = await call(t.app, foreign, contract.listPublishedPromises, { query: {} })
  expect(seen.body.items[0]?.results.missed).toBe(0)
  expect((await log(caseId, promise.id, foreign)).status).toBe(404)
})

test('its owner finds it in Today when the day has come, once, and looking at it settles that', async () => {
  const { body: promise } = await make({ reviewOn: '2026-11-24' })
  expect(promise.isReviewDue).toBe(true)
  expect(await tellDueReviews(business.scope)).toBe(1)
  expect(await tellDueReviews(business.scope)).toBe(0)
  const actions = async (state: 'open' | 'settled') =>
    (await call(t.app, owner, listActions, { query: { state } })).body.items.filter(
      ({ kind }) => kind === 'review_promise',
    )
  expect(await actions('open')).toMatchObject([{ words: promise.words, owner: { id: ownerId } }])
  const review = (nextReviewOn: string) =>
    call(t.app, owner, contract.reviewPublishedPromise, {
      params: { id: promise.id },
      body: { words: 'Holds in all branches', nextReviewOn },
    })
  expect((await review('2026-11-25')).problem).toBe('published_promise.day_past')
  expect((await review('2027-05-25')).body).toMatchObject({
    isReviewDue: false,
    reviewOn: '2027-05-25',
    lastReview: { words: 'Holds in all branches', by: { id: ownerId } },
  })
  expect(await actions('open')).toEqual([])
  expect(await actions('settled')).toMatchObject([{ state: 'done' }])
})

test('another owner is told in place of the first', async () => {
  const lead = await buildMember(business.scope, 'lead', [business.branchId])
  const { body: promise } = await make({ reviewOn: '2026-11-24' })
  await tellDueReviews(business.scope)
  const body = whole({ reviewOn: '2026-11-24', ownerId: lead.actor?.id }) as never
  await call(t.app, owner, contract.changePublishedPromise, { params: { id: promise.id }, body })
  expect(await tellDueReviews(business.scope)).toBe(1)
  const open = (await call(t.app, owner, listActions, { query: {} })).body.items
  expect(open.filter(({ kind }) => kind === 'review_promise')).toMatchObject([{ owner: { id: lead.actor?.id } }])
})

test('what is promised names who keeps it and a standard that exists, and holds in every branch', async () => {
  expect((await make({ ownerId: newId() })).problem).toBe('published_promise.owner_unknown')
  expect((await make({ standardId: newId() })).problem).toBe('published_promise.standard_unknown')
  const local = await keyOf(t.house, await buildMember(business.scope, 'manager', [business.branchId]))
  expect((await make({}, local)).problem).toBe('branch.beyond')
  const [standard] = (await call(t.app, owner, listStandards)).body.items
  expect((await make({ standardId: standard?.id })).body.standard).toMatchObject({ id: standard?.id })
})
