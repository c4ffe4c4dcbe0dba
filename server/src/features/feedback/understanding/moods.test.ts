import { getFeedback, listFeedback, recordFeedback } from '@heed/contract/feedback.ts'
import { listOwedAnswers } from '@heed/contract/feedback-answers.ts'
import * as contract from '@heed/contract/feedback-understanding.ts'
import { isHeldOut, sameWords } from '@heed/methods/text/held-out.ts'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { call, keyOf } from '../../../../test/api.ts'
import { buildBusiness, buildChannel } from '../../../../test/build.ts'
import { openTestHouse, type TestHouse } from '../../../../test/house.ts'
import { newId } from '../../../platform/ids.ts'
import { takeIn } from '../take-in.ts'
import { learnMoods } from './learn-moods.ts'

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
  const body = { text, branchId: business.branchId, language: 'en', ...more }
  const { id } = (await call(t.app, key, recordFeedback, { body })).body
  await t.settle()
  return id
}
const moodOf = async (id: string) => (await call(t.app, key, getFeedback, { params: { id } })).body.understood.mood
const reading = async () => (await call(t.app, key, contract.getMoodReading)).body
const english = async () => (await reading()).items.find(({ language }) => language === 'en')

let said = 0
/** Comments with a score in words that no ready list knows; all are different. */
const scored = async (n: number, text: (index: number) => string, score: number) => {
  const items = Array.from({ length: n }, (_, index) => ({
    id: newId(),
    branch_id: business.branchId,
    source: 'import',
    channel: null,
    text: text(index),
    language: 'en',
    score,
    scale: '1-5',
    customer_id: null,
    said_by: null,
    case_id: null,
    said_at: new Date().toISOString(),
    recorded_by: null,
    origin: `test:${++said}`,
  }))
  await business.scope.transaction((tx) => takeIn(tx, items))
  await t.settle()
}
const letters = (index: number) => [...String(index)].map((digit) => 'abcdefghij'[Number(digit)]).join('')
const teach = async (n: number) => {
  await scored(n, (index) => `Zorple wabe q${letters(index)}`, 5)
  await scored(n, (index) => `Grumfish tove q${letters(index)}`, 1)
}

test('before anything is learned the ready words read what is plain in each language, and doubt is called doubt', async () => {
  const plain: [string, string, string | undefined][] = [
    ['en', 'Great people, thank you', 'glad'],
    ['en', 'Not good at all', 'unhappy'],
    ['tr', 'Çok memnun kaldık', 'glad'],
    ['tr', 'Tam bir rezalet', 'unhappy'],
    ['id', 'Saya tidak puas', 'unhappy'],
    ['az', 'Xidmət əla idi', 'glad'],
    ['zh', '非常满意', 'glad'],
    ['zh', '不满意', 'unhappy'],
    ['en', 'Great food but terrible wait', undefined],
    ['en', 'We came on Tuesday', undefined],
    ['en', '🙂', undefined],
  ]
  for (const [language, text, mood] of plain)
    expect((await moodOf(await say(text, { language })))?.value, text).toBe(mood)
  expect(await english()).toMatchObject({ comments: 0, isLearned: false, learnedAt: null, measured: null })
})

test('a score says how its writer feels; a person may say otherwise, and that stays', async () => {
  const id = await say('Fine', { score: { value: 2, scale: '0-10' } })
  expect(await moodOf(id)).toMatchObject({ value: 'unhappy', from: 'score', confidence: 1 })
  const set = (mood: string | null) => call(t.app, key, contract.setMoodOf, { params: { id }, body: { mood } })
  expect((await set('neutral')).body.mood).toMatchObject({ value: 'neutral', from: 'person', by: 'Selin Aksoy' })
  await call(t.app, key, contract.makeTopic, { body: { names: { en: 'Fine' }, phrases: { en: ['fine'] } } })
  await t.settle()
  expect(await moodOf(id)).toMatchObject({ value: 'neutral', from: 'person' })
  const listed = async (mood: string) => (await call(t.app, key, listFeedback, { query: { mood } })).body.items.length
  expect([await listed('neutral'), await listed('unhappy'), await listed('unsure')]).toEqual([1, 0, 0])
  expect((await set(null)).body.mood).toMatchObject({ value: 'unhappy', from: 'score' })
})

