import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Language, languages } from '@heed/contract/primitives.ts'
import { indexPhrases, type PhraseIndex } from '@heed/methods/text/find-phrases.ts'
import { lexiconCounts, type Mood, moodFeatures, moods } from '@heed/methods/text/mood-features.ts'
import { knowing, type Learned } from '@heed/methods/text/naive-bayes.ts'
import { contentFolder } from './ready-topics.ts'

const words: Record<Language, Record<Mood, string[]>> = JSON.parse(
  readFileSync(join(contentFolder, 'mood-words.json'), 'utf8'),
)

const lexicons = Object.fromEntries(
  languages.map((language) => [
    language,
    indexPhrases(
      moods.flatMap((mood) => words[language][mood].map((word) => [word, mood] as const)),
      language,
    ),
  ]),
) as Record<Language, PhraseIndex<Mood>>

export const featuresOf = (text: string, language: Language): string[] => moodFeatures(text, lexicons[language])

/** What is known before anything was learned: the ready words. */
export const unlearned: Learned = knowing(moods, lexiconCounts)
