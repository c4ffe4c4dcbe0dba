import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { answerDailyCheck, getDailyCheck, listMissedBasics } from '@heed/contract/daily-check.ts'
import { languages } from '@heed/contract/primitives.ts'
import * as results from '@heed/contract/standard-results.ts'
import { librarySets, listStandards, updateStandard } from '@heed/contract/standards.ts'
import { businessKinds } from '@heed/contract/workspace.ts'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { call, keyOf } from '../../../test/api.ts'
import { buildBranch, buildBusiness, buildMember } from '../../../test/build.ts'
import { openTestHouse, type TestHouse } from '../../../test/house.ts'
import { holdTime } from '../../platform/clock.ts'
import { listStandardTemplates } from './templates.ts'

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
  // 23:30 in Istanbul.
  holdTime(new Date('2026-11-25T20:30:00Z'))
})
afterEach(() => holdTime())

const folder = join(import.meta.dirname, '../../../../content/standards')
const list = async () => (await call(t.app, owner, listStandards)).body.items
const check = async (branchId = business.branchId, key = owner) =>
  (await call(t.app, key, getDailyCheck, { query: { branchId } })).body
const answer = (standardId: string, kept: boolean, branchId = business.branchId, key = owner) =>
  call(t.app, key, answerDailyCheck, { body: { branchId, standardId, kept } })
const missed = async () => (await call(t.app, owner, listMissedBasics, {})).body.items

test('no two standards of the library have one key, and each is written in every language', () => {
  const entries = readdirSync(folder).flatMap((name) => JSON.parse(readFileSync(join(folder, name), 'utf8')))
  const keys = entries.map(({ key }) => key)
  expect(keys.filter((key, place) => keys.indexOf(key) !== place)).toEqual([])
  for (const { key, name, when, act, source } of entries)
    for (const texts of [name, when, act, source.words])
      for (const language of languages) expect(texts[language]?.trim(), `${key} ${language}`).toBeTruthy()
})

test('each kind of business has its sets, and begins with no more than a few checks', () => {
  const setsOf = (kind: (typeof businessKinds)[number]) =>
    new Set(listStandardTemplates(kind).flatMap(({ set }) => set ?? []))
  expect([...setsOf('shop')].sort()).toEqual(['basics', 'clothing', 'courtesy', 'welcome'])
  expect(setsOf('hotel')).toContain('five_star')
  expect(setsOf('salon')).toContain('salon')
  expect(new Set(businessKinds.flatMap((kind) => [...setsOf(kind)]))).toEqual(new Set(librarySets))
  for (const kind of businessKinds) {
    const begun = listStandardTemplates(kind).filter(({ method, active }) => method === 'check' && active)
    expect(begun.length, kind).toBeLessThanOrEqual(6)
    expect(begun.every(({ daily }) => daily)).toBe(true)
  }
})

test('a clothing shop has greeting on entry and offering the fitting room, and both can be observed', async () => {
  const set = (await list()).filter((standard) => standard.set === 'clothing')
  for (const act of ['Greet them', 'Offer the fitting room']) {
    const standard = set.find(({ wording }) => wording.en?.act === act)
    expect(standard).toMatchObject({ method: 'check', active: false, notYetYours: true })
    const params = { id: standard?.id ?? '' }
    await call(t.app, owner, updateStandard, { params, body: { active: true } })
    const seen = { branchId: business.branchId, kept: true }
    expect((await call(t.app, owner, results.markStandard, { params, body: seen })).status).toBe(201)
    const { total } = (await call(t.app, owner, results.getStandardResults, { params, query: {} })).body
    expect(total).toMatchObject({ kept: 1, missed: 0 })
  }
})

