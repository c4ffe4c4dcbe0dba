import { type Language, languages } from '@heed/contract/primitives.ts'
import type { Refused } from './read-form.ts'
import { askedOf, type Question, say, sayLength, survey } from './survey-content.ts'
import type { Invited } from './take-answer.ts'

/** What the built pages draw; the same shape as `site/src/views.ts`, which the server never imports. */
type Around = {
  language: Language
  business: string | null
  title: string
  languagesLabel: string
  languages: { code: Language; name: string; href: string }[]
}
type QuestionView = {
  name: string
  kind: Question['kind']
  ask: string
  options: { value: string; label: string }[]
  ends: [string, string] | null
  hint: string | null
  value: string
  error: string | null
}
type FormView = Around & {
  kind: 'form'
  action: string
  lead: string
  questions: QuestionView[]
  problem: { title: string; text: string | null } | null
  send: string
  readers: string
}
type NoticeView = Around & { kind: 'notice'; tone: 'thanks' | 'plain'; text: string }
export type PageView = FormView | NoticeView

const around = (language: Language, business: string | null, title: string): Around => ({
  language,
  business,
  title,
  languagesLabel: say('languages', language),
  languages: languages
    .filter((code) => code !== language)
    .map((code) => ({ code, name: survey.languages[code], href: `?lang=${code}` })),
})

/** The survey itself, empty or with what was posted and what is wrong with it. */
export function viewForm(invited: Invited, language: Language, refused?: Refused): FormView {
  const asked = askedOf(invited.left_out)
  const values = { branch: invited.branch, case: `#${invited.number}`, ...sayLength(asked, language) }
  return {
    ...around(language, invited.business, say('title', language)),
    kind: 'form',
    action: `?lang=${language}`,
    lead: say(asked.length === 1 ? 'leadOne' : 'lead', language, values),
    questions: asked.map((question) => viewQuestion(question, language, refused)),
    problem: refused
      ? { title: say('errorTitle', language), text: refused.nothing ? say('errorNone', language) : null }
      : null,
    send: say('send', language),
    readers: say('readers', language, values),
  }
}

function viewQuestion(
  { name, kind, ask, options, labels }: Question,
  language: Language,
  refused: Refused | undefined,
): QuestionView {
  const words = labels[language]
  const error = refused?.errors[name]
  const [first, last] = words
  return {
    name,
    kind,
    ask: ask[language],
    options: options.map((value, index) => ({ value, label: kind === 'numbers' ? '' : (words[index] ?? '') })),
    ends: kind === 'numbers' && first && last ? [first, last] : null,
    hint: kind === 'text' ? (first ?? null) : null,
    value: refused?.values[name] ?? '',
    error: error ? say(error, language) : null,
  }
}

export const viewNotice = (
  name: 'thanks' | 'already' | 'expired' | 'unknown' | 'later',
  language: Language,
  invited?: Invited,
): NoticeView => ({
  ...around(language, invited?.business ?? null, say(`${name}Title`, language)),
  kind: 'notice',
  tone: name === 'thanks' ? 'thanks' : 'plain',
  text: say(`${name}Text`, language, { branch: invited?.branch ?? '' }),
})
