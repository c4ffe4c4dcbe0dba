import { expect, test } from 'vitest'
import { afterQuietHours } from './quiet-hours.ts'

const night = { from: '21:00', to: '09:00' }
const later = (at: string, zone: string, quiet = night) =>
  new Date(afterQuietHours(Date.parse(at), zone, quiet)).toISOString()

test('a mail that is due at night goes in the morning of whoever gets it', () => {
  expect(later('2026-11-23T19:30:00Z', 'Europe/Istanbul')).toBe('2026-11-24T06:00:00.000Z')
  expect(later('2026-11-24T01:00:00Z', 'Europe/Istanbul')).toBe('2026-11-24T06:00:00.000Z')
  expect(later('2026-11-24T01:00:00Z', 'Asia/Shanghai')).toBe('2026-11-24T01:00:00.000Z')
})
test('the ends: quiet begins with the first minute and ends with the last', () => {
  expect(later('2026-11-23T17:59:59Z', 'Europe/Istanbul')).toBe('2026-11-23T17:59:59.000Z')
  expect(later('2026-11-23T18:00:00Z', 'Europe/Istanbul')).toBe('2026-11-24T06:00:00.000Z')
  expect(later('2026-11-24T06:00:00Z', 'Europe/Istanbul')).toBe('2026-11-24T06:00:00.000Z')
})
test('quiet hours at noon, none at all, and a morning that the clocks skip', () => {
  expect(later('2026-11-24T10:30:00Z', 'UTC', { from: '10:00', to: '12:00' })).toBe('2026-11-24T12:00:00.000Z')
  expect(later('2026-11-24T01:00:00Z', 'UTC', { from: '00:00', to: '00:00' })).toBe('2026-11-24T01:00:00.000Z')
  // Berlin, 29 March 2026: 02:30 does not exist.
  expect(later('2026-03-29T00:30:00Z', 'Europe/Berlin', { from: '01:00', to: '02:30' })).toBe(
    '2026-03-29T01:30:00.000Z',
  )
})
