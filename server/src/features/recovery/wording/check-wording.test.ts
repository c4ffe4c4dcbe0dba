import type { Language } from '@heed/contract/primitives.ts'
import { expect, test } from 'vitest'
import { findWording } from './check-wording.ts'

const kindsOf = (text: string, language: Language) => findWording(text, language, 'en').map(({ kind }) => kind)

test.each<[Language, string]>([
  ['en', 'You should have read the label.'],
  ['tr', 'Etiketi OKUMALIYDINIZ.'],
  ['id', 'Seharusnya Anda membaca labelnya.'],
  ['az', 'Etiketi oxumalı idiniz.'],
  ['zh', '您本应该先看标签。'],
])('blame is found in %s', (language, text) => expect(kindsOf(text, language)).toEqual(['blame']))

test.each<[Language, string, string]>([
  ['en', 'We don’t sell that polish.', 'We don’t sell that polish. I will find out who does and call you by five.'],
  ['tr', 'O ojeyi satmıyoruz.', 'O ojeyi satmıyoruz, ancak size iki gün içinde getirtebiliriz.'],
  ['id', 'Kami tidak menjual cat kuku itu.', 'Kami tidak menjual cat kuku itu, tetapi kami bisa memesankannya.'],
  ['az', 'O lakı satmırıq.', 'O lakı satmırıq, amma sizin üçün sifariş edə bilərik.'],
  ['zh', '这个牌子我们不卖。', '这个牌子我们不卖,我可以向厂家订货。'],
])('a dead end in %s is one only without an offer', (language, dead, mended) => {
  expect(kindsOf(dead, language)).toEqual(['dead_end'])
  expect(kindsOf(mended, language)).toEqual([])
})

test.each<[Language, string]>([
  ['en', 'Thank you for telling us. We are sorry that the seam tore, and your new shirt is ready on Friday.'],
  ['tr', 'Bize yazdığınız için teşekkür ederiz. Dikişin açılması bizim hatamız, yeni gömleğiniz cuma günü hazır.'],
  ['id', 'Terima kasih sudah memberi tahu. Kami mohon maaf jahitannya lepas, kemeja baru siap hari Jumat.'],
  [
    'az',
    'Bizə yazdığınız üçün təşəkkür edirik. Tikişin sökülməsi bizim səhvimizdir, yeni köynəyiniz cümə günü hazırdır.',
  ],
  ['zh', '感谢您告诉我们。缝线开裂很抱歉,新衬衫星期五就好。'],
])('a kind answer in %s has nothing to find', (language, text) => expect(kindsOf(text, language)).toEqual([]))

test.each<[Language, string]>([
  ['en', 'Please calm down.'],
  ['tr', 'Lütfen sakin olun.'],
  ['id', 'Mohon tenang, Bu.'],
  ['az', 'Zəhmət olmasa sakitləşin.'],
  ['zh', '请您冷静。'],
])('telling the customer how to feel is found in %s, as what it is', (language, text) =>
  expect(kindsOf(text, language)).toEqual(['talks_down']),
)

test.each<[Language, string]>([
  ['en', 'That is not our fault.'],
  ['tr', 'Bu bizim hatamız değil.'],
  ['id', 'Itu bukan kesalahan kami.'],
  ['az', 'Bu bizim səhvimiz deyil.'],
  ['zh', '这不是我们的错。'],
])('“not our fault” is found in %s, whatever is offered beside it', (language, text) => {
  expect(kindsOf(text, language)).toEqual(['disowns'])
  expect(kindsOf(`${text} We can, yapabiliriz, kami bisa, edə bilərik, 我们可以`, language)).toEqual(['disowns'])
})

test.each<[Language, string, string]>([
  ['en', 'Our policy does not allow that.', 'Our policy does not allow that. What I can do: a voucher.'],
  ['tr', 'Politikamız buna izin vermiyor.', 'Politikamız buna izin vermiyor; bunun yerine çek verebiliriz.'],
  ['id', 'Kebijakan kami tidak mengizinkan.', 'Kebijakan kami tidak mengizinkan, sebagai gantinya ada kupon.'],
  ['az', 'Qaydalarımız buna icazə vermir.', 'Qaydalarımız buna icazə vermir, bunun əvəzinə kupon var.'],
  ['zh', '我们的规定不允许。', '我们的规定不允许，不过我们可以换一件。'],
])('a policy that does not allow it is found in %s unless something is offered', (language, alone, mended) => {
  expect(kindsOf(alone, language)).toEqual(['rule_without_alternative'])
  expect(kindsOf(mended, language)).toEqual([])
})

test('a finding says where it stands, why it hurts in the reader’s language, and what to say instead', () => {
  const text = 'Hello. You  should have called. Calm down.'
  const [first, second] = findWording(text, 'en', 'tr')
  expect(first).toMatchObject({ kind: 'blame', phrase: 'You  should have', from: 7, to: 23 })
  expect(text.slice(first?.from, first?.to)).toBe(first?.phrase)
  expect(first?.why).toContain('müşteri')
  expect(second).toMatchObject({ kind: 'talks_down', phrase: 'Calm down' })
})

test('it is found in words only, not inside other words, and a long text takes no time', () => {
  expect(kindsOf('Whatever you should have-not', 'en')).toEqual(['blame'])
  expect(kindsOf('I donate', 'en')).toEqual([])
  const began = performance.now()
  expect(findWording('you should have '.repeat(6000), 'en', 'en')).toHaveLength(50)
  findWording(`${' '.repeat(50_000)}you${' '.repeat(49_000)}x`, 'en', 'en')
  expect(performance.now() - began).toBeLessThan(2000)
})
