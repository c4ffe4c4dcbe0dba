/** What the server hands over to be drawn. Every text is already in the language of the page. */
type Around = {
  language: string
  /** Whose page it is; null where the address names nobody. */
  business: string | null
  title: string
  languagesLabel: string
  languages: { code: string; name: string; href: string }[]
  /** The sites whose pages may show this one in a frame, and are told how high it is. */
  framedBy?: readonly string[]
}

type OptionView = { value: string; label: string; checked: boolean }
/** One control of a question; most questions have one, a table or a ranking has one a line. */
export type ControlView =
  | {
      type: 'radios'
      look: 'scale' | 'faces' | 'stars' | 'choice' | 'numbers' | 'row'
      name: string
      label: string | null
      options: OptionView[]
      /** Below the numbers: what the first and the last mean. */
      ends: [string, string] | null
    }
  | { type: 'checks'; name: string; options: OptionView[] }
  | { type: 'select'; name: string; label: string; value: string; options: { value: string; label: string }[] }
  | { type: 'input'; kind: 'text' | 'number' | 'date'; name: string; label: string | null; value: string }
  | { type: 'area'; name: string; value: string }

export type QuestionView = {
  name: string
  ask: string
  hint: string | null
  prompts: string[]
  /** Words of the buttons that listen and stop, where the browser can write what is spoken. */
  speak: [string, string] | null
  /** The word that says it is needed; null where it may stay empty. */
  required: string | null
  error: string | null
  controls: ControlView[]
}

export type FormView = Around & {
  kind: 'form'
  action: string
  lead: string
  /** What is given for an answer. */
  gift: string | null
  step: string | null
  hidden: { name: string; value: string }[]
  questions: QuestionView[]
  /** Said above the questions when an answer could not be taken. */
  problem: { title: string; text: string | null } | null
  send: string
  back: string | null
  readers: string
  /** What is written is kept while it is written, where scripts run. */
  keeps: boolean
  /** Of a page to print: what stands at its foot. */
  paper: string | null
  /** On a tablet the page goes on without a network, where scripts run. */
  kiosk: boolean
}

/** `again`: where a tablet goes by itself, for the next customer. */
export type NoticeView = Around & {
  kind: 'notice'
  tone: 'thanks' | 'plain'
  text: string
  again?: string | null
  act?: { action: string; label: string } | null
  /** Where its reader goes on. */
  link?: { href: string; label: string } | null
  /** What is given for the answer: its code, or the question for which purchase. */
  code?: { label: string; value: string; note: string } | null
  claim?: {
    action: string
    hidden: { name: string; value: string }[]
    label: string
    hint: string
    send: string
    error: string | null
  } | null
}

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
