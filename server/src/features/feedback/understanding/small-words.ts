import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Language, languages } from '@heed/contract/primitives.ts'
import { sameWords } from '@heed/methods/text/held-out.ts'
import { contentFolder } from './ready-topics.ts'

const words: Record<Language, string[]> = JSON.parse(readFileSync(join(contentFolder, 'small-words.json'), 'utf8'))
const folded = Object.fromEntries(
  languages.map((language) => [language, new Set(words[language].map(sameWords))]),
) as Record<Language, Set<string>>

/** Words of which every text is full, folded. */
export const smallWords = (language: Language): ReadonlySet<string> => folded[language]

/** A phrase of nothing but such words would be found everywhere. */
export const isSmall = (phrase: string, language: Language): boolean =>
  sameWords(phrase)
    .split(' ')
    .every((word) => folded[language].has(word))
