import { createCase } from '@heed/contract/cases.ts'
import { exportFeedback, getFeedback, listFeedback, recordFeedback } from '@heed/contract/feedback.ts'
import * as contract from '@heed/contract/feedback-understanding.ts'
import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { call, keyOf } from '../../../../test/api.ts'
import { buildBranch, buildBusiness, buildMember } from '../../../../test/build.ts'
import { openTestHouse, type TestHouse } from '../../../../test/house.ts'
import { newId } from '../../../platform/ids.ts'
import { takeIn } from '../take-in.ts'
import { keepReading, readAgain } from './read-again.ts'

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

const say = async (text: string, more: object = {}) => {
  const body = { text, branchId: business.branchId, ...more }
  const { id } = (await call(t.app, key, recordFeedback, { body })).body
  await t.settle()
  return id
}
const topics = async () => (await call(t.app, key, contract.listTopics)).body.items
const topicNamed = async (name: string) => (await topics()).find(({ names }) => names.en === name)?.id ?? ''
const understood = async (id: string, as = key) =>
  (await call(t.app, as, getFeedback, { params: { id } })).body.understood
const namesOf = async (id: string) => (await understood(id)).topics.map(({ names }) => names.en)
const make = (body: object) => call(t.app, key, contract.makeTopic, { body })
const add = (id: string, language: string, phrase: string) =>
  call(t.app, key, contract.addPhrase, { params: { id }, body: { language, phrase } })

test('the ready set finds what words are about in five languages, and is marked as not yet yours', async () => {
  const said: [string, string, string[]][] = [
    ['en', 'We queued for an hour and the cashier was rude', ['Waiting', 'Friendliness of staff', 'At the till']],
    ['tr', 'KUYRUĞA girdik, fiyatlarınız pahalı', ['Waiting', 'Price']],
    ['id', 'Menunggunya lama sekali, pelayannya kurang sopan', ['Waiting', 'Friendliness of staff']],
    ['az', 'Növbədə gözlədik, içəri çox soyuq idi', ['Waiting', 'Temperature and noise']],
    ['zh', '排队等了很久，价格太贵', ['Waiting', 'Price']],
    ['en', 'Nothing to say here 🙂', []],
  ]
  for (const [language, text, expected] of said)
    expect(await namesOf(await say(text, { language })), text).toEqual(expected)
  // A Chinese comment in a Turkish branch is read as Chinese.
  expect(await namesOf(await say('太脏了，厕所有异味', { language: 'tr' }))).toEqual(['Cleanliness'])
  expect((await topics()).every(({ notYetYours }) => notYetYours)).toBe(true)
})

test('a new phrase is looked for in everything that was said, and the counts open exactly their items', async () => {
  const bad = await say('The parking garage is a maze', { language: 'en', score: { value: 1, scale: '1-5' } })
  const good = await say('PARKING was easy', { language: 'en', score: { value: 5, scale: '1-5' } })
  await say('parking', { language: 'tr' })
  const place = await topicNamed('The place')
  const topic = (await make({ names: { en: 'Parking' }, parentId: place, phrases: { en: ['parking'] } })).body
  expect(topic.notYetYours).toBe(false)
  await t.settle()
  const { body } = await call(t.app, key, contract.countTopics, { query: {} })
  const parking = { n: 2, glad: 1, neutral: 0, unhappy: 1, unsure: 0 }
  expect(body.items.find(({ topicId }) => topicId === topic.id)).toEqual({ topicId: topic.id, ...parking })
  expect(body.items.find(({ topicId }) => topicId === place)).toEqual({ topicId: place, ...parking })
  expect([body.withWords, body.withoutTopic]).toEqual([3, 1])
  // What stands at the top may have phrases of its own: each item counts once there.
  await add(place, 'en', 'maze')
  await t.settle()
  const again = (await call(t.app, key, contract.countTopics, { query: {} })).body.items
  expect(again.filter(({ topicId }) => topicId === place)).toEqual([{ topicId: place, ...parking }])
  const listed = async (query: Record<string, string>) =>
    (await call(t.app, key, listFeedback, { query })).body.items.map(({ id }) => id)
  expect(await listed({ topicId: topic.id })).toEqual([good, bad])
  expect(await listed({ topicId: place })).toEqual([good, bad])
  expect(await listed({ topicId: topic.id, mood: 'unhappy' })).toEqual([bad])
  expect(await listed({ topicId: newId() })).toEqual([])
  const csv = await t.app.inject({
    url: `/api/v1${exportFeedback.path}?topicId=${topic.id}&mood=glad`,
    headers: { authorization: `Bearer ${key}` },
  })
  expect(csv.body).toContain('PARKING was easy')
  expect(csv.body).not.toContain('maze')
  const { reading } = (await call(t.app, key, contract.listTopics)).body
  expect(reading).toEqual({ read: 3, all: 3 })
})

