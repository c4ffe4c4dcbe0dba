import fc from 'fast-check'
import { expect, test } from 'vitest'
import { businessSecondsBetween, dueAt, openSpans, type Pause } from './business-time.ts'
import type { Calendar } from './calendar.ts'
import vectors from './vectors.json' with { type: 'json' }

const at = (iso: string) => Temporal.Instant.from(iso).epochMilliseconds
const pausesOf = (pairs: readonly (readonly (string | null)[])[]): Pause[] =>
  pairs.map(([from, to]) => ({ from: at(String(from)), to: to ? at(to) : undefined }))
const office: Calendar = {
  zone: 'Europe/Istanbul',
  weekly: {
    1: [
      ['09:00', '12:00'],
      ['13:00', '18:00'],
    ],
    5: [['09:00', '18:00']],
  },
}
const always: Calendar = {
  zone: 'America/New_York',
  weekly: Object.fromEntries([1, 2, 3, 4, 5, 6, 7].map((day) => [day, [['00:00', '24:00']]])),
}

test.each(vectors.sla_due)('due time: $id', ({ input, expected }) => {
  const { due } = dueAt(input.calendar as unknown as Calendar, at(input.start), input.seconds, pausesOf(input.pauses))
  expect(due).toBe(expected.due_utc === null ? undefined : at(expected.due_utc))
})

test.each(vectors.business_time_between)('business time between: $id', ({ input, expected }) => {
  const calendar = input.calendar as unknown as Calendar
  expect(businessSecondsBetween(calendar, at(input.from), at(input.to))).toBe(expected.seconds)
})

test('a day with a lunch break has two open intervals, cut at both ends', () => {
  const spans = openSpans(office, at('2026-03-09T10:00:00+03:00'), at('2026-03-09T17:00:00+03:00'))
  expect([...spans]).toEqual([
    { from: at('2026-03-09T10:00:00+03:00'), to: at('2026-03-09T12:00:00+03:00') },
    { from: at('2026-03-09T13:00:00+03:00'), to: at('2026-03-09T17:00:00+03:00') },
  ])
})

test('a business that never closes has one open interval, across midnight and the change of the clocks', () => {
  const [from, to] = [at('2026-03-01T05:30:00Z'), at('2026-03-20T00:00:00Z')]
  expect([...openSpans(always, from, to)]).toEqual([{ from, to }])
})

test('a night shift that overlaps the next morning is counted once', () => {
  const calendar: Calendar = { zone: 'Asia/Baku', weekly: { 1: [['22:00', '32:00']], 2: [['06:00', '10:00']] } }
  expect(businessSecondsBetween(calendar, at('2026-03-09T00:00:00+04:00'), at('2026-03-11T00:00:00+04:00'))).toBe(
    43_200,
  )
})

test('an override without hours closes the day', () => {
  const calendar = { ...office, overrides: { '2026-03-09': [] } }
  expect(dueAt(calendar, at('2026-03-09T10:00:00+03:00'), 60).due).toBe(at('2026-03-13T09:01:00+03:00'))
})

test('a clock that was due before a pause began stays due while the pause runs', () => {
  const start = at('2026-03-09T10:00:00+03:00')
  expect(dueAt(office, start, 3600, [{ from: start + 7_200_000 }]).due).toBe(start + 3_600_000)
  expect(dueAt(office, start, 3600, [{ from: start + 1_800_000 }]).due).toBeUndefined()
})

test('pauses that overlap are counted once', () => {
  const start = at('2026-03-09T13:00:00+03:00')
  const pauses = [
    { from: start + 60_000, to: start + 180_000 },
    { from: start, to: start + 120_000 },
  ]
  expect(dueAt(office, start, 60, pauses).due).toBe(start + 240_000)
})

test('a target of nothing is due at once, even when the business is closed', () => {
  const sunday = at('2026-03-08T10:00:00+03:00')
  expect(dueAt(office, sunday, 0).due).toBe(sunday)
})

