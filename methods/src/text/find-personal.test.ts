import { expect, test } from 'vitest'
import { findPersonal, type KnownPeople, maskPersonal } from './find-personal.ts'

const known: KnownPeople = {
  ownNames: ['Ayşe Demir'],
  otherNames: ['Gülnarə Əliyeva', 'Umut Kaya', '王小明', 'Budi Santoso'],
  emails: ['ayse.demir@example.test', 'info@example.test'],
  phones: ['+905321234567'],
  numbers: ['1042'],
}
const mask = (text: string) => maskPersonal(text, findPersonal(text, known))

test.each([
  ['AYSE geldi', '… geldi'],
  ['Ayşe Hanım’ın gömleği', '… Hanım’ın gömleği'],
  ['DEMİR’e ve Demirin eşine', '…’e ve … eşine'],
  ['ayşenin siparişi', '… siparişi'],
  ['Gulnare Eliyevanın paltosu', '… paltosu'],
  ['GÜLNARƏ  ƏLİYEVA zəng etdi', '… zəng etdi'],
  ['顾客王小明来过', '顾客…来过'],
  ['Pak Budi  Santoso menelepon', 'Pak … menelepon'],
  ['Write to Ayse.Demir@Example.test today', 'Write to … today'],
  ['her mailbox is ayse.demir there', 'her mailbox is … there'],
  ['someone @ other.example', '…'],
  ['0532 123 45 67 arandı', '… arandı'],
  ['call (0532) 123-45-67', 'call …'],
  ['telefonu 5321234567', 'telefonu …'],
  ['other number +62 812-3456-7890', 'other number …'],
  ['case 1042', 'case …'],
  ['#77 again', '… again'],
  ['Sipariş no: 4711', 'Sipariş no: …'],
  ['Fiş 00231', 'Fiş …'],
  ['qəbz № 123', 'qəbz …'],
  ['Sipariş no: NRN-48213', 'Sipariş no: NRN-…'],
  ['sipariş numaram 4711', 'sipariş numaram …'],
  ['sifariş nömrəmiz: 4711', 'sifariş nömrəmiz: …'],
  ['4711 numaralı fiş', '… numaralı fiş'],
  ['4711 nolu sipariş', '… nolu sipariş'],
  ['4711 nömrəli qəbz', '… nömrəli qəbz'],
  ['12.03.2026 0505 111 22 33', '…'],
  ['05-32-1112233', '…'],
  ['订单号：20231', '订单号：…'],
])('%s becomes %s', (text, masked) => {
  expect(mask(text)).toBe(masked)
})

test.each([
  'Umut bekledi',
  'kaya gibi sağlam',
  'Fiyatı 1.450.000 Rp idi',
  '25.11.2026 günü, saat 14:30',
  'on 2026-11-25 within 24 hours',
  '28.11.2026 - 29.11.2026 arası',
  'sipariş için 500 TL',
  '38 numaralı ayakkabı',
  '42 beden, 3 gün',
  'Demokrasi ve demlik',
  'demirbaşlar',
  '小明天来',
])('%s names nobody', (text) => {
  expect(mask(text)).toBe(text)
})

test.each(['a', '@', '1', 'a1 ', 'ab 1234 ', 'no 1.. ', '1 '])('100 kB of "%s" take no time to speak of', (part) => {
  const text = part.repeat(100_000 / part.length)
  const began = performance.now()
  findPersonal(text, known)
  expect(performance.now() - began).toBeLessThan(1500)
})