test('what a person says stays, whatever is read later', async () => {
  const id = await say('Parking is far away', { language: 'en' })
  const price = await topicNamed('Price')
  const set = (topicId: string, belongs: boolean) =>
    call(t.app, key, contract.setTopicOf, { params: { id }, body: { topicId, belongs } })
  expect((await set(price, true)).body.topics).toMatchObject([{ id: price, byPerson: true }])
  const parking = (await make({ names: { en: 'Parking' }, phrases: { en: ['parking'] } })).body.id
  await t.settle()
  expect(await namesOf(id)).toEqual(['Price', 'Parking'])
  await set(parking, false)
  await add(parking, 'en', 'far away')
  await t.settle()
  expect(await namesOf(id)).toEqual(['Price'])
  await set(price, false)
  await set(parking, true)
  expect(await namesOf(id)).toEqual(['Parking'])
  expect((await set(newId(), true)).status).toBe(404)
})

test('phrases that would be found everywhere are refused; the same one may stand under two topics, and once under each', async () => {
  const price = await topicNamed('Price')
  for (const phrase of ['ab', '!!!', '🙂🙂🙂🙂', 'a'])
    expect((await add(price, 'en', phrase)).problem, phrase).toBe('topic.phrase_short')
  expect((await add(price, 'zh', '贵')).problem).toBe('topic.phrase_short')
  for (const phrase of ['the', 'And the', 'was'])
    expect((await add(price, 'en', phrase)).problem).toBe('topic.phrase_everywhere')
  expect((await add(price, 'zh', '我们')).problem).toBe('topic.phrase_everywhere')
  const other = (await make({ names: { tr: 'Bütçe' }, phrases: { en: ['Steep prices', 'steep PRICES!'] } })).body
  expect(other.phrases).toEqual({ en: ['steep PRICES!'] })
  expect((await add(price, 'en', 'steep prices')).status).toBe(200)
  const known = (await add(price, 'en', 'STEEP prices')).body.phrases.en
  expect(known?.filter((phrase) => phrase.toLowerCase().startsWith('steep'))).toHaveLength(1)
  await t.settle()
  expect((await understood(await say('Steep prices', { language: 'en' }))).topics).toHaveLength(2)
  expect((await make({ names: {} })).problem).toBe('request.invalid')
  expect((await make({ names: { en: 'Empty' } })).status).toBe(201)
})

test('topics stand on two levels; one with others below it cannot go, and what goes is not read any more', async () => {
  const [place, clean] = [await topicNamed('The place'), await topicNamed('Cleanliness')]
  const put = (id: string, parentId: string | null) =>
    call(t.app, key, contract.changeTopic, { params: { id }, body: { parentId } })
  const remove = (id: string) => call(t.app, key, contract.removeTopic, { params: { id } })
  expect((await make({ names: { en: 'Deep' }, parentId: clean })).problem).toBe('topic.too_deep')
  expect((await put(place, await topicNamed('Service'))).problem).toBe('topic.too_deep')
  expect((await put(clean, clean)).problem).toBe('topic.too_deep')
  expect((await put(clean, newId())).status).toBe(404)
  expect((await put(clean, null)).body).toMatchObject({ parentId: null, notYetYours: false })
  expect((await remove(place)).problem).toBe('topic.has_others')
  const id = await say('A dirty floor', { language: 'en' })
  expect(await namesOf(id)).toEqual(['Cleanliness'])
  expect((await remove(clean)).status).toBe(204)
  expect(await namesOf(id)).toEqual([])
  // The ready set comes once, and what was taken away stays away.
  await keepReading(business.scope)
  expect(await topicNamed('Cleanliness')).toBe('')
})

test('a business that is older than the topics gets them once, and what it has is read', async () => {
  const id = await say('Long queue', { language: 'en' })
  await business.scope.transaction(async (tx) => {
    await sql`delete from feedback_topic`.execute(tx.db)
    await tx.db.deleteFrom('topic').where('parent_id', 'is not', null).execute()
    await tx.db.deleteFrom('topic').execute()
    await tx.db.updateTable('workspace').set({ topics_installed: false }).execute()
    await tx.db.updateTable('feedback_reading').set({ version: 0 }).execute()
  })
  await Promise.all([keepReading(business.scope), keepReading(t.house.scopeOf(business.workspaceId))])
  expect(await namesOf(id)).toEqual(['Waiting'])
  expect((await topics()).filter(({ names }) => names.en === 'Waiting')).toHaveLength(1)
})

