import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Language } from '@heed/contract/primitives.ts'
import { type CountsAs, type Question, SurveyContent } from '@heed/contract/survey-content.ts'
import { type Aspect, aspects } from '@heed/contract/voice.ts'
import { z } from 'zod'

export type InEveryLanguage<Text = string> = Record<Language, Text>

/** Texts of the public pages and of the invitation, as data, in five languages. */
type PageContent = {
  languages: InEveryLanguage
  /** How many questions there are, in words: one, two, three … */
  count: InEveryLanguage<string[]>
  /** How long they take. */
  time: Record<'half' | 'one' | 'few', InEveryLanguage>
  texts: Record<string, InEveryLanguage>
  mail: Record<'changed' | 'ends' | 'stop' | 'open' | 'reminder', InEveryLanguage> &
    Record<'subject' | 'why', Record<'case' | 'plain' | 'silence', InEveryLanguage>>
  staffMail: Record<'subject' | 'reminder' | 'why' | 'anonymous' | 'paid' | 'reward', InEveryLanguage>
}

const folder = join(import.meta.dirname, '../../../../content/surveys')
const read = (path: string): unknown => JSON.parse(readFileSync(join(folder, path), 'utf8'))

export const page = read('page.json') as PageContent

const Texts = z.object({ en: z.string(), tr: z.string(), id: z.string(), az: z.string(), zh: z.string() })
export const Template = SurveyContent.omit({ languages: true, lead: true, thanks: true }).extend({
  key: z.string(),
  name: Texts,
  what: Texts,
  lead: Texts.optional(),
  thanks: Texts.optional(),
})
export type Template = z.infer<typeof Template>

/** Ready surveys, in the order of their files' names; a new one is a new file. */
export const templates: Template[] = readdirSync(join(folder, 'templates'))
  .sort()
  .map((name) => Template.parse(read(`templates/${name}`)))

/** The survey that every business starts with. */
export const ready = templates.find(({ key }) => key === 'solved-case') as Template

/** Puts values into a text's `{{places}}`, all at once, so that a value that looks like a place stays as it is. */
export const fill = (text: string, values: Record<string, string>): string =>
  text.replace(/\{\{([\w.]+)\}\}/g, (place, name: string) => values[name] ?? place)

/** A text of the page in one language. */
export function say(name: string, language: Language, values: Record<string, string> = {}): string {
  const text = page.texts[name]
  if (!text) throw new Error(`The survey has no text "${name}"`)
  return fill(text[language], values)
}

/** Overall satisfaction is what a survey is for; every other question may be left out. */
export const isOptional = ({ id }: Question): boolean => id !== 'satisfaction'

export const askedOf = (leftOut: readonly string[]): Question[] =>
  ready.questions.filter(({ id }) => !leftOut.includes(id))

/** The aspect of satisfaction that a figure belongs to. */
export const aspectOf: Record<CountsAs, Aspect | null> = {
  satisfaction: null,
  solved: 'parts',
  speed: 'parts',
  welcome: 'emotional',
  comeback: 'return',
  recommendation: 'loyalty',
  comment: null,
  wait: 'parts',
  explained: 'parts',
  core: 'parts',
  service: 'parts',
  decided: null,
  help: 'parts',
  comfort: 'emotional',
  atmosphere: 'emotional',
  moment: null,
  share: null,
}
const aspectOfQuestion = ({ countsAs }: Question): Aspect | null => (countsAs ? aspectOf[countsAs] : null)

/** Aspects that no question asks about, in the order in which they are always named. */
export const missingAspectsOf = (asked: readonly Question[]): Aspect[] =>
  aspects.filter((aspect) => !asked.some((question) => aspectOfQuestion(question) === aspect))

/** "Seven short questions" and "about one minute", for the places of a text. */
export const sayLength = ({ length }: readonly Question[], language: Language) => ({
  questions: page.count[language][length - 1] ?? say('many', language, { number: String(length) }),
  time: page.time[length <= 3 ? 'half' : length <= 9 ? 'one' : 'few'][language],
})

/** Name and questions of the ready survey, for whoever chooses it before anything is made. */
export const readSurveyTemplate = (language: Language): { name: string; questions: string[] } => ({
  name: ready.name[language],
  questions: ready.questions.map(({ ask }) => ask[language] ?? ''),
})
