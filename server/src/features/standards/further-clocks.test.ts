import * as clocks from '@heed/contract/case-clocks.ts'
import * as cases from '@heed/contract/cases.ts'
import { decideRemedy, fulfilRemedy, giveRemedies } from '@heed/contract/remedies.ts'
import * as results from '@heed/contract/standard-results.ts'
import { type ClockMeasure, listStandards, updateStandard } from '@heed/contract/standards.ts'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { call, keyOf } from '../../../test/api.ts'
import { buildBusiness, buildMember } from '../../../test/build.ts'
import { openTestHouse, type TestHouse } from '../../../test/house.ts'
import { holdTime } from '../../platform/clock.ts'
import { receiveCustomerMessage } from '../cases/index.ts'
import { watchClocks } from './index.ts'

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

const start = new Date('2026-11-25T10:00:00Z')
const after = (seconds: number) => new Date(start.getTime() + seconds * 1000)

async function open(kind: 'enquiry' | 'complaint' = 'enquiry') {
  holdTime(start)
  const { body } = await call(t.app, owner, cases.createCase, {
    body: {
      customer: { name: 'Ayşe Demir', email: 'ayse@example.test' },
      subject: 'The shirt',
      text: 'It is torn',
      kind,
      acknowledge: false,
    },
  })
  return body.id
}
const read = async (id: string) => (await call(t.app, owner, cases.getCase, { params: { id } })).body
const clockOf = async (id: string, measure: ClockMeasure) => {
  const all = (await read(id)).clocks.filter((clock) => clock.measure === measure)
  return all.toSorted((a, b) => (a.startedAt < b.startedAt ? 1 : -1))[0]
}
const begin = (id: string, what: 'arrival' | 'hold', at?: Date) =>
  call(t.app, owner, clocks.startClock, { params: { id }, body: { what, ...(at ? { at: at.toISOString() } : {}) } })
async function end(id: string, measure: ClockMeasure, body: object = {}) {
  const clock = await clockOf(id, measure)
  return call(t.app, owner, clocks.stopClock, { params: { id, clockId: clock?.id ?? '' }, body })
}
const answer = (id: string, text = 'We look into it') =>
  call(t.app, owner, cases.answerCase, { params: { id }, body: { text, spoken: 'phone' } })

test.each([
  [{ seconds: 30, steps: 30 }, 'met'],
  [{ seconds: 31, steps: 10 }, 'missed'],
  [{ seconds: 10, steps: 31 }, 'missed'],
  [{ seconds: 31 }, 'missed'],
  [{ seconds: 30 }, 'met'],
  [{ steps: 30, timeNoted: false, seconds: 500 }, 'met'],
  [{ steps: 31, timeNoted: false, seconds: 5 }, 'missed'],
])('a greeting with %o is %s', async ({ seconds, ...noted }, state) => {
  const id = await open()
  expect((await begin(id, 'arrival')).status).toBe(201)
  holdTime(after(seconds))
  const stopped = await end(id, 'greeting', noted)
  expect(stopped.status).toBe(200)
  expect((await clockOf(id, 'greeting'))?.state).toBe(state)
})

test('a standard that its clock measures and somebody looks at shows both results and how far they are apart', async () => {
  for (const seconds of [10, 20, 30, 90]) {
    const id = await open()
    await begin(id, 'arrival')
    holdTime(after(seconds))
    await end(id, 'greeting')
  }
  const standards = (await call(t.app, owner, listStandards)).body.items
  const params = { id: standards.find(({ measure }) => measure === 'greeting')?.id ?? '' }
  const readResults = async () => (await call(t.app, owner, results.getStandardResults, { params, query: {} })).body
  expect(await readResults()).toMatchObject({ total: { kept: 3, missed: 1 }, seen: null, difference: null })
  for (const kept of [true, false, false, false])
    await call(t.app, owner, results.markStandard, { params, body: { branchId: business.branchId, kept } })
  const both = await readResults()
  expect(both).toMatchObject({
    total: { kept: 3, missed: 1 },
    seen: { kept: 1, missed: 3 },
    difference: { points: 50 },
  })
  expect(both.difference?.low).toBeLessThan(0)
  expect(both.difference?.high).toBeGreaterThan(50)
})

test('greeted in time but helped too late is missed, and whoever is helped was greeted', async () => {
  const standards = (await call(t.app, owner, listStandards)).body.items
  const help = standards.find(({ measure }) => measure === 'help')
  await call(t.app, owner, updateStandard, { params: { id: help?.id ?? '' }, body: { targetSeconds: 60 } })
  const helped = async (seconds: number) => {
    const id = await open()
    await begin(id, 'arrival')
    holdTime(after(20))
    await end(id, 'greeting')
    holdTime(after(seconds))
    await end(id, 'help')
    return [(await clockOf(id, 'greeting'))?.state, (await clockOf(id, 'help'))?.state]
  }
  expect(await helped(60)).toEqual(['met', 'met'])
  expect(await helped(61)).toEqual(['met', 'missed'])
  const id = await open()
  await begin(id, 'arrival')
  holdTime(after(40))
  await end(id, 'help')
  expect(await clockOf(id, 'greeting')).toMatchObject({ state: 'missed', countedSeconds: 40 })
})