test('pairs that customers say more often of late are suggested, and one press adds them', async () => {
  const at = (days: number) => new Date(Date.now() - days * 86_400_000).toISOString()
  const item = (text: string, days: number, index: number) => ({
    id: newId(),
    branch_id: business.branchId,
    source: 'remark',
    channel: null,
    text,
    language: 'en',
    score: null,
    scale: null,
    customer_id: null,
    said_by: null,
    case_id: null,
    said_at: at(days),
    recorded_by: null,
    origin: `test:${days}:${index}`,
  })
  const many = (n: number, text: string, days: number) =>
    Array.from({ length: n }, (_, index) => item(text, days, index))
  await business.scope.transaction((tx) =>
    takeIn(tx, [
      ...many(6, 'The Parking garage was full, long queue', 3),
      ...many(4, 'Strange lamp colour', 4),
      ...many(12, 'Blue sofa today', 5),
      ...many(30, 'Blue sofa again', 200),
    ]),
  )
  await t.settle()
  const suggest = async () => (await call(t.app, key, contract.suggestPhrases, { query: { language: 'en' } })).body
  const before = await suggest()
  expect([before.read, before.readBefore]).toEqual([22, 30])
  // "blue sofa" was as usual before, "long queue" is a topic's, "lamp colour" stands in four items only.
  expect(before.items.map(({ phrase, items }) => [phrase, items])).toEqual([
    ['sofa today', 12],
    ['parking garage', 6],
  ])
  expect(before.items.every(({ likelihood }) => (likelihood ?? 0) > 3.84)).toBe(true)
  await add(await topicNamed('The place'), 'en', 'parking garage')
  await t.settle()
  expect((await suggest()).items.map(({ phrase }) => phrase)).toEqual(['sofa today'])
  expect((await call(t.app, key, contract.suggestPhrases, { query: { language: 'zh' } })).body.items).toEqual([])
})

test('an observer reads topics, a lead corrects items, and only a manager changes what is looked for', async () => {
  const id = await say('Long queue', { language: 'en' })
  const topicId = await topicNamed('Price')
  const as = async (role: 'observer' | 'lead' | 'manager', branchIds: string[] | null = null) =>
    keyOf(t.house, await buildMember(business.scope, role, branchIds))
  const [observer, lead, manager] = [await as('observer'), await as('lead'), await as('manager')]
  const correct = (by: string) =>
    call(t.app, by, contract.setTopicOf, { params: { id }, body: { topicId, belongs: true } })
  expect((await call(t.app, observer, contract.listTopics)).status).toBe(200)
  expect((await correct(observer)).problem).toBe('not_allowed')
  expect((await correct(lead)).status).toBe(200)
  const body = { names: { en: 'More' } }
  expect((await call(t.app, lead, contract.makeTopic, { body })).problem).toBe('not_allowed')
  expect((await call(t.app, manager, contract.makeTopic, { body })).status).toBe(201)
  const elsewhere = await as('lead', [await buildBranch(business.scope, 'Elsewhere')])
  expect((await correct(elsewhere)).status).toBe(404)
  expect((await call(t.app, elsewhere, contract.countTopics, { query: {} })).body.withWords).toBe(0)
})

test('a hundred kilobytes, markup and any script are read without a fault', async () => {
  for (const text of [
    `${'x '.repeat(49_000)} queue`,
    '<script>alert("queue")</script><b>queue</b>',
    'طابور طويل جدا очередь 대기줄',
    '🙂🙃🙂',
    '\u0130\u0130\u0130 ﷺ \u0301\u0301',
  ])
    expect((await understood(await say(text, { language: 'en' }))).topics.length, text.slice(0, 20)).toBeLessThan(2)
  const customer = { name: 'Ada', email: 'ada@mail.test', language: 'en' }
  const body = { customer, subject: 'Words', text: 'The queue', kind: 'complaint', acknowledge: false }
  const { id: caseId } = (await call(t.app, key, createCase, { body })).body
  await t.settle()
  const [item] = (await call(t.app, key, listFeedback, { query: { caseId } })).body.items
  expect(await namesOf(item?.id ?? '')).toEqual(['Waiting'])
  await readAgain(business.scope)
})
