import { expect, test } from 'vitest'
import { bareLetters, findVague } from './vague-words.ts'

test('however it is spelt, the same words are the same letters', () => {
  for (const spelt of [
    'do your best',
    'DO YOUR BEST',
    'D.o. y-o-u-r  b e s t!!',
    'Dо yоur bеst',
    'ｄｏ　ｙｏｕｒ　ｂｅｓｔ',
    'do\u200byour\u00adbest',
    'Dö ýòúr bëst',
    'd0 y0ur best',
  ])
    expect(bareLetters(spelt), spelt).toBe('doyourbest')
  for (const spelt of [
    'elinden gelenin en iyisi',
    'ELİNDEN GELENİN EN İYİSİ',
    'ELINDEN GELENIN EN IYISI',
    'elınden gelenın en ıyısı',
  ])
    expect(findVague(spelt, ['elinden gelenin en iyisi']), spelt).toBeDefined()
  for (const spelt of ['əlindən gələni et', 'ƏLİNDƏN GƏLƏNİ ET', 'elinden geleni et'])
    expect(findVague(spelt, ['əlindən gələni']), spelt).toBeDefined()
})

test('a phrase is found inside other words, in Chinese too, and nothing is found in a goal that says something', () => {
  expect(findVague('本季度我们要尽力而为，争取更好', ['尽力而为'])).toBe('尽力而为')
  expect(findVague('Please do your best every day', ['be nicer', 'do your best'])).toBe('do your best')
  expect(findVague('Greet 95 of 100 customers with a smile within 30 s', ['do your best', 'be nicer'])).toBeUndefined()
  expect(findVague('', ['do your best'])).toBeUndefined()
})
