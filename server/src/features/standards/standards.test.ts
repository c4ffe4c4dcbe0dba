import { createCase } from '@heed/contract/cases.ts'
import * as results from '@heed/contract/standard-results.ts'
import * as contract from '@heed/contract/standards.ts'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { call, keyOf } from '../../../test/api.ts'
import { buildBranch, buildBusiness, buildMember } from '../../../test/build.ts'
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
})
afterEach(() => holdTime())

const list = async (key = owner) => (await call(t.app, key, contract.listStandards)).body.items
const source = { kind: 'expectation' as const, words: 'Asked for by nine of ten customers' }
const add = (body: Partial<contract.StandardInput>, key = owner) =>
  call(t.app, key, contract.createStandard, {
    body: {
      name: 'Phone calls',
      measure: 'first_answer',
      targetSeconds: 60,
      hours: 'always',
      targetSharePercent: 90,
      sources: [source],
      ...body,
    } as contract.StandardInput,
  })

test('a business begins with standards that say where they come from, in five languages, not yet its own', async () => {
  const items = await list()
  expect(items.length).toBeGreaterThan(15)
  for (const { sources, wording, notYetYours, method, measure } of items) {
    expect(sources.length).toBeGreaterThan(0)
    expect(Object.keys(wording).sort()).toEqual(['az', 'en', 'id', 'tr', 'zh'])
    expect(notYetYours).toBe(true)
    expect(method === 'check' || contract.measuresOf[method].includes(measure as contract.StandardMeasure)).toBe(true)
  }
  expect(new Set(items.map(({ dimension }) => dimension)).size).toBeGreaterThanOrEqual(4)
})

test('a standard without a source is refused use, and can be written down until it has one', async () => {
  expect((await add({ sources: [] })).problem).toBe('standard.source_missing')
  const written = await add({ sources: [], active: false })
  expect(written.status).toBe(201)
  const switchOn = (body: object) =>
    call(t.app, owner, contract.updateStandard, { params: { id: written.body.id }, body })
  expect((await switchOn({ active: true })).problem).toBe('standard.source_missing')
  const used = await switchOn({ active: true, sources: [{ kind: 'government', words: 'Consumer law, § 8' }] })
  expect(used.body).toMatchObject({ active: true, sources: [{ kind: 'government' }] })
  expect((await switchOn({ sources: [] })).problem).toBe('standard.source_missing')
})

test('what could not be measured is refused', async () => {
  const refused: Partial<contract.StandardInput>[] = [
    { measure: null },
    { targetSeconds: null },
    { hours: null },
    { method: 'count', measure: 'handovers', limitCount: null },
    { method: 'count', measure: 'solution', limitCount: 1 },
    { method: 'survey_item', measure: 'satisfaction', limitCount: 6 },
    { method: 'check', measure: 'greeting' },
    { method: 'record', measure: 'handovers' },
  ]
  for (const body of refused) expect((await add(body)).problem, JSON.stringify(body)).toBe('standard.measure_unfit')
  expect((await add({ validFrom: '2026-12-02', validUntil: '2026-12-01' })).problem).toBe('standard.validity_turned')
  expect((await add({ targetSeconds: 0 })).status).toBe(400)
  expect((await add({ targetSeconds: 40 * 366 * 86_400 })).status).toBe(400)
  expect((await add({ ownerId: business.branchId })).problem).toBe('standard.owner_unknown')
  expect((await add({ sources: [{ kind: 'rumour' as never, words: 'x' }] })).status).toBe(400)
})

test('what a standard was before each change is kept, with who changed it and how long it held', async () => {
  const { body } = await add({})
  const change = (said: object) => call(t.app, owner, contract.updateStandard, { params: { id: body.id }, body: said })
  await change({ targetSeconds: 45 })
  await change({ name: 'Calls', targetSharePercent: 95 })
  const read = (await call(t.app, owner, contract.getStandard, { params: { id: body.id } })).body
  expect(read).toMatchObject({ version: 3, name: 'Calls', targetSeconds: 45 })
  expect(read.versions).toMatchObject([
    { version: 2, was: { name: 'Phone calls', targetSeconds: 45, targetSharePercent: 90 } },
    { version: 1, was: { targetSeconds: 60 }, changedBy: { name: 'Selin Aksoy' } },
  ])
  expect(read.versions[1]?.to).toBe(read.versions[0]?.from)
})

test('a standard starts clocks only while it is valid, on the day of the branch', async () => {
  for (const standard of await list())
    await call(t.app, owner, contract.updateStandard, { params: { id: standard.id }, body: { active: false } })
  holdTime(new Date('2026-11-30T20:30:00Z'))
  await add({ name: 'New', targetSeconds: 120, validFrom: '2026-12-01' })
  await add({ name: 'Old', targetSeconds: 60, validUntil: '2026-11-30' })
  const clocksAt = async (moment: string) => {
    holdTime(new Date(moment))
    const { body } = await call(t.app, owner, createCase, {
      body: { customer: { name: 'Ayşe' }, subject: 'Hello', text: 'Hello' },
    })
    return body.clocks.map(({ standardName }) => standardName)
  }
  expect(await clocksAt('2026-11-30T20:30:00Z')).toEqual(['Old'])
  // 22:30 in London on the last of November is the first of December in Istanbul.
  expect(await clocksAt('2026-11-30T22:30:00Z')).toEqual(['New'])
})

