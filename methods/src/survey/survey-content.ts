/** What a survey asks, as the pages that ask it, the editor and the figures read it. Words stand under the code of their language. */
export type Words = Partial<Record<string, string>>

export type Option = { id: string; words: Words }

/** Met by the answers given so far. `is`: one of these options; `atMost` and `atLeast`: a number; none of them: answered at all. */
export type Condition = { question: string; is?: string[]; atMost?: number; atLeast?: number }

export const questionKinds = [
  'satisfaction',
  'recommendation',
  'effort',
  'compare',
  'pair',
  'single',
  'multiple',
  'ranking',
  'points',
  'matrix',
  'number',
  'date',
  'text',
  'consent',
] as const
export type QuestionKind = (typeof questionKinds)[number]

export type Question = {
  /** Stays with the question through every version, so that its answers stay comparable. */
  id: string
  kind: QuestionKind
  ask: Words
  hint?: Words | undefined
  prompts?: Option[] | undefined
  required?: boolean | undefined
  /** How 5 to 1 looks. */
  look?: 'words' | 'faces' | 'stars' | undefined
  /** Choices of single, multiple and ranking; columns of a matrix; words of satisfaction (5 to 1) where they are the business's own. */
  options?: Option[] | undefined
  /** Lines of a matrix, a pair or a spread of points. */
  rows?: Option[] | undefined
  /** What the lowest and the highest number mean. */
  ends?: { low: Words; high: Words } | undefined
  shuffle?: boolean | undefined
  /** One more choice, in the customer's own words. */
  other?: boolean | undefined
  least?: number | undefined
  most?: number | undefined
  /** Shown only where all (or any) of these are met. */
  showIf?: { all: boolean; conditions: Condition[] } | undefined
  newPage?: boolean | undefined
}

export type Quota = { question: string; option: string; most: number }

export type SurveyContent = { questions: Question[]; quotas?: Quota[] | undefined }

/** A person's answer to one question: a text, several chosen, or one a row. */
export type Answer = string | string[] | Record<string, string>
export type Answers = Record<string, Answer>

export const isBlank = (answer: Answer | undefined): boolean =>
  answer === undefined ||
  (typeof answer === 'string'
    ? answer === ''
    : Array.isArray(answer)
      ? answer.length === 0
      : Object.values(answer).every((value) => value === ''))

/** Lowest and highest number that a question of this kind takes; undefined for kinds without a fixed scale. */
export const scaleOf = (kind: QuestionKind): { low: number; high: number } | undefined =>
  kind === 'satisfaction'
    ? { low: 1, high: 5 }
    : kind === 'recommendation'
      ? { low: 0, high: 10 }
      : kind === 'effort' || kind === 'pair'
        ? { low: 1, high: 7 }
        : undefined

/** Options of "better, as expected, worse". */
export const compareOptions = ['better', 'as', 'worse'] as const
/** The two sides of a pair: what an excellent firm should do, and what this one does. */
export const pairSides = ['e', 'p'] as const