test('fifty comments with a score teach, never those held out, and everything is read by it', async () => {
  const before = await say('Zorple, wabe')
  const bad = await say('Grumfish tove here')
  expect(await moodOf(before)).toBeNull()
  await teach(24)
  expect((await reading()).lessons).toEqual({ waiting: 48, needed: 50 })
  expect(await moodOf(before)).toBeNull()
  await scored(120, (index) => `Zorple brig p${letters(index)}`, 5)
  await scored(60, (index) => `Grumfish slithy p${letters(index)}`, 1)
  await learnAll()
  expect(await moodOf(before)).toMatchObject({ value: 'glad', from: 'words' })
  expect((await moodOf(bad))?.value).toBe('unhappy')
  const taught = Array.from({ length: 24 }, (_, index) => `Zorple wabe q${letters(index)}`)
    .concat(Array.from({ length: 24 }, (_, index) => `Grumfish tove q${letters(index)}`))
    .concat(Array.from({ length: 120 }, (_, index) => `Zorple brig p${letters(index)}`))
    .concat(Array.from({ length: 60 }, (_, index) => `Grumfish slithy p${letters(index)}`))
  const heldOut = taught.filter((text) => isHeldOut(sameWords(text)))
  expect(heldOut.length).toBeGreaterThanOrEqual(30)
  const measured = await english()
  expect(measured).toMatchObject({ isLearned: true, comments: 228, heldOut: heldOut.length })
  expect(measured?.learnedFrom).toBe(228 - heldOut.length)
  const glad = heldOut.filter((text) => text.startsWith('Zorple')).length
  expect(measured?.measured?.accuracy.value).toBe(1)
  expect(measured?.measured?.accuracy.low).toBeLessThan(1)
  expect(measured?.measured?.macroF1.value).toBe(1)
  expect(measured?.measured?.always).toMatchObject({ mood: 'glad', accuracy: glad / heldOut.length })
  expect(measured?.measured?.always.macroF1).toBeCloseTo(glad / (glad + heldOut.length), 6)
  // What was never said in another language is not known there.
  expect((await reading()).items.find(({ language }) => language === 'tr')).toMatchObject({
    comments: 0,
    measured: null,
  })
  expect((await reading()).lessons.waiting).toBe(0)
})

/** What came in after the fiftieth is learned by whoever asks next; here that is done until nothing waits. */
const learnAll = async () => {
  for (;;) {
    await t.settle()
    const { waiting } = (await reading()).lessons
    if (waiting === 0) return
    await business.scope.transaction((tx) =>
      tx.db
        .updateTable('mood_model')
        .set({ learned_at: new Date(0) })
        .execute(),
    )
    await learnMoods(business.scope)
  }
}

test('the same words said twice are one comment, and under thirty held-out ones it says too few', async () => {
  await scored(80, () => 'Zorple wabe', 5)
  await scored(60, () => 'ZORPLE, wabe!', 1)
  await learnAll()
  const measured = await english()
  expect(measured).toMatchObject({ comments: 1, isLearned: false, measured: null })
})

test('corrections are lessons: what people say is learned from as scores are', async () => {
  const ids: string[] = []
  for (let index = 0; index < 50; index += 1) {
    const body = {
      text: `${index % 2 ? 'Grumfish' : 'Zorple'} q${letters(index)}`,
      branchId: business.branchId,
      language: 'en',
    }
    ids.push((await call(t.app, key, recordFeedback, { body })).body.id)
  }
  await t.settle()
  for (const [index, id] of ids.entries())
    await call(t.app, key, contract.setMoodOf, { params: { id }, body: { mood: index % 2 ? 'unhappy' : 'glad' } })
  await t.settle()
  expect((await english())?.comments).toBe(50)
  expect(await moodOf(await say('Zorple, of course'))).toMatchObject({ value: 'glad', from: 'words' })
})

test('two that learn at once learn once', async () => {
  await teach(30)
  await business.scope.transaction((tx) =>
    tx.db
      .updateTable('mood_model')
      .set({ learned_at: new Date(0) })
      .execute(),
  )
  const [one, other] = await Promise.all([
    learnMoods(business.scope),
    learnMoods(t.house.scopeOf(business.workspaceId)),
  ])
  expect([one, other].filter(Boolean)).toHaveLength(1)
})

test('a post without a score that is surely unhappy, by what was learned, is offered as a case and opens none by itself', async () => {
  await buildChannel(business.scope, business.branchId)
  const post = (text: string, more: object = {}) => say(text, { source: 'social', channel: 'Instagram', ...more })
  const offered = async () =>
    Object.fromEntries(
      (await call(t.app, key, listOwedAnswers, { query: {} })).body.items.map(({ feedback, looksUnhappy }) => [
        feedback.text,
        looksUnhappy,
      ]),
    )
  // The ready words alone are not enough, however bad they are.
  await post('Terrible, awful, horrible')
  expect(await offered()).toEqual({ 'Terrible, awful, horrible': false })
  await teach(40)
  await learnAll()
  await post('Grumfish tove again')
  await post('Zorple wabe again')
  await say('Grumfish tove by mail', { customer: { email: 'ada@mail.test' } })
  const now = await offered()
  expect(now).toMatchObject({
    'Grumfish tove again': true,
    'Zorple wabe again': false,
    'Grumfish tove by mail': false,
  })
  const { items } = (await call(t.app, key, listOwedAnswers, { query: {} })).body
  expect(items.every(({ feedback }) => feedback.case === null)).toBe(true)
})
