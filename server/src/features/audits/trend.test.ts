import { readAuditTrend } from '@heed/contract/audit-trend.ts'
import { type Beside, finishAudit } from '@heed/contract/audits.ts'
import { createSurvey, publishSurvey } from '@heed/contract/surveys.ts'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { call, keyOf } from '../../../test/api.ts'
import { buildBranch, buildBusiness, buildMember } from '../../../test/build.ts'
import { keepAnswers, repeat } from '../../../test/build-answers.ts'
import { openTestHouse, type TestHouse } from '../../../test/house.ts'
import { holdTime } from '../../platform/clock.ts'
import { type Auditor, auditorOf } from './test-audits.ts'

let t: TestHouse
let business: Awaited<ReturnType<typeof buildBusiness>>
let owner: string
let auditor: Auditor
let surveyId: string

beforeAll(async () => {
  t = await openTestHouse()
})
afterAll(() => t.close())
afterEach(() => holdTime())
beforeEach(async () => {
  holdTime('2026-11-20T12:00:00Z')
  business = await buildBusiness(t.house)
  owner = await keyOf(t.house, business.owner)
  auditor = auditorOf(t, owner, business.branchId)
  const { body } = await call(t.app, owner, createSurvey, { body: { name: 'Ziyaret', template: 'after-visit' } })
  surveyId = body.id
  await call(t.app, owner, publishSurvey, { params: { id: surveyId }, body: { revision: body.revision } })
})

const answered = (day: string, times: Record<string, number>, question: string, branchId = business.branchId) =>
  keepAnswers(business.scope, surveyId, { branchId, day }, repeat(question, times))
const trend = async (beside: Beside, branchId = business.branchId) =>
  (await call(t.app, owner, readAuditTrend, { query: { branchId, beside } })).body

test('the trend of a branch shows what customers say of asking for help beside mystery visits', async () => {
  const elsewhere = await buildBranch(business.scope, 'Bakı')
  await answered('2026-09-10', { 5: 6, 4: 2, 2: 2 }, 'help')
  await answered('2026-10-10', { 5: 9, 3: 1 }, 'help')
  await answered('2026-11-10', { 5: 8, 1: 2 }, 'help')
  await answered('2026-11-10', { 1: 20 }, 'help', elsewhere)
  await auditor.finished('Mystery visit', { ask_found: '4' }, { day: '2026-10-12', visitor: 'Ayşe' })
  const kept = await trend('help')
  expect(kept.surveys).toMatchObject([{ id: surveyId, name: 'Ziyaret', question: 'help' }])
  expect(kept.surveys[0]?.ask.en).toBe('It was easy to ask for help.')
  expect(kept.months.map(({ start, estimate }) => [start, estimate.value, estimate.n])).toEqual([
    ['2026-09-01', 80, 10],
    ['2026-10-01', 90, 10],
    ['2026-11-01', 80, 10],
  ])
  // Wilson's interval of 9 in 10.
  expect(kept.months[1]?.estimate.low).toBeCloseTo(59.58, 1)
  expect(kept.points).toMatchObject([{ day: '2026-10-12', visitor: 'Ayşe', score: 95 }])
  expect(kept).toMatchObject({ isLow: false, look: [] })
})

test('a low figure leads to the items of premises and of how one is received, the worst first', async () => {
  await auditor.finished('Mystery visit', { greet_seen: 'no', ask_listened: '3' }, { day: '2026-11-01' })
  await auditor.finished('Walk through the premises', { order_ask: 'no', way_pram: 'none' }, { day: '2026-11-02' })
  expect(await trend('help')).toMatchObject({ isLow: false, look: [] })
  await answered('2026-11-10', { 5: 5, 2: 6 }, 'help')
  const low = await trend('help')
  expect(low.isLow).toBe(true)
  expect(low.look.slice(0, 3).map(({ words, face, answer }) => [words.en, face, answer])).toEqual([
    ['A sign names the person to ask', 'premises', 'no'],
    ['Somebody looked up or greeted within a minute', 'approach', 'no'],
    ['They listened to the end', 'approach', '3'],
  ])
  expect(low.look.every(({ face }) => face === 'approach' || face === 'premises')).toBe(true)
  expect(low.look.some(({ itemId }) => itemId === 'way_pram')).toBe(false)
})

test('a low visit leads there, too, though customers are content', async () => {
  await answered('2026-11-10', { 5: 10 }, 'help')
  const badly = { ask_found: '1', ask_welcome: '1', ask_listened: '2', ask_taken: 'no', ask_next: 'no' } as const
  const { id } = await auditor.finished('Mystery visit', badly)
  const low = await trend('help')
  expect(low).toMatchObject({ isLow: true, points: [{ auditId: id, score: 5 }] })
  expect(low.look[0]?.auditId).toBe(id)
})

test('the comfort of a branch shows survey and walk-through points, with the photos of the walk', async () => {
  await answered('2026-11-03', { 5: 4, 4: 4, 3: 2 }, 'comfort')
  await answered('2026-11-03', { 5: 1, 1: 9 }, 'atmosphere')
  const walk = await auditor.begin('Walk through the premises', { day: '2026-11-04' })
  await auditor.photo(walk.id, 'comfort_seats')
  await auditor.answerAll(walk.id, walk.sections, { comfort_seats: 'no' })
  await call(t.app, owner, finishAudit, { params: { id: walk.id }, body: {} })
  const comfort = await trend('comfort')
  expect(comfort.months).toMatchObject([{ start: '2026-11-01', estimate: { value: 80, n: 10 } }])
  expect(comfort.points).toMatchObject([{ auditId: walk.id, day: '2026-11-04', score: 75 }])
  expect(walk.sections.find(({ id }) => id === 'comfort')?.items.map(({ id }) => id)).toEqual([
    'comfort_seats',
    'comfort_noise',
    'comfort_light',
    'comfort_welcome',
  ])
  // The atmosphere is asked in one item of its own, beside the same walk.
  const atmosphere = await trend('atmosphere')
  expect(atmosphere).toMatchObject({ isLow: true, months: [{ estimate: { value: 10 } }], points: [{ score: 100 }] })
  expect(atmosphere.look[0]).toMatchObject({ itemId: 'comfort_seats', photos: [expect.any(String)] })
})

test('a month with too few answers says only how many, and another branch is out of sight', async () => {
  await answered('2026-11-03', { 5: 1 }, 'help')
  expect((await trend('help')).months).toMatchObject([{ estimate: { value: null, n: 1 } }])
  const elsewhere = await buildBranch(business.scope, 'Bakı')
  const foreign = await keyOf(t.house, await buildMember(business.scope, 'lead', [elsewhere]))
  const query = { branchId: business.branchId, beside: 'help' as const }
  expect((await call(t.app, foreign, readAuditTrend, { query })).problem).toBe('branch.unknown')
})
