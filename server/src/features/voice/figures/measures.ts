import type { Question, Words } from '@heed/contract/survey-content.ts'
import type { SurveyMeasure } from '@heed/contract/survey-figures.ts'
import type { Count } from '../results/count-answers.ts'

type Kind = SurveyMeasure['kind']

/** A figure of a question, and which of its counts are behind it. */
export type Measure = Omit<SurveyMeasure, 'part'> & {
  /** The part whose counts are meant. */
  part: string
  /** One of several choices: only what was chosen is kept, so whoever answered and did not choose it said no. */
  isOneOfSeveral: boolean
  /** Of shares: the values that count as good. */
  good: readonly string[]
}

const shares: readonly Kind[] = ['top', 'easy', 'yes', 'better', 'chosen']
export const isShare = ({ kind }: Pick<SurveyMeasure, 'kind'>): boolean => shares.includes(kind)

/** Every figure of the closed questions, in their order. */
export const measuresOf = (questions: readonly Question[]): Measure[] => questions.flatMap(measuresOfOne)

function measuresOfOne(question: Question): Measure[] {
  const measure = (kind: Kind, part = '', words: Words = {}, good: readonly string[] = []): Measure => ({
    key: `${question.id}:${part}${kind === 'chosen' ? `=${good[0]}` : ''}:${kind}`,
    question: question.id,
    ask: question.ask,
    words,
    kind,
    part,
    good,
    isOneOfSeveral: question.kind === 'multiple',
  })
  const ofLines = (kind: Kind, list: Question['rows']) => (list ?? []).map(({ id, words }) => measure(kind, id, words))
  const chosen = (part: string, before: Words = {}) =>
    (question.options ?? []).map(({ id, words }) => measure('chosen', part, joined(before, words), [id]))
  switch (question.kind) {
    case 'satisfaction':
      return [measure('top', '', {}, ['4', '5'])]
    case 'effort':
      return [measure('easy', '', {}, ['5', '6', '7'])]
    case 'recommendation':
      return [measure('promoters')]
    case 'consent':
      return [measure('yes', '', {}, ['yes'])]
    case 'compare':
      return [measure('better', '', {}, ['better'])]
    case 'number':
      return [measure('mean')]
    case 'points':
      return ofLines('mean', question.rows)
    case 'ranking':
      return ofLines('mean', question.options)
    case 'single':
      return (question.options ?? []).some(({ id }) => id === 'yes') ? [measure('yes', '', {}, ['yes'])] : chosen('')
    case 'multiple':
      return (question.options ?? []).map(({ id, words }) => measure('chosen', id, words, [id]))
    case 'matrix':
      return (question.rows ?? []).flatMap(({ id, words }) => chosen(id, words))
    case 'pair':
      return (question.rows ?? []).flatMap(({ id, words }) => [
        measure('expected', `${id}.e`, words),
        measure('received', `${id}.p`, words),
        measure('gap', `${id}.gap`, words),
      ])
    default:
      return []
  }
}

const joined = (one: Words, other: Words): Words =>
  Object.keys(one).length === 0
    ? other
    : Object.fromEntries(
        Object.entries(other).map(([language, text]) => {
          const before = one[language as keyof Words]
          return [language, before ? `${before} · ${text}` : text]
        }),
      )

/** The counts of one measure out of those of a whole survey. */
export function countsFor({ question, part, isOneOfSeveral }: Measure, counts: readonly Count[]): ValueCount[] {
  const mine = counts.filter((count) => count.question === question && count.part === part)
  if (!isOneOfSeveral) return mine
  const answered = sum(counts.filter((count) => count.question === question && count.part === '*'))
  return [...mine, { value: '', n: answered - sum(mine) }]
}
export type ValueCount = { value: string; n: number }
export const sum = (counts: readonly { n: number }[]): number => counts.reduce((total, { n }) => total + n, 0)

/** Without what only the server needs. */
export const presentMeasure = ({ key, question, part, isOneOfSeveral, ask, words, kind }: Measure): SurveyMeasure => ({
  key,
  question,
  part: part === '' || isOneOfSeveral ? null : part,
  ask,
  words,
  kind,
})
