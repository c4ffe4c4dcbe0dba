import * as clocks from '@heed/contract/case-clocks.ts'
import * as cases from '@heed/contract/cases.ts'
import { type ClockMeasure, listStandards, updateStandard } from '@heed/contract/standards.ts'
import { type OpeningHours, updateBranch } from '@heed/contract/workspace.ts'
import fc from 'fast-check'
import { sql } from 'kysely'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { call, keyOf } from '../../../test/api.ts'
import { buildBranch, buildBusiness, buildMember } from '../../../test/build.ts'
import {
  type ClockNews,
  calendarFrom,
  clocksFromNews,
  dueOf,
  explainModel,
  type Ground,
} from '../../../test/clock-model.ts'
import { openTestHouse, type TestHouse } from '../../../test/house.ts'
import { holdTime, now } from '../../platform/clock.ts'
import { newId } from '../../platform/ids.ts'
import { receiveCustomerMessage } from '../cases/index.ts'
import { setReckoned, takeClocks } from './clocks.ts'
import { watchClocks } from './index.ts'
import { clocksFollowChanges } from './recompute-clocks.ts'

let t: TestHouse
beforeAll(async () => {
  t = await openTestHouse({ worker: false })
})
afterAll(() => t.close())
afterEach(() => holdTime())

const measures = ['first_answer', 'solution', 'next_answer'] as const
const zones = ['Europe/Istanbul', 'America/New_York', 'Australia/Lord_Howe', 'Asia/Jakarta', 'Europe/London'] as const
const time = (minutes: number) =>
  `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`
/** Open hours of a day, some with a break, some past midnight. */
const spans = fc
  .tuple(fc.integer({ min: 0, max: 800 }), fc.integer({ min: 30, max: 500 }), fc.integer({ min: 0, max: 400 }))
  .map(([from, length, rest]): [string, string][] =>
    from + length + rest < 1440
      ? [
          [time(from), time(from + length)],
          [time(from + length + rest), time(Math.min(from + 2 * length + rest, 2000))],
        ]
      : [[time(from), time(from + length)]],
  )
const hours: fc.Arbitrary<OpeningHours> = fc
  .record({
    weekly: fc.dictionary(fc.constantFrom('1', '2', '3', '4', '5', '6', '7'), spans, { minKeys: 1, maxKeys: 7 }),
    closed: fc.subarray(['2026-03-29', '2026-03-30', '2026-10-25', '2026-11-01'] as const),
  })
  .map(({ weekly, closed }) => ({ weekly, overrides: closed.map((date) => ({ date, spans: [] })) }))

type Act =
  | { do: 'message' | 'answer' | 'hand_over' | 'rest' | 'go_on' | 'move' | 'split' }
  | { do: 'state'; to: 'open' | 'waiting' | 'solved' | 'closed' }
  | { do: 'calendar'; zone: string; hours: OpeningHours }
  | { do: 'standard'; measure: (typeof measures)[number]; targetSeconds: number; hours: 'branch' | 'always' }
  | { do: 'need'; inSeconds: number | null }

const act: fc.Arbitrary<Act> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.constantFrom('open', 'waiting', 'solved', 'closed').map((to): Act => ({ do: 'state', to })),
  },
  {
    weight: 6,
    arbitrary: fc
      .constantFrom('message', 'answer', 'hand_over', 'rest', 'go_on', 'move', 'split')
      .map((name): Act => ({ do: name })),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('calendar'), zone: fc.constantFrom(...zones), hours }) },
  {
    weight: 1,
    arbitrary: fc.record({
      do: fc.constant('standard'),
      measure: fc.constantFrom(...measures),
      targetSeconds: fc.integer({ min: 60, max: 300_000 }),
      hours: fc.constantFrom('branch', 'always'),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      do: fc.constant('need'),
      inSeconds: fc.option(fc.integer({ min: 60, max: 400_000 }), { nil: null }),
    }),
  },
)
const scenario = fc.record({
  // Days around which clocks in these zones are moved on and back.
  startDay: fc.constantFrom('2026-03-07', '2026-03-28', '2026-04-04', '2026-10-03', '2026-10-24', '2026-10-31'),
  startMinute: fc.integer({ min: 0, max: 1439 }),
  zone: fc.constantFrom(...zones),
  otherZone: fc.constantFrom(...zones),
  hours,
  otherHours: hours,
  steps: fc.array(fc.record({ after: fc.integer({ min: 0, max: 200_000 }), act }), { minLength: 3, maxLength: 14 }),
})

