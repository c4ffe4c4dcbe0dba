import { expect, test } from 'vitest'
import { reckon, warningSeconds } from './clock-state.ts'

const calendar = { zone: 'UTC', weekly: { '1': [['09:00', '18:00']], '2': [['09:00', '18:00']] } } as const
const monday = Date.parse('2026-11-23T09:00:00Z')

test('the last quarter warns, at most one hour, and the due moment itself is breached', () => {
  expect(warningSeconds(7200)).toBe(1800)
  expect(warningSeconds(86_400)).toBe(3600)
  const at = (offsetSeconds: number) => reckon(calendar, monday, 7200, [], monday + offsetSeconds * 1000).state
  expect([at(0), at(5399), at(5400), at(7199), at(7200)]).toEqual([
    'running',
    'running',
    'warning',
    'warning',
    'breached',
  ])
})

test('an open pause stops the clock and a closed one moves the due time', () => {
  const pause = { from: monday + 600_000 }
  expect(reckon(calendar, monday, 7200, [pause], monday + 900_000)).toMatchObject({
    state: 'paused',
    due_at: null,
    next_alarm_at: null,
  })
  expect(
    reckon(calendar, monday, 7200, [{ ...pause, to: monday + 1_200_000 }], monday + 1_300_000).due_at?.toISOString(),
  ).toBe('2026-11-23T11:10:00.000Z')
})
