import type { Calendar } from '@heed/methods/calendar.ts'
import { expect, test } from 'vitest'
import { suggest } from './suggest-times.ts'

const shop: Calendar = {
  zone: 'Europe/Istanbul',
  weekly: Object.fromEntries(['1', '2', '3', '4', '5', '6'].map((day) => [day, [['09:00', '19:00']]])),
  // A holiday on Monday.
  overrides: { '2026-11-30': [] },
}
const times = (calendar: Calendar, at: string) => {
  const { nearClosing, items } = suggest(calendar, Date.parse(at))
  return { nearClosing, ...Object.fromEntries(items.map(({ time, atMs }) => [time, new Date(atMs).toISOString()])) }
}

test('five minutes before closing only the next working morning and evening are offered', () => {
  expect(times(shop, '2026-11-25T18:55:00+03:00')).toEqual({
    nearClosing: true,
    next_morning: '2026-11-26T07:00:00.000Z',
    next_evening: '2026-11-26T16:00:00.000Z',
  })
})

test('closed days are passed over: on Saturday evening before a holiday Monday it is Tuesday', () => {
  expect(times(shop, '2026-11-28T18:55:00+03:00')).toMatchObject({ next_morning: '2026-12-01T07:00:00.000Z' })
  expect(times(shop, '2026-11-29T12:00:00+03:00')).toMatchObject({
    nearClosing: true,
    next_morning: '2026-12-01T07:00:00.000Z',
  })
})

test('during the day an hour from now and closing come first', () => {
  expect(times(shop, '2026-11-25T10:00:00+03:00')).toEqual({
    nearClosing: false,
    in_an_hour: '2026-11-25T08:00:00.000Z',
    before_closing: '2026-11-25T16:00:00.000Z',
    next_morning: '2026-11-26T07:00:00.000Z',
    next_evening: '2026-11-26T16:00:00.000Z',
  })
  expect(times(shop, '2026-11-25T18:15:00+03:00')).not.toHaveProperty('in_an_hour')
})

test('where it is always open, mornings and evenings are still those of people', () => {
  const hotel: Calendar = {
    zone: 'Asia/Baku',
    weekly: Object.fromEntries(['1', '2', '3', '4', '5', '6', '7'].map((day) => [day, [['00:00', '24:00']]])),
  }
  expect(times(hotel, '2026-11-25T23:50:00+04:00')).toEqual({
    nearClosing: true,
    next_morning: '2026-11-26T05:00:00.000Z',
    next_evening: '2026-11-26T16:00:00.000Z',
  })
})

test('a calendar without open time offers nothing', () => {
  expect(suggest({ zone: 'UTC', weekly: {} }, Date.now())).toEqual({ nearClosing: true, items: [] })
})
