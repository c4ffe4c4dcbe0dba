import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { checkGoal } from '@heed/contract/goals.ts'
import type { Language } from '@heed/contract/primitives.ts'
import { findVague } from '@heed/methods/vague-words.ts'
import type { z } from 'zod'

type Group = { key: string; phrases: Record<Language, string[]>; suggestion: Record<Language, string> }

const groups: Group[] = JSON.parse(
  readFileSync(join(import.meta.dirname, '../../../../content/goals/vague.json'), 'utf8'),
)

/** The first words that say nothing, of whatever language, with what to say instead. */
export function findVagueWords(text: string, language: Language) {
  for (const { phrases, suggestion } of groups)
    for (const [spoken, list] of Object.entries(phrases)) {
      const phrase = findVague(text, list)
      // The suggestion is in the language of the words, which is not always the reader's.
      if (phrase) return { phrase, suggestion: suggestion[spoken as Language] ?? suggestion[language] }
    }
  return undefined
}

type Findings = z.output<typeof checkGoal.response>['findings']

/** What a goal lacks, in the order in which it is written. */
export function findGaps(goal: z.output<typeof checkGoal.body>, fallback: Language): Findings {
  const found = findVagueWords(`${goal.words}\n${goal.behaviour ?? ''}`, goal.language ?? fallback)
  const lacks = (rule: Findings[number]['rule']) => ({ rule, phrase: null, suggestion: null })
  return [
    ...(found ? [{ rule: 'vague' as const, ...found }] : []),
    ...(goal.behaviour?.trim() ? [] : [lacks('no_behaviour')]),
    ...(goal.hasMeasure ? [] : [lacks('no_measure')]),
    ...(goal.targetValue === null ? [lacks('no_number')] : []),
    ...(goal.dueOn === null ? [lacks('no_date')] : []),
  ]
}