test('each hold is a clock of its own: 30 s are met, 31 s missed, and the watch warns and breaches meanwhile', async () => {
  const id = await open()
  const hold = async (seconds: number) => {
    await begin(id, 'hold')
    expect((await begin(id, 'hold')).problem).toBe('clock.running_already')
    const from = (await clockOf(id, 'hold'))?.startedAt ?? ''
    holdTime(new Date(Date.parse(from) + seconds * 1000))
    return (await end(id, 'hold')).body.clocks.find((clock) => clock.measure === 'hold' && clock.startedAt === from)
  }
  expect(await hold(30)).toMatchObject({ state: 'met', countedSeconds: 30 })
  expect(await hold(31)).toMatchObject({ state: 'missed', countedSeconds: 31 })
  await begin(id, 'hold')
  const from = Date.parse((await clockOf(id, 'hold'))?.startedAt ?? '')
  holdTime(new Date(from + 25_000))
  await watchClocks(business.scope)
  expect((await clockOf(id, 'hold'))?.state).toBe('warning')
  holdTime(new Date(from + 30_000))
  await watchClocks(business.scope)
  expect((await clockOf(id, 'hold'))?.state).toBe('breached')
})

test('what is noted later keeps the moment of the tap, and odd moments are refused', async () => {
  const id = await open()
  holdTime(after(600))
  await begin(id, 'arrival', after(5))
  expect((await end(id, 'greeting', { at: after(4).toISOString() })).problem).toBe('clock.moment_odd')
  expect((await end(id, 'greeting', { at: after(9000).toISOString() })).problem).toBe('clock.moment_odd')
  await end(id, 'greeting', { at: after(25).toISOString() })
  expect(await clockOf(id, 'greeting')).toMatchObject({ state: 'met', countedSeconds: 20 })
  expect((await begin(id, 'hold', new Date('2026-11-20T00:00:00Z'))).problem).toBe('clock.moment_odd')
  expect((await end(id, 'greeting')).problem).toBe('clock.not_by_hand')
  expect((await end(id, 'first_answer')).problem).toBe('clock.not_by_hand')
  expect((await end(id, 'help', { steps: 4 })).problem).toBe('clock.steps_not_measured')
  expect((await end(id, 'help', { timeNoted: false })).status).toBe(400)
})

test('further words are owed an answer from the first that waits, and the clock ends with the answer', async () => {
  const id = await open()
  await answer(id)
  expect(await clockOf(id, 'next_answer')).toBeUndefined()
  const { channel, customer } = await read(id)
  const write = (at: Date) => {
    holdTime(at)
    return business.scope.transaction((tx) =>
      receiveCustomerMessage(tx, {
        channel: { ...channel, branchId: business.branchId, language: 'en' },
        customer: { id: customer.id },
        caseId: id,
        subject: 'The shirt',
        text: 'And when?',
        html: null,
        quoted: null,
        hasRemoteImages: false,
        language: 'en',
        mailId: null,
        files: [],
        at,
        acknowledge: false,
      }),
    )
  }
  await write(after(600))
  await write(after(900))
  expect(await clockOf(id, 'next_answer')).toMatchObject({ startedAt: after(600).toISOString(), state: 'running' })
  holdTime(after(1200))
  await answer(id, 'Tomorrow')
  expect(await clockOf(id, 'next_answer')).toMatchObject({ state: 'met', countedSeconds: 600 })
})

test('a complaint is acknowledged by the first word that reaches the customer', async () => {
  const id = await open('complaint')
  expect(await clockOf(id, 'acknowledgement')).toMatchObject({ state: 'running', startedAt: start.toISOString() })
  holdTime(after(300))
  await answer(id, 'It arrived, and I see to it')
  expect(await clockOf(id, 'acknowledgement')).toMatchObject({ state: 'met', countedSeconds: 300 })
})