test('a standard that is seen has marks, with who was seen, and its figure opens them', async () => {
  const { body: standard } = await add({ method: 'check', measure: null, targetSeconds: null, hours: null })
  const zeynep = await buildMember(business.scope, 'employee', [business.branchId])
  const mark = (kept: boolean, more: object = {}, key = owner) =>
    call(t.app, key, results.markStandard, {
      params: { id: standard.id },
      body: { branchId: business.branchId, kept, memberId: zeynep.actor?.id ?? null, ...more },
    })
  for (const kept of [true, true, false]) expect((await mark(kept)).status).toBe(201)
  const params = { id: standard.id }
  const read = (await call(t.app, owner, results.getStandardResults, { params, query: {} })).body
  expect(read.total).toMatchObject({ kept: 2, missed: 1, sharePercent: expect.closeTo(66.667, 2) })
  expect(read).toMatchObject({ isReached: false, seen: null, centrePercent: null })
  expect(read.by.member).toMatchObject([{ id: zeynep.actor?.id, kept: 2, missed: 1 }])
  const rows = (await call(t.app, owner, results.listStandardRows, { params, query: { kept: 'no' } })).body.items
  expect(rows).toMatchObject([{ kept: false, branch: { id: business.branchId }, case: null }])
  expect((await mark(true, { at: '2020-01-01T00:00:00Z' })).problem).toBe('clock.moment_odd')
  const elsewhere = await buildBranch(business.scope, 'Bakı')
  const foreign = await keyOf(t.house, await buildMember(business.scope, 'employee', [elsewhere]))
  expect((await mark(true, {}, foreign)).problem).toBe('branch.unknown')
  const observer = await keyOf(t.house, await buildMember(business.scope, 'observer'))
  expect((await mark(true, {}, observer)).status).toBe(403)
})

test('how each employee kept a standard is told to those who lead and to oneself, in groups, rows and the filter alike', async () => {
  const { body: standard } = await add({ method: 'check', measure: null, targetSeconds: null, hours: null })
  const params = { id: standard.id }
  const people = [await buildMember(business.scope, 'employee'), await buildMember(business.scope, 'employee')]
  const [zeynep = '', can = ''] = people.map(({ actor }) => actor?.id)
  for (const memberId of [zeynep, can, null])
    await call(t.app, owner, results.markStandard, {
      params,
      body: { branchId: business.branchId, kept: true, memberId },
    })
  const membersAs = async (key: string) =>
    (await call(t.app, key, results.getStandardResults, { params, query: {} })).body.by.member.map(({ id }) => id)
  const rowsAs = (key: string, query = {}) => call(t.app, key, results.listStandardRows, { params, query })
  const ownersAs = async (key: string) => (await rowsAs(key)).body.items.map(({ member }) => member?.id ?? null)
  const everybody = [zeynep, can, null].toSorted()

  const lead = await keyOf(t.house, await buildMember(business.scope, 'lead', [business.branchId]))
  expect((await membersAs(lead)).toSorted()).toEqual(everybody)
  expect((await ownersAs(lead)).toSorted()).toEqual(everybody)
  expect((await rowsAs(lead, { memberId: can })).body.items).toHaveLength(1)

  const own = await keyOf(t.house, people[0] as (typeof people)[number])
  expect(await membersAs(own)).toEqual([zeynep])
  expect((await ownersAs(own)).toSorted()).toEqual([zeynep, null, null].toSorted())
  expect((await rowsAs(own, { memberId: zeynep })).body.items).toHaveLength(1)
  expect((await rowsAs(own, { memberId: can })).problem).toBe('not_allowed')

  const observer = await keyOf(t.house, await buildMember(business.scope, 'observer'))
  expect(await membersAs(observer)).toEqual([])
  expect(await ownersAs(observer)).toEqual([null, null, null])
  expect((await rowsAs(observer, { memberId: can })).status).toBe(403)
})

test('whoever sees one branch makes standards for that branch alone', async () => {
  const manager = await keyOf(t.house, await buildMember(business.scope, 'manager', [business.branchId]))
  expect((await add({}, manager)).problem).toBe('standard.needs_branch')
  expect((await add({ branchId: business.branchId }, manager)).status).toBe(201)
  const elsewhere = await buildBranch(business.scope, 'Bakı')
  expect((await add({ branchId: elsewhere }, manager)).problem).toBe('branch.unknown')
})
