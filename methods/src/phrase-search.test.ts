import { expect, test } from 'vitest'
import { phraseSearch } from './phrase-search.ts'

type Tongue = Parameters<typeof phraseSearch>[1]
const found = (phrase: string, text: string, language: Tongue, withForms = true) =>
  [...text.matchAll(phraseSearch([phrase], language, 'giu', withForms))].map(([words]) => words)

test.each<[Tongue, string, string, string]>([
  ['en', 'cheap', 'Our CHEAPEST lamp', 'CHEAPEST'],
  ['en', 'cheap', 'It is sold cheaply.', 'cheaply'],
  ['en', 'policy', 'Two policies say so', 'policies'],
  ['en', 'unfortunate', 'an unfortunate day', 'unfortunate'],
  ['tr', 'ucuz', 'Daha ucuzdur', 'ucuzdur'],
  ['tr', 'indirimli', 'İNDİRİMLİ ÜRÜN', 'İNDİRİMLİ'],
  ['tr', 'ısrarcı', 'ISRARCI olmayın', 'ISRARCI'],
  ['tr', 'hesap', 'hesabınız hazır', 'hesabınız'],
  ['tr', 'problem', 'problemi çözdük', 'problemi'],
  ['az', 'ucuz', 'Ən ucuzu budur', 'ucuzu'],
  ['az', 'problem', 'PROBLEMLƏR bitdi', 'PROBLEMLƏR'],
  ['az', 'uşaq', 'uşağınız', 'uşağınız'],
  ['id', 'murah', 'Yang termurah', 'termurah'],
  ['id', 'masalah', 'Masalahnya selesai', 'Masalahnya'],
  ['zh', '便宜', '这款很便宜吧', '便宜'],
])('in %s a form of “%s” is found', (language, phrase, text, words) =>
  expect(found(phrase, text, language)).toEqual([words]),
)

test.each<[Tongue, string, string]>([
  ['en', 'cheap', 'a cheapskate'],
  ['en', 'bad', 'a badge'],
  ['tr', 'mal', 'malzeme geldi'],
  ['tr', 'ucuz', 'avucuzun'],
  ['id', 'murah', 'pemurahan'],
])('in %s “%s” is not found in “%s”', (language, phrase, text) => expect(found(phrase, text, language)).toEqual([]))

test('without forms only the word itself is found, in any case and with any apostrophe', () => {
  expect(found('ucuz', 'ucuzdur, UCUZ', 'tr', false)).toEqual(['UCUZ'])
  expect(found("don't", 'We Don’t', 'en', false)).toEqual(['Don’t'])
  expect(found('of course', 'OF\n course', 'en')).toEqual(['OF\n course'])
})

test('signs of patterns in a phrase are letters like any other, and no phrases find nothing', () => {
  expect(found('50% (off)', 'now 50% (off)', 'en')).toEqual(['50% (off)'])
  expect(found('non-refundable', 'It is non-refundable.', 'en')).toEqual(['non-refundable'])
  expect('anything'.match(phraseSearch([], 'en'))).toBeNull()
})

test('a long text takes no time', () => {
  const began = performance.now()
  found('unfortunately', 'unfortunatel'.repeat(8000), 'en')
  found('hesap', `${'hesab'.repeat(16_000)}`, 'tr')
  expect(performance.now() - began).toBeLessThan(1500)
})