test('a remedy above the limit has a clock for its decision and one for its giving, each of its own', async () => {
  const id = await open('complaint')
  const employee = await buildMember(business.scope, 'employee', [business.branchId])
  const key = await keyOf(t.house, employee)
  const given = await call(t.app, key, giveRemedies, {
    params: { id },
    body: { reason: 'The seam tore', items: [{ kind: 'refund', amount: 2000 }] },
  })
  expect(given.status, JSON.stringify(given.body)).toBe(201)
  const remedyId = given.body.items[0]?.id ?? ''
  expect(await clockOf(id, 'decision')).toMatchObject({ subjectId: remedyId, state: 'running' })
  holdTime(after(120))
  await call(t.app, owner, decideRemedy, { params: { id: remedyId }, body: { grant: true } })
  expect(await clockOf(id, 'decision')).toMatchObject({ state: 'met', countedSeconds: 120 })
  expect(await clockOf(id, 'fulfilment')).toMatchObject({ subjectId: remedyId, state: 'running' })
  holdTime(after(3600))
  await call(t.app, owner, fulfilRemedy, { params: { id: remedyId }, body: { proof: 'Paid out' } })
  expect((await clockOf(id, 'fulfilment'))?.state).toBe('met')
})

test('clocks rest for a reason that is shown, words owed do not, and the state of the case does not undo it', async () => {
  const id = await open('complaint')
  const pause = (body: object = { reason: 'waiting_for_goods', words: 'Comes on Friday' }) =>
    call(t.app, owner, clocks.pauseCase, { params: { id }, body: body as never })
  expect((await pause({ reason: 'solved', words: 'x' })).status).toBe(400)
  expect((await pause({ reason: 'waiting_for_goods', words: ' ' })).status).toBe(400)
  holdTime(after(60))
  expect((await pause()).status).toBe(200)
  expect(await clockOf(id, 'solution')).toMatchObject({
    state: 'paused',
    pausedFor: { reason: 'waiting_for_goods', words: 'Comes on Friday' },
  })
  expect((await clockOf(id, 'first_answer'))?.state).toBe('running')
  expect((await pause()).problem).toBe('clock.paused_already')
  for (const state of ['waiting', 'open'] as const)
    await call(t.app, owner, cases.changeCaseState, { params: { id }, body: { state } })
  expect((await clockOf(id, 'solution'))?.state).toBe('paused')
  holdTime(after(660))
  await call(t.app, owner, clocks.resumeCase, { params: { id } })
  const solution = await clockOf(id, 'solution')
  expect(solution).toMatchObject({ state: 'running', pausedFor: null })
  expect(solution?.intervals.find(({ kind }) => kind === 'paused')?.seconds).toBe(600)
  expect((await call(t.app, owner, clocks.resumeCase, { params: { id } })).problem).toBe('clock.not_paused')
})

test('a solution is due when the customer needs it, where that is earlier, whatever hours and pauses say', async () => {
  const id = await open()
  const need = (at: Date | null) =>
    call(t.app, owner, clocks.setNeededBy, { params: { id }, body: { neededBy: at?.toISOString() ?? null } })
  const before = (await clockOf(id, 'solution'))?.dueAt
  await need(after(7200))
  expect(await clockOf(id, 'solution')).toMatchObject({
    dueAt: after(7200).toISOString(),
    history: [{ dueAt: before }],
  })
  await call(t.app, owner, cases.changeCaseState, { params: { id }, body: { state: 'waiting' } })
  expect(await clockOf(id, 'solution')).toMatchObject({ state: 'paused', dueAt: after(7200).toISOString() })
  holdTime(after(7200))
  await watchClocks(business.scope)
  expect((await clockOf(id, 'solution'))?.state).toBe('breached')
  await watchClocks(business.scope)
  await need(after(10 * 86_400))
  expect(await clockOf(id, 'solution')).toMatchObject({ state: 'paused', dueAt: after(10 * 86_400).toISOString() })
  await need(null)
  expect(await clockOf(id, 'solution')).toMatchObject({ state: 'paused', dueAt: null, neededBy: null })
})

test('a clock that goes on after a reopening runs on the need and the standard that were set meanwhile', async () => {
  const id = await open()
  await answer(id)
  const move = (state: 'solved' | 'open') =>
    call(t.app, owner, cases.changeCaseState, { params: { id }, body: { state } })
  await move('solved')
  const body = { neededBy: after(7200).toISOString() }
  await call(t.app, owner, clocks.setNeededBy, { params: { id }, body })
  const standardId = (await clockOf(id, 'solution'))?.standardId ?? ''
  await call(t.app, owner, updateStandard, {
    params: { id: standardId },
    body: { targetSeconds: 5000, hours: 'always' },
  })
  holdTime(after(60))
  await move('open')
  expect(await clockOf(id, 'solution')).toMatchObject({ neededBy: body.neededBy, targetSeconds: 5000 })
})

test('whoever waits for the customer goes on waiting when the goods have come', async () => {
  const id = await open('complaint')
  await call(t.app, owner, clocks.pauseCase, { params: { id }, body: { reason: 'waiting_for_goods', words: 'Friday' } })
  await call(t.app, owner, cases.changeCaseState, { params: { id }, body: { state: 'waiting' } })
  holdTime(after(600))
  await call(t.app, owner, clocks.resumeCase, { params: { id } })
  expect(await clockOf(id, 'solution')).toMatchObject({
    state: 'paused',
    pausedFor: { reason: 'waiting_for_customer' },
  })
})

