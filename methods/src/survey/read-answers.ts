import {
  type Answer,
  type Answers,
  compareOptions,
  isBlank,
  pairSides,
  type Question,
  scaleOf,
} from './survey-content.ts'

export const answerFaults = [
  'needed',
  'not_an_option',
  'too_few',
  'too_many',
  'out_of_range',
  'not_a_number',
  'not_a_day',
  'too_long',
  'rank_twice',
  'points_sum',
] as const
export type AnswerFault = (typeof answerFaults)[number]

/** Characters that one text may have: more than anybody types, and as much as a page of a book. */
export const mostCharacters = 20_000
/** What all lines of a spread of points add up to (Parasuraman, Zeithaml and Berry 1991). */
export const pointsToSpread = 100

/**
 * Reads the answers to the questions of one page from a form's fields. Nothing is rounded, cut or guessed: what is no answer is a
 * fault, and what was typed stays as it was. Fields: `id` for one value, `id` many times for several, `id.row` for lines,
 * `id.row.e` and `id.row.p` for pairs, `id.other` for own words.
 */
export function readAnswers(
  questions: readonly Question[],
  field: (name: string) => string[],
): { answers: Answers; faults: Record<string, AnswerFault> } {
  const answers: Answers = {}
  const faults: Record<string, AnswerFault> = {}
  for (const question of questions) {
    const answer = typed(question, field)
    if (isBlank(answer)) {
      if (question.required) faults[question.id] = 'needed'
      continue
    }
    answers[question.id] = answer
    const fault = faultOf(question, answer)
    if (fault) faults[question.id] = fault
  }
  return { answers, faults }
}

/** The answer as its fields say it, whether or not it is one. */
function typed(question: Question, field: (name: string) => string[]): Answer {
  const { id, kind } = question
  const one = (name: string) =>
    field(name)
      .filter((value) => value !== '')
      .join('\n')
  switch (kind) {
    case 'multiple':
      return [...field(id).filter((value) => value !== ''), ...ownWords(question, field)]
    case 'single': {
      const chosen = one(id)
      const own = one(`${id}.other`)
      return question.other && own !== '' && (chosen === '' || chosen === 'other') ? `other:${own}` : chosen
    }
    case 'ranking':
      return lines(question.options, (option) => one(`${id}.${option}`))
    case 'points':
    case 'matrix':
      return lines(question.rows, (row) => one(`${id}.${row}`))
    case 'pair':
      return Object.fromEntries(
        (question.rows ?? []).flatMap((row) =>
          pairSides.map((side) => [`${row.id}.${side}`, one(`${id}.${row.id}.${side}`)] as const),
        ),
      )
    case 'consent':
      return lines([{ id: 'say' }, { id: 'contact' }], (part) => one(`${id}.${part}`))
    default:
      return one(id)
  }
}

const ownWords = ({ id, other }: Question, field: (name: string) => string[]): string[] => {
  const own = other ? field(`${id}.other`).join('\n') : ''
  return own === '' ? [] : [`other:${own}`]
}

const lines = (list: readonly { id: string }[] | undefined, read: (id: string) => string): Record<string, string> =>
  Object.fromEntries((list ?? []).map(({ id }) => [id, read(id)]))

/** What is wrong with an answer; undefined for one that can be taken. */
export function faultOf(question: Question, answer: Answer): AnswerFault | undefined {
  const scale = scaleOf(question.kind)
  if (question.kind === 'pair')
    return firstFault(Object.values(answer as Record<string, string>), (value) => numberFault(value, scale))
  if (scale) return numberFault(answer as string, scale)
  switch (question.kind) {
    case 'compare':
      return compareOptions.some((option) => option === answer) ? undefined : 'not_an_option'
    case 'single':
      return optionFault(question, answer as string)
    case 'multiple':
      return multipleFault(question, answer as string[])
    case 'ranking':
      return rankingFault(question, Object.values(answer as Record<string, string>))
    case 'points':
      return pointsFault(Object.values(answer as Record<string, string>))
    case 'matrix':
      return matrixFault(question, Object.values(answer as Record<string, string>))
    case 'number':
      return decimalFault(answer as string, question)
    case 'date':
      return isDay(answer as string) ? undefined : 'not_a_day'
    case 'consent':
      return consentFault(answer as Record<string, string>)
    default:
      return [...(answer as string)].length > mostCharacters ? 'too_long' : undefined
  }
}

const firstFault = (values: string[], faultIn: (value: string) => AnswerFault | undefined): AnswerFault | undefined =>
  values.flatMap((value) => (value === '' ? [] : (faultIn(value) ?? [])))[0]

const numberFault = (value: string, scale: { low: number; high: number } | undefined): AnswerFault | undefined => {
  if (!/^(0|[1-9]\d{0,2})$/.test(value)) return 'out_of_range'
  return scale && (Number(value) < scale.low || Number(value) > scale.high) ? 'out_of_range' : undefined
}

function optionFault({ options, other }: Question, value: string): AnswerFault | undefined {
  if (value.startsWith('other:')) return other ? (value.length > 2000 ? 'too_long' : undefined) : 'not_an_option'
  return options?.some(({ id }) => id === value) ? undefined : 'not_an_option'
}

function multipleFault(question: Question, values: string[]): AnswerFault | undefined {
  if (new Set(values).size < values.length) return 'not_an_option'
  const wrong = values.map((value) => optionFault(question, value)).find(Boolean)
  if (wrong) return wrong
  if (question.least !== undefined && values.length < question.least) return 'too_few'
  return question.most !== undefined && values.length > question.most ? 'too_many' : undefined
}

/** Ranks 1, 2, 3 … each once; how many of the options are ranked is free, unless the question is required. */
function rankingFault({ options = [], required }: Question, ranks: string[]): AnswerFault | undefined {
  const given = ranks.filter((rank) => rank !== '')
  if (!given.every((rank) => /^[1-9]\d?$/.test(rank) && Number(rank) <= options.length)) return 'out_of_range'
  if (new Set(given).size < given.length) return 'rank_twice'
  return required && given.length < options.length ? 'too_few' : undefined
}

function pointsFault(points: string[]): AnswerFault | undefined {
  if (!points.every((value) => value === '' || /^\d{1,3}$/.test(value))) return 'not_a_number'
  return points.reduce((sum, value) => sum + Number(value), 0) === pointsToSpread ? undefined : 'points_sum'
}

function matrixFault(question: Question, values: string[]): AnswerFault | undefined {
  const wrong = firstFault(values, (value) =>
    question.options?.some(({ id }) => id === value) ? undefined : 'not_an_option',
  )
  return wrong ?? (question.required && values.includes('') ? 'too_few' : undefined)
}

/** A decimal point or comma; no thousands, no exponent. */
function decimalFault(value: string, { least, most }: Question): AnswerFault | undefined {
  if (!/^-?\d{1,12}([.,]\d{1,6})?$/.test(value)) return 'not_a_number'
  const number = decimalOf(value)
  return (least !== undefined && number < least) || (most !== undefined && number > most) ? 'out_of_range' : undefined
}
export const decimalOf = (value: string): number => Number(value.replace(',', '.'))

function isDay(value: string): boolean {
  if (!/^[1-9]\d{3}-\d{2}-\d{2}$/.test(value)) return false
  const day = new Date(`${value}T00:00:00Z`)
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(value)
}

function consentFault({ say = '', contact = '' }: Record<string, string>): AnswerFault | undefined {
  if (say !== '' && say !== 'yes' && say !== 'no') return 'not_an_option'
  return [...contact].length > 200 ? 'too_long' : undefined
}
