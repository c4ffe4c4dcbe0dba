import { expect, test } from 'vitest'
import type { Tongue } from './cut-tokens.ts'
import { indexPhrases } from './find-phrases.ts'
import { type Mood, moodFeatures } from './mood-features.ts'

const words: Record<Tongue, [string, Mood][]> = {
  en: [
    ['good', 'glad'],
    ['slow', 'unhappy'],
  ],
  tr: [['memnun', 'glad']],
  id: [['puas', 'glad']],
  az: [['razı', 'glad']],
  zh: [['满意', 'glad']],
}
const moodsIn = (language: Tongue, text: string) =>
  moodFeatures(text, indexPhrases(words[language], language)).filter((feature) => feature.startsWith('+'))

test.each<[Tongue, string, string[]]>([
  ['en', 'Good people', ['+glad']],
  ['en', 'It was not very good', ['+unhappy']],
  ['en', 'It wasn’t slow', ['+glad']],
  ['en', 'Not today. Good people', ['+glad']],
  ['tr', 'Memnunum', ['+glad']],
  ['tr', 'Hiç memnun değilim', ['+unhappy']],
  ['tr', 'Memnun değil', ['+unhappy']],
  ['id', 'Saya tidak puas', ['+unhappy']],
  ['az', 'Razı deyil', ['+unhappy']],
  ['zh', '我很满意', ['+glad']],
  ['zh', '我不太满意', ['+unhappy']],
])('in %s, "%s" has %o', (language, text, expected) => {
  expect(moodsIn(language, text)).toEqual(expected)
})

test('words that are bent keep their first letters, Chinese its characters and pairs', () => {
  const lexicon = indexPhrases<Mood>([], 'tr')
  expect(moodFeatures('Beklettiler', lexicon)).toEqual(['beklettiler', 'bekle-'])
  expect(moodFeatures('很好', lexicon)).toEqual(['很', '很好', '好'])
  expect(moodFeatures('🙂 ... !', lexicon)).toEqual([])
})
