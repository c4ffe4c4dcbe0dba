import { expect, test } from 'vitest'
import { endFor, wallTime } from './wall-time.ts'

test('an end that is not after its beginning is of the next day', () => {
  expect(endFor('09:00', '18:00')).toBe('18:00')
  expect(endFor('22:00', '06:00')).toBe('30:00')
  expect(endFor('08:00', '08:00')).toBe('32:00')
  expect(wallTime('30:00')).toBe('06:00')
  expect(wallTime('24:00')).toBe('24:00')
  expect(wallTime(endFor('22:00', '06:30'))).toBe('06:30')
})
