/** What the server hands over to be drawn. Every text is already in the language of the page. */
type Around = {
  language: string
  /** Whose page it is; null where the address names nobody. */
  business: string | null
  title: string
  languagesLabel: string
  languages: { code: string; name: string; href: string }[]
}

export type QuestionView = {
  name: string
  kind: 'scale' | 'choice' | 'numbers' | 'text'
  ask: string
  options: { value: string; label: string }[]
  /** Below the numbers: what the first and the last mean. */
  ends: [string, string] | null
  hint: string | null
  value: string
  error: string | null
}

export type FormView = Around & {
  kind: 'form'
  action: string
  lead: string
  questions: QuestionView[]
  /** Said above the questions when an answer could not be taken. */
  problem: { title: string; text: string | null } | null
  send: string
  readers: string
}

export type NoticeView = Around & { kind: 'notice'; tone: 'thanks' | 'plain'; text: string }

/** The public list "you said, we did". A text that exists in another language only says which. */
export type SaidView = Around & {
  kind: 'said'
  lead: string
  youSaid: string
  weDid: string
  empty: string
  entries: {
    id: string
    said: string
    saidLanguage: string
    did: string
    didLanguage: string
    doneOn: string
    doneWords: string
    voices: string | null
  }[]
  links: { href: string; text: string }[]
}

/** A customer's own complaint: how far it is, what was promised, what they get, and whether it is solved. */
export type ComplaintView = Around & {
  kind: 'complaint'
  lead: string
  stagesTitle: string
  stages: { words: string; state: 'done' | 'now' | 'open'; when: string }[]
  planTitle: string
  plan: { words: string; who: string; state: 'open' | 'kept' | 'late'; standing: string | null }[]
  givenTitle: string
  given: { words: string; note: string | null; code: string | null }[]
  ask: { action: string; question: string; yes: string; no: string; words: string; hint: string } | null
  thanks: string | null
  foot: string
}

export type PageView = FormView | NoticeView | SaidView | ComplaintView