test('a calendar that never opens has no due time, and says so', () => {
  const closed: Calendar = { zone: 'Asia/Baku', weekly: {} }
  expect(() => dueAt(closed, 0, 1)).toThrow(expect.objectContaining({ code: 'calendar.no_open_time' }))
  expect(businessSecondsBetween(closed, 0, 1e12)).toBe(0)
})

test('a malformed calendar and a senseless target are refused with a stable code', () => {
  const bad = { ...office, zone: 'Europe/Nowhere' }
  expect(() => dueAt(bad, 0, 1)).toThrow(expect.objectContaining({ code: 'calendar.bad_zone', at: 'zone' }))
  for (const seconds of [-1, Number.NaN, Number.POSITIVE_INFINITY]) {
    expect(() => dueAt(office, 0, seconds)).toThrow(expect.objectContaining({ code: 'calendar.bad_target' }))
  }
})

const minutes = (value: number) =>
  `${String(Math.floor(value / 60)).padStart(2, '0')}:${String(value % 60).padStart(2, '0')}`
const hours = fc
  .tuple(
    fc.integer({ min: 0, max: 1000 }),
    fc.integer({ min: 1, max: 400 }),
    fc.integer({ min: 0, max: 300 }),
    fc.integer({ min: 1, max: 600 }),
  )
  .map(([open, first, lunch, second]): [string, string][] => {
    const again = open + first + lunch
    const morning: [string, string] = [minutes(open), minutes(open + first)]
    return again < 1440 ? [morning, [minutes(again), minutes(again + second)]] : [morning]
  })
const calendars = fc.record({
  zone: fc.constantFrom(
    'Europe/Istanbul',
    'America/New_York',
    'Asia/Jakarta',
    'Australia/Lord_Howe',
    'America/Sao_Paulo',
  ),
  weekly: fc.dictionary(fc.constantFrom('1', '2', '3', '4', '5', '6', '7'), hours, { minKeys: 1, maxKeys: 7 }),
})
const instants = fc
  .integer({ min: at('2015-01-01T00:00:00Z') / 1000, max: at('2027-01-01T00:00:00Z') / 1000 })
  .map((s) => s * 1000)
const targets = fc.integer({ min: 1, max: 400_000 })

test('property: exactly the target lies between the start and the due time, and the due time is the first such instant', () => {
  fc.assert(
    fc.property(calendars, instants, targets, (calendar, start, seconds) => {
      const { due } = dueAt(calendar, start, seconds)
      expect(businessSecondsBetween(calendar, start, Number(due))).toBe(seconds)
      expect(businessSecondsBetween(calendar, start, Number(due) - 1000)).toBe(seconds - 1)
    }),
    { numRuns: 150 },
  )
})

test('property: a pause before the due time moves it by the business time that the pause holds', () => {
  fc.assert(
    fc.property(calendars, instants, targets, targets, targets, (calendar, start, seconds, wait, length) => {
      const from = start + wait * 1000
      const to = from + length * 1000
      const plain = Number(dueAt(calendar, start, seconds).due)
      const paused = Number(dueAt(calendar, start, seconds, [{ from, to }]).due)
      const lost = plain > from ? businessSecondsBetween(calendar, from, to) : 0
      expect(businessSecondsBetween(calendar, start, paused)).toBe(seconds + lost)
      if (plain <= from) expect(paused).toBe(plain)
    }),
    { numRuns: 150 },
  )
})

test('property: a later start or a larger target is never due earlier, and time adds up across any split', () => {
  fc.assert(
    fc.property(calendars, instants, targets, targets, (calendar, start, seconds, more) => {
      const due = Number(dueAt(calendar, start, seconds).due)
      const middle = start + more * 1000
      expect(Number(dueAt(calendar, middle, seconds).due)).toBeGreaterThanOrEqual(due)
      expect(Number(dueAt(calendar, start, seconds + more).due)).toBeGreaterThan(due)
      const [earlier, later] = [Math.min(middle, due), Math.max(middle, due)]
      expect(businessSecondsBetween(calendar, start, earlier) + businessSecondsBetween(calendar, earlier, later)).toBe(
        businessSecondsBetween(calendar, start, later),
      )
    }),
    { numRuns: 150 },
  )
})
