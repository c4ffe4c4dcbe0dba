import { expect, test } from 'vitest'
import { azerbaijaniDate, azerbaijaniDistance } from './azerbaijani.ts'

const at = new Date('2026-11-12T06:52:00Z')
const timeZone = 'Asia/Baku'

test('dates are written with the names of the language', () => {
  expect(azerbaijaniDate(at, { dateStyle: 'full', timeStyle: 'short', timeZone })).toBe(
    '12 noyabr 2026, cümə axşamı, 10:52',
  )
  expect(azerbaijaniDate(at, { day: 'numeric', month: 'short', year: 'numeric', timeZone })).toBe('12 noy 2026')
  expect(azerbaijaniDate(at, { weekday: 'short', hour: '2-digit', timeZone })).toBe('C.a. 10:52')
})

test('distances are words, not signs', () => {
  expect(azerbaijaniDistance(-3, 'minute')).toBe('3 dəq əvvəl')
  expect(azerbaijaniDistance(-1, 'day')).toBe('dünən')
  expect(azerbaijaniDistance(2, 'hour')).toBe('2 saat sonra')
})
