import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { cutTokens, type Tongue } from './cut-tokens.ts'
import { findPhrases, indexPhrases, isPhrase } from './find-phrases.ts'
import { foldLetters } from './fold-letters.ts'

const finds = (language: Tongue, phrase: string, text: string) =>
  findPhrases(indexPhrases([[phrase, 'it']], language), text).has('it')

test.each<[Tongue, string, string]>([
  ['tr', 'kuyruk', 'KUYRUĞU görünce çıktık'],
  ['tr', 'renk', 'Rengi soldu'],
  ['tr', 'fiyat', 'FİYATLARINIZ yüksek'],
  ['tr', 'uzun sürdü', 'Yanıt çok uzun sürdü!'],
  ['tr', 'kasa', 'Kasada bekledik'],
  ['tr', 'Kadıköy', 'kadikoy’de çok beklettiler'],
  ['az', 'növbə', 'Növbədə gözlədik'],
  ['az', 'ağac', 'agaclar gozel idi'],
  ['id', 'tunggu', 'Saya menunggu satu jam'],
  ['id', 'layan', 'Pelayanannya ramah'],
  ['id', 'bayar', 'Pembayaran lama'],
  ['id', 'sapa', 'Kami disapa, lalu menyapanya'],
  ['en', 'queue', 'We were queueing for hours'],
  ['en', 'delay', 'DELAYED twice'],
  ['en', 'dont know', 'They don’t know'],
  ['en', 'too long', 'It took too long.'],
  ['zh', '等了', '我们等了很久'],
  ['zh', 'wifi 慢', '这里的WiFi慢'],
  ['zh', '等了', '等 了'],
])('in %s, "%s" is found in "%s"', (language, phrase, text) => {
  expect(finds(language, phrase, text)).toBe(true)
})

test.each<[Tongue, string, string]>([
  ['en', 'till', 'It was still good'],
  ['en', 'fast', 'We had breakfast'],
  ['en', 'too long', 'It was too. Long story'],
  ['tr', 'geç', 'Gecelik aldım'],
  ['tr', 'kuyruk', 'kuyu'],
  ['id', 'bayar', 'bayam segar'],
  ['zh', '太贵', '太好了。贵宾'],
])('in %s, "%s" is not found in "%s"', (language, phrase, text) => {
  expect(finds(language, phrase, text)).toBe(false)
})

test('one phrase under two labels is found for both, and what says too little is never looked for', () => {
  const index = indexPhrases(
    [
      ['slow till', 'waiting'],
      ['slow till', 'till'],
      ['a', 'everything'],
      ['!!', 'everything'],
      ['', 'everything'],
    ],
    'en',
  )
  expect([...findPhrases(index, 'A slow till. !!')].sort()).toEqual(['till', 'waiting'])
  expect(['ab', '  ', '🙂🙂🙂', '好', 'a-b'].map(isPhrase)).toEqual([false, false, false, false, false])
  expect(['abc', '好吃', 'a bc', 'ışı'].map(isPhrase)).toEqual([true, true, true, true])
})

describe('whatever the text', () => {
  const anyText = fc.string({ unit: 'grapheme', maxLength: 300 })
  test('folding twice is folding once, and no capital or mark is left', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const folded = foldLetters(text)
        expect(foldLetters(folded)).toBe(folded)
      }),
    )
  })
  test('a phrase is found in itself, in capitals and between other words', () => {
    const word = fc.constantFrom('kuyruk', 'renk', 'ışık', 'güler', 'harga', 'ramah', 'queue', 'növbə', 'fiyat')
    const tongue = fc.constantFrom<Tongue>('en', 'tr', 'id', 'az')
    fc.assert(
      fc.property(fc.array(word, { minLength: 1, maxLength: 4 }), tongue, anyText, (words, language, around) => {
        const phrase = words.join(' ')
        expect(finds(language, phrase, phrase.toLocaleUpperCase(language))).toBe(true)
        expect(finds(language, phrase, `${around}. ${phrase} . ${around}`)).toBe(true)
      }),
    )
  })
  test('tokens hold no space and no capital, whatever the script', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        for (const token of cutTokens(text)) expect(token).toMatch(/^[\p{L}\p{N}]*$/u)
      }),
    )
  })
  test('a hundred thousand letters are read in less than a second', () => {
    const index = indexPhrases([['bekledik', 1]], 'tr')
    const began = performance.now()
    expect(findPhrases(index, `${'çok uzun bir cümle '.repeat(5000)} bekledik`).size).toBe(1)
    expect(findPhrases(index, 'ğ'.repeat(100_000)).size).toBe(0)
    expect(performance.now() - began).toBeLessThan(1000)
  })
})
