import type { Clock } from '@heed/contract/standards.ts'
import { expect, test } from 'vitest'
import { canBearLabels, columnsOf, piecesOf, sumOf } from './clock-pieces.ts'
import { readClock } from './clock-reading.ts'

const now = new Date('2026-11-12T10:42:00Z')
const clock = (part: Partial<Clock>): Clock => ({
  id: '0192f000-0000-7000-8000-000000000001',
  measure: 'first_answer',
  state: 'running',
  dueAt: '2026-11-12T10:52:00Z',
  targetSeconds: 7200,
  remainingSeconds: null,
  stoppedAt: null,
  countedSeconds: null,
  subjectId: null,
  neededBy: null,
  pausedFor: null,
  steps: null,
  stepsLimit: null,
  standardId: null,
  standardName: 'Mail within 2 working hours',
  startedAt: '2026-11-11T17:52:00Z',
  warnAt: null,
  zone: 'Asia/Baku',
  history: [],
  intervals: [
    { from: '2026-11-11T17:52:00Z', to: '2026-11-11T18:00:00Z', kind: 'counted', seconds: 480 },
    { from: '2026-11-11T18:00:00Z', to: '2026-11-12T09:00:00Z', kind: 'closed', seconds: 54_000 },
    { from: '2026-11-12T09:00:00Z', to: '2026-11-12T10:30:00Z', kind: 'counted', seconds: 5400 },
  ],
  ...part,
})
const explain = (part: Partial<Clock>) => {
  const given = clock(part)
  return piecesOf(given, readClock(given, now), now)
}

test('a running clock goes on to now and shows what is left', () => {
  const pieces = explain({})
  expect(sumOf(pieces, ['counted'])).toBe(480 + 6120)
  expect(pieces.at(-1)).toEqual({ kind: 'left', seconds: 600 })
})

test('a clock turns late by itself and shows by how much', () => {
  const pieces = explain({ dueAt: '2026-11-12T10:24:00Z', targetSeconds: 6600 - 1080 })
  expect(readClock(clock({ dueAt: '2026-11-12T10:24:00Z' }), now).state).toBe('breached')
  expect(pieces.at(-1)).toEqual({ kind: 'over', seconds: 1080 })
  expect(sumOf(pieces, ['counted', 'over'])).toBe(6600)
})

test('a paused clock keeps what is left', () => {
  const reading = readClock(clock({ state: 'paused', dueAt: null, remainingSeconds: 1320 }), now)
  expect(reading).toMatchObject({ tone: 'hold', seconds: 1320 })
})

test('a stopped clock says what it counted, however late it is now', () => {
  const reading = readClock(clock({ state: 'met', stoppedAt: '2026-11-12T10:20:00Z', countedSeconds: 5280 }), now)
  expect(reading).toMatchObject({ state: 'met', tone: 'met', seconds: 5280 })
})

test('the bar is to scale: seconds of an hour are a sliver, and a night is one break', () => {
  const intervals: Clock['intervals'] = [
    { from: '2026-11-12T10:41:52Z', to: '2026-11-12T10:42:00Z', kind: 'counted', seconds: 8 },
  ]
  const young = explain({ intervals, targetSeconds: 3600, dueAt: '2026-11-12T11:41:52Z' })
  expect(columnsOf(young)).toBe('minmax(3px, 8fr) minmax(3px, 3592fr)')
  expect(canBearLabels(young)).toBe(false)
  expect(columnsOf(explain({}))).toBe('minmax(3px, 480fr) minmax(3px, 26px) minmax(3px, 6120fr) minmax(3px, 600fr)')
  expect(
    canBearLabels([
      { kind: 'counted', seconds: 40 },
      { kind: 'left', seconds: 60 },
    ]),
  ).toBe(true)
})
