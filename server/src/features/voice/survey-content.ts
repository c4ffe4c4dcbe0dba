import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Language } from '@heed/contract/primitives.ts'
import { type Aspect, aspects } from '@heed/contract/voice.ts'

export type InEveryLanguage<Text = string> = Record<Language, Text>
export type QuestionName = 'satisfaction' | 'solved' | 'speed' | 'welcome' | 'comeback' | 'recommendation' | 'comment'

export type Question = {
  name: QuestionName
  /** The aspect of satisfaction that it asks about. */
  aspect: Aspect | null
  /** `scale` is 5 to 1, `numbers` 0 to 10 with words at both ends only. */
  kind: 'scale' | 'choice' | 'numbers' | 'text'
  options: string[]
  ask: InEveryLanguage
  labels: InEveryLanguage<string[]>
}

type SurveyContent = {
  key: string
  name: InEveryLanguage
  languages: InEveryLanguage
  questions: Question[]
  /** How many questions there are, in words: one, two, three … */
  count: InEveryLanguage<string[]>
  /** How long they take. */
  time: Record<'half' | 'one', InEveryLanguage>
  texts: Record<string, InEveryLanguage>
  mail: Record<'subject' | 'greeting' | 'greetingWithoutName' | 'text', InEveryLanguage>
}

const path = join(import.meta.dirname, '../../../../content/surveys/satisfaction.json')

/** The ready survey: questions, page texts and invitation as data, in five languages. */
export const survey = JSON.parse(readFileSync(path, 'utf8')) as SurveyContent

/** Puts values into a text's `{{places}}`, all at once, so that a value that looks like a place stays as it is. */
export const fill = (text: string, values: Record<string, string>): string =>
  text.replace(/\{\{(\w+)\}\}/g, (place, name: string) => values[name] ?? place)

/** A text of the page in one language. */
export function say(name: string, language: Language, values: Record<string, string> = {}): string {
  const text = survey.texts[name]
  if (!text) throw new Error(`The survey has no text "${name}"`)
  return fill(text[language], values)
}

/** Overall satisfaction is what a survey is for; every other question may be left out. */
export const isOptional = ({ name }: Question): boolean => name !== 'satisfaction'

export const askedOf = (leftOut: readonly string[]): Question[] =>
  survey.questions.filter(({ name }) => !leftOut.includes(name))

/** Aspects that no question asks about, in the order in which they are always named. */
export const missingAspectsOf = (asked: readonly Question[]): Aspect[] =>
  aspects.filter((aspect) => !asked.some((question) => question.aspect === aspect))

/** "Seven short questions" and "about one minute", for the places of a text. */
export const sayLength = ({ length }: readonly Question[], language: Language) => ({
  questions: survey.count[language][length - 1] ?? '',
  time: survey.time[length <= 3 ? 'half' : 'one'][language],
})

/** Name and questions of the ready survey, for whoever chooses it before anything is made. */
export const readSurveyTemplate = (language: Language): { name: string; questions: string[] } => ({
  name: survey.name[language],
  questions: survey.questions.map(({ ask }) => ask[language]),
})
