import fc from 'fast-check'
import { expect, test } from 'vitest'
import { businessSecondsBetween } from './business-time.ts'
import type { Calendar } from './calendar.ts'
import { explainClock } from './explain-clock.ts'

const calendar: Calendar = { zone: 'Europe/Istanbul', weekly: { 1: [['09:00', '18:00']], 2: [['09:00', '18:00']] } }
const at = (time: string) => Temporal.Instant.from(`2026-03-${time}:00+03:00`).epochMilliseconds

test('counted, paused and closed time follow one another without gaps', () => {
  const explained = explainClock({
    calendar,
    startMs: at('09T10:00'),
    targetSeconds: 8 * 3600,
    pauses: [{ from: at('09T17:00'), to: at('10T10:00') }],
    untilMs: at('10T10:30'),
  })
  expect(explained.intervals).toEqual([
    { from: at('09T10:00'), to: at('09T17:00'), kind: 'counted', seconds: 7 * 3600 },
    { from: at('09T17:00'), to: at('09T18:00'), kind: 'paused', seconds: 3600 },
    { from: at('09T18:00'), to: at('10T09:00'), kind: 'closed', seconds: 15 * 3600 },
    { from: at('10T09:00'), to: at('10T10:00'), kind: 'paused', seconds: 3600 },
    { from: at('10T10:00'), to: at('10T10:30'), kind: 'counted', seconds: 1800 },
  ])
  expect(explained).toMatchObject({ countedSeconds: 27_000, remainingSeconds: 1800, dueAt: at('10T11:00') })
})

test('a running pause leaves no due time and counts nothing more', () => {
  const explained = explainClock({
    calendar,
    startMs: at('09T10:00'),
    targetSeconds: 3600,
    pauses: [{ from: at('09T10:30') }],
    untilMs: at('09T12:00'),
  })
  expect(explained).toMatchObject({ countedSeconds: 1800, remainingSeconds: 1800, dueAt: undefined })
})

test('a missed target has negative time left', () => {
  const clock = { calendar, startMs: at('09T10:00'), targetSeconds: 3600, pauses: [], untilMs: at('09T12:00') }
  expect(explainClock(clock)).toMatchObject({ remainingSeconds: -3600, dueAt: at('09T11:00') })
})

test('a clock that was stopped as it started has nothing to show', () => {
  const clock = { calendar, startMs: at('09T10:00'), targetSeconds: 3600, pauses: [], untilMs: at('09T10:00') }
  expect(explainClock(clock)).toMatchObject({ intervals: [], countedSeconds: 0, remainingSeconds: 3600 })
})

test('property: intervals join, and counted and paused time together are the business time', () => {
  const hour = fc.integer({ min: 0, max: 500 }).map((hours) => hours * 1_800_000)
  fc.assert(
    fc.property(hour, hour, fc.array(fc.tuple(hour, hour), { maxLength: 4 }), (start, length, pairs) => {
      const startMs = at('09T00:00') + start
      const untilMs = startMs + length
      const pauses = pairs.map(([from, to]) => ({ from: startMs + from, to: startMs + from + to }))
      const { intervals } = explainClock({ calendar, startMs, targetSeconds: 60, pauses, untilMs })
      const edges = [startMs, ...intervals.map((interval) => interval.to)]
      expect(intervals.map((interval) => interval.from)).toEqual(edges.slice(0, -1))
      expect(edges.at(-1)).toBe(untilMs)
      const open = intervals
        .filter((interval) => interval.kind !== 'closed')
        .reduce((sum, { seconds }) => sum + seconds, 0)
      expect(open).toBe(businessSecondsBetween(calendar, startMs, untilMs))
    }),
    { numRuns: 150 },
  )
})