test('property: clocks say after any events, in any hours and zones, what the methods reckon from these events alone', async () => {
  await fc.assert(
    fc.asyncProperty(scenario, async (drawn) => {
      const stage = await setStage(drawn)
      await stage.check()
      for (const step of drawn.steps) {
        holdTime(new Date(now().getTime() + step.after * 1000))
        await stage.play(step.act)
        await stage.check()
      }
    }),
    { numRuns: 24, seed: 20_261_125, interruptAfterTimeLimit: 18_000 },
  )
}, 60_000)

type Drawn = typeof scenario extends fc.Arbitrary<infer One> ? One : never

async function setStage(drawn: Drawn) {
  const start = new Date(`${drawn.startDay}T00:00:00Z`).getTime() + drawn.startMinute * 60_000
  holdTime(new Date(start))
  const business = await buildBusiness(t.house, { hours: drawn.hours, zone: drawn.zone })
  const owner = await keyOf(t.house, business.owner)
  const colleague = await buildMember(business.scope, 'lead')
  const other = await buildBranch(business.scope, 'Other', { zone: drawn.otherZone, hours: drawn.otherHours })
  const calendars = {
    [business.branchId]: calendarFrom(drawn.zone, drawn.hours),
    [other]: calendarFrom(drawn.otherZone, drawn.otherHours),
  }
  const standards = (await call(t.app, owner, listStandards)).body.items.filter(
    ({ measure, active, channelKind, priority, branchId }) =>
      active && !channelKind && !priority && !branchId && measures.some((known) => known === measure),
  )
  const ground: Ground = { calendar: calendars[business.branchId] as Ground['calendar'], standards: {} }
  for (const { measure, targetSeconds, hours: on } of standards)
    ground.standards[measure as ClockMeasure] = { targetSeconds: targetSeconds ?? 0, hours: on ?? 'branch' }
  const { body } = await call(t.app, owner, cases.createCase, {
    body: {
      customer: { name: 'Ayşe Demir', email: 'ayse@example.test' },
      subject: 'The shirt',
      text: 'It is torn',
      acknowledge: false,
    },
  })
  const params = { id: body.id }
  const news: ClockNews[] = []
  let told = 0
  let branchId = business.branchId
  let state = body.state as string
  let hasHand = false

  const note = async (add: (at: number) => ClockNews[]) => {
    const at = now().getTime()
    news.push(...add(at))
  }
  const moved =
    (to: string) =>
    (at: number): ClockNews[] => {
      const from = state
      state = to
      if (to === 'solved' || to === 'closed') hasHand = false
      return from === to ? [] : [{ type: 'state', from, to, at }]
    }
  /** What happens later as a job, here at once, and twice as a job may be. */
  const react = async () => {
    const { rows } = await business.scope.transaction((tx) =>
      sql<{
        type: string
        payload: never
      }>`select type, payload from event where type in ('branch.changed', 'standard.changed')
        order by at, id offset ${told}`.execute(tx.db),
    )
    told += rows.length
    for (const row of [...rows, ...rows])
      for (const reaction of clocksFollowChanges.filter(({ type }) => type === row.type))
        await business.scope.transaction((tx) => reaction.run(row.payload, tx, {} as never))
  }

  const play = async (one: Act) => {
    switch (one.do) {
      case 'message':
        await business.scope.transaction((tx) =>
          receiveCustomerMessage(tx, {
            channel: { ...body.channel, branchId, language: 'en' },
            customer: { id: body.customer.id },
            caseId: body.id,
            subject: 'The shirt',
            text: 'And when?',
            html: null,
            quoted: null,
            hasRemoteImages: false,
            language: 'en',
            mailId: null,
            files: [],
            at: now(),
            acknowledge: false,
          }),
        )
        return note((at) => [{ type: 'message', at }, ...moved('open')(at)])
      case 'answer': {
        const answer = { text: 'We look into it', spoken: 'phone' as const }
        expect((await call(t.app, owner, cases.answerCase, { params, body: answer })).status).toBe(201)
        await note((at) => [{ type: 'answer', at }])
        const after = (await call(t.app, owner, cases.getCase, { params })).body.state
        return note(moved(after))
      }
      case 'state': {
        const changed = await call(t.app, owner, cases.changeCaseState, { params, body: { state: one.to } })
        expect(changed.status).toBe(200)
        return note(moved(one.to))
      }
      case 'hand_over': {
        const body = { toMemberId: colleague.actor?.id ?? '', summary: 'A new shirt' }
        await call(t.app, owner, cases.handOverCase, { params, body })
        const after = (await call(t.app, owner, cases.getCase, { params })).body.state
        return note(moved(after))
      }
      case 'rest': {
        const { status } = await call(t.app, owner, clocks.pauseCase, {
          params,
          body: { reason: 'waiting_for_goods', words: 'On Friday' },
        })
        expect(status).toBe(hasHand || state !== 'open' ? 409 : 200)
        if (status !== 200) return
        hasHand = true
        return note((at) => [{ type: 'rest', at }])
      }
      case 'go_on': {
        const { status } = await call(t.app, owner, clocks.resumeCase, { params })
        expect(status).toBe(hasHand ? 200 : 409)
        if (status !== 200) return
        hasHand = false
        return note((at) => [{ type: 'go_on', at }])
      }
      case 'move': {
        branchId = branchId === other ? business.branchId : other
        expect((await call(t.app, owner, cases.updateCase, { params, body: { branchId } })).status).toBe(200)
        return note((at) => [{ type: 'calendar', calendar: calendars[branchId] as Ground['calendar'], at }])
      }
      case 'calendar': {
        const body = { zone: one.zone, hours: one.hours }
        expect((await call(t.app, owner, updateBranch, { params: { id: branchId }, body })).status).toBe(200)
        calendars[branchId] = calendarFrom(one.zone, one.hours)
        await react()
        return note((at) => [{ type: 'calendar', calendar: calendars[branchId] as Ground['calendar'], at }])
      }
      case 'standard': {
        const id = standards.find(({ measure }) => measure === one.measure)?.id ?? ''
        const body = { targetSeconds: one.targetSeconds, hours: one.hours }
        expect((await call(t.app, owner, updateStandard, { params: { id }, body })).status).toBe(200)
        await react()
        const { measure, targetSeconds, hours: on } = one
        return note((at) => [{ type: 'standard', measure, targetSeconds, hours: on, at }])
      }
      case 'need': {
        const neededBy = one.inSeconds === null ? null : now().getTime() + one.inSeconds * 1000
        const body = { neededBy: neededBy === null ? null : new Date(neededBy).toISOString() }
        expect((await call(t.app, owner, clocks.setNeededBy, { params, body })).status).toBe(200)
        return note((at) => [{ type: 'need', neededBy, at }])
      }
      case 'split':
        return splitPauses(business.scope)
    }
  }

  const check = async () => {
    await watchClocks(business.scope)
    const shown = (await call(t.app, owner, cases.getCase, { params })).body.clocks.toSorted((a, b) =>
      a.startedAt < b.startedAt ? -1 : 1,
    )
    for (const measure of measures) {
      const expected = clocksFromNews(ground, start, news).filter((clock) => clock.measure === measure)
      const found = shown.filter((clock) => clock.measure === measure)
      expect(found.length, measure).toBe(expected.length)
      for (const [index, model] of expected.entries()) {
        const clock = found[index] as (typeof found)[number]
        const until = model.stopMs ?? now().getTime()
        const explained = explainModel(model, now().getTime())
        expect(Date.parse(clock.startedAt), measure).toBe(model.startMs)
        expect(clock.stoppedAt && Date.parse(clock.stoppedAt), measure).toBe(model.stopMs ?? null)
        let reached = model.startMs
        for (const interval of clock.intervals) {
          expect(Date.parse(interval.from), `${measure} without a gap`).toBe(reached)
          reached = Date.parse(interval.to)
        }
        expect(reached, `${measure} to the end`).toBe(until)
        const sum = (kind?: string) =>
          clock.intervals.reduce((all, one) => all + (kind === undefined || one.kind === kind ? one.seconds : 0), 0)
        expect(sum(), `${measure} elapsed`).toBeCloseTo((until - model.startMs) / 1000, 6)
        if (model.stopMs === undefined) {
          const due = dueOf(model)
          expect(clock.dueAt && Date.parse(clock.dueAt), `${measure} due`).toBe(Number.isFinite(due) ? due : null)
          expect(clock.state === 'breached', `${measure} ${clock.state}`).toBe(due <= until)
          expect(sum('paused'), `${measure} paused`).toBeCloseTo(pausedIn(explained), 6)
          expect(clock.countedSeconds, `${measure} counted`).toBeCloseTo(explained.countedSeconds, 6)
        } else if (model.isDropped) expect(clock.state, measure).toBe('dropped')
        else {
          const inTime = explained.countedSeconds <= model.ground.targetSeconds
          const met = inTime && (model.neededBy === null || model.stopMs <= model.neededBy)
          expect(clock.state, `${measure} judged`).toBe(met ? 'met' : 'missed')
          expect(clock.countedSeconds, `${measure} counted`).toBeCloseTo(explained.countedSeconds, 6)
        }
      }
    }
    await expectNothingNew(business.scope)
  }
  return { play, check }
}

