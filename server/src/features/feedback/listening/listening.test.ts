import { recordFeedback } from '@heed/contract/feedback.ts'
import { chooseMeans, getListening, listeningMeans } from '@heed/contract/listening.ts'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { call, keyOf } from '../../../../test/api.ts'
import { buildBusiness, buildMember } from '../../../../test/build.ts'
import { complain } from '../../../../test/build-complaint.ts'
import { openTestHouse, type TestHouse } from '../../../../test/house.ts'

let t: TestHouse
let business: Awaited<ReturnType<typeof buildBusiness>>
let key: string
beforeAll(async () => {
  t = await openTestHouse()
})
afterAll(() => t.close())
beforeEach(async () => {
  business = await buildBusiness(t.house)
  key = await keyOf(t.house, business.owner)
})

const listening = async (as = key) => (await call(t.app, as, getListening, {})).body
const choose = (means: string, everyDays: number | null, as = key) =>
  call(t.app, as, chooseMeans, { body: { means: means as 'remark', everyDays } })
const daysAgo = (days: number) => new Date(Date.now() - days * 86_400_000).toISOString()
const meansOf = async (means: string) => (await listening()).items.find((item) => item.means === means)

test('how we listen is complete as soon as one chosen means brings something in its time, and no sooner', async () => {
  const empty = await listening()
  expect(empty.isComplete).toBe(false)
  expect(empty.items.map(({ means }) => means)).toEqual([...listeningMeans])
  expect(empty.items.every(({ everyDays, lastAt, heard }) => !everyDays && !lastAt && heard === 0)).toBe(true)
  // Heard, but by no means that was chosen; then chosen, but nothing heard.
  await call(t.app, key, recordFeedback, { body: { text: 'Kabinler soğuk', saidAt: daysAgo(10) } })
  expect((await listening()).isComplete).toBe(false)
  expect(await meansOf('remark')).toMatchObject({ heard: 1, everyDays: null, isActive: false })
  expect((await choose('review', 30)).body).toMatchObject({ means: 'review', everyDays: 30, isActive: false })
  expect((await listening()).isComplete).toBe(false)
  expect((await choose('remark', 30)).body.isActive).toBe(true)
  expect((await listening()).isComplete).toBe(true)
})

test('a means whose days are over without a word is silent, with the day it was last heard', async () => {
  await call(t.app, key, recordFeedback, { body: { text: 'Kabinler soğuk', saidAt: daysAgo(10) } })
  await choose('remark', 30)
  expect((await choose('remark', 7)).body).toMatchObject({ everyDays: 7, heard: 0, isActive: false })
  expect((await meansOf('remark'))?.lastAt).toBeTruthy()
  await choose('remark', null)
  expect(await meansOf('remark')).toMatchObject({ everyDays: null, heard: 1, isActive: false })
})

test('each means counts its own: reviews and posts together, complaints as messages', async () => {
  for (const source of ['review', 'social', 'suggestion'] as const)
    await call(t.app, key, recordFeedback, { body: { text: 'x', source } })
  await complain(t, key, { email: 'sena@posta.test' })
  await t.settle()
  expect((await meansOf('review'))?.heard).toBe(2)
  expect((await meansOf('suggestion'))?.heard).toBe(1)
  expect((await meansOf('message'))?.heard).toBe(1)
  expect((await meansOf('open'))?.heard).toBe(0)
})

test('days out of range and other businesses’ words change nothing, and only who leads chooses', async () => {
  for (const days of [0, 367, 1.5]) expect((await choose('remark', days)).problem).toBe('request.invalid')
  expect((await choose('shouting', 7)).problem).toBe('request.invalid')
  const employee = await keyOf(t.house, await buildMember(business.scope, 'employee', [business.branchId]))
  expect((await choose('remark', 7, employee)).status).toBe(403)
  const other = await buildBusiness(t.house, { name: 'Other' })
  const otherKey = await keyOf(t.house, other.owner)
  await call(t.app, otherKey, recordFeedback, { body: { text: 'x' } })
  await choose('remark', 30, otherKey)
  expect((await listening()).items.some(({ heard, everyDays }) => heard > 0 || everyDays)).toBe(false)
})