test('solved after the customer needed it is missed, however much of the standard was left', async () => {
  const solvedAfter = async (seconds: number) => {
    const id = await open()
    const body = { neededBy: after(600).toISOString() }
    await call(t.app, owner, clocks.setNeededBy, { params: { id }, body })
    holdTime(after(seconds))
    await call(t.app, owner, cases.changeCaseState, { params: { id }, body: { state: 'solved' } })
    return (await clockOf(id, 'solution'))?.state
  }
  expect(await solvedAfter(600)).toBe('met')
  expect(await solvedAfter(601)).toBe('missed')
})

test('an answer that is held acknowledges nothing', async () => {
  // No mail server is set: what is mailed waits.
  const id = await open('complaint')
  const mailed = await call(t.app, owner, cases.answerCase, { params: { id }, body: { text: 'It arrived' } })
  expect(mailed.body.delivery?.state).toBe('held')
  expect((await clockOf(id, 'acknowledgement'))?.state).toBe('running')
  await answer(id)
  expect((await clockOf(id, 'acknowledgement'))?.state).toBe('met')
})

test('handovers and repeated explanations are counted, and their standards judged when a case is solved', async () => {
  const id = await open()
  const others = [
    await buildMember(business.scope, 'employee', [business.branchId]),
    await buildMember(business.scope, 'employee', [business.branchId]),
  ]
  for (const member of others)
    await call(t.app, owner, cases.handOverCase, {
      params: { id },
      body: { toMemberId: member.actor?.id ?? '', summary: 'The customer wants a new shirt' },
    })
  expect((await call(t.app, owner, clocks.noteExplainedAgain, { params: { id } })).body.explainedAgainCount).toBe(1)
  await call(t.app, owner, cases.changeCaseState, { params: { id }, body: { state: 'solved' } })
  const standards = (await call(t.app, owner, listStandards)).body.items
  const query = { from: '2026-11-24', to: '2026-11-26' }
  for (const [measure, value] of [
    ['handovers', 2],
    ['explanations', 1],
  ] as const) {
    const params = { id: standards.find((standard) => standard.measure === measure)?.id ?? '' }
    expect((await call(t.app, owner, results.getStandardResults, { params, query })).body.total.missed).toBe(1)
    const rows = (await call(t.app, owner, results.listStandardRows, { params, query })).body.items
    expect(rows).toMatchObject([{ value, kept: false, case: { id }, member: { id: others[1]?.actor?.id } }])
  }
})

test('results count met, missed and overdue clocks by branch, employee, channel and week, and open exactly these', async () => {
  const keep = async (seconds: number | null) => {
    const id = await open()
    if (seconds === null) return
    holdTime(after(seconds))
    await answer(id)
  }
  for (const seconds of [60, 60, 90_000, null]) await keep(seconds)
  holdTime(after(100_000))
  await watchClocks(business.scope)
  const first = (await call(t.app, owner, listStandards)).body.items.find(
    ({ measure, priority }) => measure === 'first_answer' && priority === null,
  )
  const params = { id: first?.id ?? '' }
  const query = { from: '2026-11-20', to: '2026-11-30' }
  const { body } = await call(t.app, owner, results.getStandardResults, { params, query })
  expect(body.total).toMatchObject({ kept: 2, missed: 2, sharePercent: 50 })
  expect(body.by.branch).toMatchObject([{ id: business.branchId, kept: 2, missed: 2 }])
  expect(body.by.channel).toMatchObject([{ kind: 'api', kept: 2, missed: 2 }])
  expect(body.weeks).toMatchObject([{ week: '2026-11-23', kept: 2, missed: 2, isBeyond: false, upperPercent: null }])
  const rows = async (more: object = {}) =>
    (await call(t.app, owner, results.listStandardRows, { params, query: { ...query, ...more } })).body.items
  expect(await rows()).toHaveLength(4)
  expect(await rows({ kept: 'no', week: '2026-11-23' })).toHaveLength(2)
  const page = (await call(t.app, owner, results.listStandardRows, { params, query: { ...query, limit: '3' } })).body
  const rest = (
    await call(t.app, owner, results.listStandardRows, {
      params,
      query: { ...query, limit: '3', cursor: page.next ?? '' },
    })
  ).body
  expect(new Set([...page.items, ...rest.items].map(({ id }) => id)).size).toBe(4)
  const standings = (await call(t.app, owner, results.listStandardStandings, { query: {} })).body.items
  expect(standings[0]?.total.sharePercent).not.toBeNull()
})
