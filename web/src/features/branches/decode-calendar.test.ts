import { expect, test } from 'vitest'
import { decodeCalendar } from './decode-calendar.ts'

const bytes = (...values: number[]) => new Uint8Array(values).buffer

test('a file is read in the encoding that it is in', () => {
  expect(decodeCalendar(new TextEncoder().encode('Şükran 国庆').buffer, 'tr')).toBe('Şükran 国庆')
  expect(decodeCalendar(bytes(0xff, 0xfe, 0x5e, 0x01), 'tr')).toBe('Ş')
  expect(decodeCalendar(bytes(0xfe, 0xff, 0x01, 0x5e), 'tr')).toBe('Ş')
})

test('what is no UTF-8 is read as older programs of the language wrote it', () => {
  expect(decodeCalendar(bytes(0xde, 0xfd, 0x6b), 'tr')).toBe('Şık')
  expect(decodeCalendar(bytes(0xb9, 0xfa, 0xc7, 0xec), 'zh')).toBe('国庆')
})
