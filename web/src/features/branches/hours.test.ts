import { expect, test } from 'vitest'
import { endsNextDay, nextSpan, shownEnd, spanOf } from './hours.ts'

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
})

test('a further span begins after the pause', () => {
  expect(nextSpan([['09:00', '12:30']])).toEqual(['13:30', '16:30'])
})
