import { expect, test } from 'vitest'
import { endsNextDay, isWholeDay, nextSpan, shownEnd, spanOf, usualHoursOf } from './hours.ts'

test('an end before the start lies on the next day', () => {
  const night = spanOf('22:00', '06:00')
  expect(night).toEqual(['22:00', '30:00'])
  expect(endsNextDay(night)).toBe(true)
  expect(shownEnd(night[1])).toBe('06:00')
})

test('midnight ends the same day', () => {
  const evening = spanOf('18:00', '00:00')
  expect(evening).toEqual(['18:00', '24:00'])
  expect(endsNextDay(evening)).toBe(false)
  expect(shownEnd(evening[1])).toBe('24:00')
  expect(spanOf('18:00', '24:00')).toEqual(evening)
})

test('a further span begins after the pause', () => {
  expect(nextSpan([['09:00', '12:30']])).toEqual(['13:30', '16:30'])
})

test('from a time to the same time is a whole day', () => {
  expect(isWholeDay(spanOf('00:00', '00:00'))).toBe(true)
  expect(isWholeDay(spanOf('00:00', '24:00'))).toBe(true)
  expect(isWholeDay(spanOf('00:00', '23:59'))).toBe(false)
})

test('a hotel is open around the clock, an online store answers on workdays', () => {
  expect(Object.values(usualHoursOf('hotel').weekly)).toEqual(Array(7).fill([['00:00', '24:00']]))
  expect(usualHoursOf('restaurant').weekly['7']).toHaveLength(1)
  expect(usualHoursOf('online_store').weekly['6']).toEqual([])
})