const pausedIn = ({ intervals }: ReturnType<typeof explainModel>) =>
  intervals.reduce((sum, { kind, seconds }) => sum + (kind === 'paused' ? seconds : 0), 0)

type Scope = Awaited<ReturnType<typeof buildBusiness>>['scope']

/** Reckoned again, and once more, a clock stands where it stood. */
const expectNothingNew = (scope: Scope) =>
  scope.transaction(async (tx) => {
    const rows = async () =>
      (
        await sql`select id, state, due_at, warn_at, next_alarm_at, target_seconds, branch_id from clock order by id`.execute(
          tx.db,
        )
      ).rows
    const before = await rows()
    for (let round = 0; round < 2; round += 1) {
      for (const clock of await takeClocks(tx, {})) await setReckoned(tx, clock)
      expect(await rows()).toEqual(before)
    }
  })

/** Each ended pause in two halves that touch: the same time, said otherwise. */
const splitPauses = (scope: Scope) =>
  scope.transaction(async (tx) => {
    const pauses = await tx.db.selectFrom('clock_pause').selectAll().where('to_at', 'is not', null).execute()
    for (const pause of pauses) {
      const to = pause.to_at as Date
      const middle = new Date(Math.floor((pause.from_at.getTime() + to.getTime()) / 2))
      await tx.db.updateTable('clock_pause').set({ to_at: middle }).where('id', '=', pause.id).execute()
      await tx.db
        .insertInto('clock_pause')
        .values({ ...pause, id: newId(), from_at: middle, to_at: to })
        .execute()
    }
    for (const clock of await takeClocks(tx, {})) await setReckoned(tx, clock)
  })
