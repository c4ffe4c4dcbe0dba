import { expect, test } from 'vitest'
import { type Calendar, checkCalendar } from './calendar.ts'

const good: Calendar = {
  zone: 'Europe/Istanbul',
  weekly: {
    1: [
      ['09:00', '12:00'],
      ['12:00', '18:00'],
    ],
    5: [['22:00', '30:00']],
  },
}

test('a good calendar has no problems', () => {
  expect(
    checkCalendar({ ...good, holidays: ['2028-02-29'], overrides: { '2026-03-19': [['09:00', '13:00']] } }),
  ).toEqual([])
  expect(checkCalendar({ zone: 'UTC', weekly: {}, overrides: { '2026-03-19': [['00:00', '24:00']] } })).toEqual([])
})

test.each<[string, object, string, string]>([
  ['an unknown zone', { zone: 'Europe/Nowhere' }, 'calendar.bad_zone', 'zone'],
  ['a fixed offset as zone', { zone: '+03:00' }, 'calendar.bad_zone', 'zone'],
  ['an eighth weekday', { weekly: { 8: [['09:00', '18:00']] } }, 'calendar.bad_weekday', 'weekly.8'],
  ['a time that is none', { weekly: { 1: [['9am', '18:00']] } }, 'calendar.bad_hours', 'weekly.1'],
  ['minutes past the hour', { weekly: { 1: [['09:60', '18:00']] } }, 'calendar.bad_hours', 'weekly.1'],
  ['an end before the start', { weekly: { 1: [['18:00', '09:00']] } }, 'calendar.bad_hours', 'weekly.1'],
  ['a start on the next day', { weekly: { 1: [['24:00', '30:00']] } }, 'calendar.bad_hours', 'weekly.1'],
  ['an end after two days', { weekly: { 1: [['09:00', '48:01']] } }, 'calendar.bad_hours', 'weekly.1'],
  [
    'overlapping hours',
    {
      weekly: {
        1: [
          ['12:00', '18:00'],
          ['09:00', '13:00'],
        ],
      },
    },
    'calendar.overlapping_hours',
    'weekly.1',
  ],
  ['a holiday that does not exist', { holidays: ['2026-01-01', '2026-02-29'] }, 'calendar.bad_date', 'holidays.1'],
  [
    'an override that is no date',
    { overrides: { tomorrow: [['09:00', '18:00']] } },
    'calendar.bad_date',
    'overrides.tomorrow',
  ],
  ['no hours at all', { weekly: { 1: [] } }, 'calendar.no_open_time', ''],
])('%s is found', (_, wrong, code, at) => {
  expect(checkCalendar({ ...good, ...wrong })).toEqual([{ code, at }])
})
