import { type Question, type QuestionName, survey } from './survey-content.ts'

export type Answers = {
  satisfaction: number | null
  solved: string | null
  speed: number | null
  welcome: number | null
  comeback: string | null
  recommendation: number | null
  comment: string | null
}
/** Values as they were typed, and the name of the text that says what is wrong with each. */
export type Typed = Record<QuestionName, string>
export type Refused = { values: Typed; errors: Partial<Record<QuestionName, string>>; nothing: boolean }

const maxCommentCharacters = 20_000

/**
 * Understands a posted form. A question may stay without an answer; a value that is none of its options is refused, never
 * rounded or cut. What the survey does not ask is read as little as any other unknown field.
 */
export function readForm(body: unknown, asked: readonly Question[]): { answers: Answers } | { refused: Refused } {
  const posted = (typeof body === 'object' && body !== null ? body : {}) as Record<string, unknown>
  const values = Object.fromEntries(survey.questions.map(({ name }) => [name, ''])) as Typed
  for (const { name } of asked) values[name] = clean(posted[name])
  const errors: Refused['errors'] = {}
  for (const { name, kind, options } of asked) {
    const value = values[name]
    if (kind === 'text' ? [...value].length > maxCommentCharacters : value !== '' && !options.includes(value))
      errors[name] = textOfError[kind]
    // The same question twice is no answer that could be chosen between.
    if (Array.isArray(posted[name])) errors[name] = textOfError[kind]
  }
  const nothing = asked.every(({ name }) => values[name] === '')
  if (nothing || Object.keys(errors).length > 0) return { refused: { values, errors, nothing } }
  return {
    answers: {
      satisfaction: numberOf(values.satisfaction),
      solved: values.solved || null,
      speed: numberOf(values.speed),
      welcome: numberOf(values.welcome),
      comeback: values.comeback || null,
      recommendation: numberOf(values.recommendation),
      comment: values.comment || null,
    },
  }
}

const textOfError = { scale: 'errorScale', choice: 'errorChoice', numbers: 'errorNumbers', text: 'errorText' } as const

/** 0 is an answer, the empty text is none. */
const numberOf = (value: string): number | null => (value === '' ? null : Number(value))

/** Without what no one typed: control characters, half characters, the carriage returns that forms add. */
const clean = (value: unknown): string =>
  typeof value === 'string'
    ? value
        .toWellFormed()
        .replace(/\r\n?/g, '\n')
        // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is removed
        .replace(/[\u0000-\u0008\u000b-\u001f\u007f]/g, '')
        .trim()
    : ''
