import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Language } from '@heed/contract/primitives.ts'

export type InEveryLanguage<Text = string> = Record<Language, Text>
export type QuestionName = 'satisfaction' | 'solved' | 'speed' | 'recommendation' | 'comment'

export type Question = {
  name: QuestionName
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

/** Name and questions of the ready survey, for whoever chooses it before anything is made. */
export const readSurveyTemplate = (language: Language): { name: string; questions: string[] } => ({
  name: survey.name[language],
  questions: survey.questions.map(({ ask }) => ask[language]),
})
