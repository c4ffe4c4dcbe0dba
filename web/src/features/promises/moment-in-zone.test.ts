import { expect, test } from 'vitest'
import { dayInZone, isOtherZone, momentInZone } from './moment-in-zone.ts'

test('a day and a time are read on the wall clock of the branch', () => {
  expect(momentInZone('2026-11-25', '09:30', 'Europe/Istanbul')).toBe('2026-11-25T06:30:00.000Z')
  expect(momentInZone('2026-11-25', '09:30', 'Asia/Jakarta')).toBe('2026-11-25T02:30:00.000Z')
  expect(momentInZone('2026-07-01', '00:00', 'America/New_York')).toBe('2026-07-01T04:00:00.000Z')
})

test('a time that clocks skip becomes the hour after it, and of one that comes twice the first is meant', () => {
  expect(momentInZone('2026-03-29', '02:30', 'Europe/Berlin')).toBe('2026-03-29T01:30:00.000Z')
  expect(momentInZone('2026-10-25', '02:30', 'Europe/Berlin')).toBe('2026-10-25T00:30:00.000Z')
  expect(momentInZone('2026-10-25', '03:30', 'Europe/Berlin')).toBe('2026-10-25T02:30:00.000Z')
})

test('the day is that of the zone, not of the reader', () => {
  expect(dayInZone('2026-11-25T22:30:00Z', 'Europe/Istanbul')).toBe('2026-11-26')
  expect(dayInZone('2026-11-25T22:30:00Z', 'Europe/London')).toBe('2026-11-25')
})

test('a zone is another one only where its clocks differ now', () => {
  const at = new Date('2026-11-25T09:00:00Z')
  expect(isOtherZone('Europe/Istanbul', 'Asia/Jakarta', at)).toBe(true)
  expect(isOtherZone('Europe/Istanbul', 'Europe/Istanbul', at)).toBe(false)
  expect(isOtherZone('Europe/Istanbul', 'Asia/Riyadh', at)).toBe(false)
  // In summer London is an hour nearer than in winter.
  expect(isOtherZone('Europe/London', 'UTC', at)).toBe(false)
  expect(isOtherZone('Europe/London', 'UTC', new Date('2026-07-01T09:00:00Z'))).toBe(true)
})