test('basics are answered once a day on the day of the branch; a missed one is said until it is put right', async () => {
  const [basic, other] = (await check()).items
  expect(basic?.answer).toBeNull()
  const id = basic?.standardId ?? ''
  expect((await answer(id, false)).body).toMatchObject({ day: '2026-11-25' })
  await answer(other?.standardId ?? '', true)
  expect(await missed()).toMatchObject([{ standardId: id, branch: { id: business.branchId, name: 'Kadıköy' } }])
  await answer(id, true)
  expect(await missed()).toEqual([])
  const { total } = (await call(t.app, owner, results.getStandardResults, { params: { id }, query: {} })).body
  expect(total).toMatchObject({ kept: 1, missed: 0 })
  // Another day half an hour later: nobody has looked yet.
  await answer(id, false)
  holdTime(new Date('2026-11-25T21:00:00Z'))
  expect(await missed()).toEqual([])
  expect(await check()).toMatchObject({
    day: '2026-11-26',
    items: expect.arrayContaining([expect.objectContaining({ answer: null })]),
  })
})

test('whoever sees another branch neither answers for this one nor hears what it missed', async () => {
  const elsewhere = await buildBranch(business.scope, 'Bakı')
  const foreign = await keyOf(t.house, await buildMember(business.scope, 'employee', [elsewhere]))
  const id = (await check()).items[0]?.standardId ?? ''
  expect((await answer(id, false, business.branchId, foreign)).problem).toBe('branch.unknown')
  await answer(id, false)
  expect((await call(t.app, foreign, listMissedBasics, {})).body.items).toEqual([])
  expect((await answer(id, false, elsewhere, foreign)).status).toBe(200)
  const observer = await keyOf(t.house, await buildMember(business.scope, 'observer'))
  expect((await answer(id, true, business.branchId, observer)).status).toBe(403)
})

test('only what is seen can be looked at every day, and what is switched off is not asked', async () => {
  const items = await list()
  const clock = items.find(({ method }) => method === 'clock')
  const change = (id: string, body: object) => call(t.app, owner, updateStandard, { params: { id }, body })
  expect((await change(clock?.id ?? '', { daily: true })).problem).toBe('standard.measure_unfit')
  const greeting = items.find(({ set, method }) => set === 'clothing' && method === 'check')
  await change(greeting?.id ?? '', { daily: true, active: true })
  const asked = (await check()).items.map(({ standardId }) => standardId)
  expect(asked).toContain(greeting?.id)
  const basic = items.find(({ set, active }) => set === 'basics' && active)
  await change(basic?.id ?? '', { active: false })
  expect((await check()).items.map(({ standardId }) => standardId)).not.toContain(basic?.id)
  expect((await answer(basic?.id ?? '', true)).status).toBe(404)
})

test('a ready name is read in the reader’s language until the business gives it another', async () => {
  const reader = await buildMember(business.scope, 'manager')
  const speak = (language: string | null) =>
    business.scope.transaction((tx) =>
      tx.db
        .updateTable('member')
        .set({ language })
        .where('id', '=', reader.actor?.id ?? '')
        .execute(),
    )
  const key = await keyOf(t.house, reader)
  const read = async (by = key) => (await call(t.app, by, listStandards)).body.items
  const template = listStandardTemplates('shop').find(({ key: of }) => of === 'basics-card')
  const [standard] = (await list()).filter(({ name }) => name === template?.name.en || name === template?.name.tr)
  const params = { id: standard?.id ?? '' }
  const nameFor = async (language: string | null) => {
    await speak(language)
    return (await read()).find(({ id }) => id === params.id)?.name
  }
  for (const language of languages) expect(await nameFor(language)).toBe(template?.name[language])
  expect(await nameFor(null)).toBe(standard?.name)
  // Saved as it was read, it is still a ready one; the daily check names it alike.
  await speak('zh')
  await call(t.app, key, updateStandard, { params, body: { name: template?.name.zh, targetSharePercent: 97 } })
  expect(await nameFor('az')).toBe(template?.name.az)
  expect((await check(business.branchId, key)).items.map(({ name }) => name)).toContain(template?.name.az)
  await call(t.app, key, updateStandard, { params, body: { name: 'Kartla ödenir' } })
  for (const language of ['en', 'zh']) expect(await nameFor(language)).toBe('Kartla ödenir')
})
