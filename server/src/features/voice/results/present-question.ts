import { languages } from '@heed/contract/primitives.ts'
import type { Question, Words } from '@heed/contract/survey-content.ts'
import type { QuestionResult } from '@heed/contract/surveys.ts'
import type { Estimate } from '@heed/methods/estimate.ts'
import { netPromoterScore } from '@heed/methods/nps.ts'
import { meanGap } from '@heed/methods/servqual.ts'
import { compareOptions, pairSides, scaleOf } from '@heed/methods/survey/survey-content.ts'
import { wilsonInterval } from '@heed/methods/wilson.ts'
import { page } from '../survey-content.ts'
import type { Count } from './count-answers.ts'

type Part = QuestionResult['parts'][number]
type Choice = { value: string; words: Words }

/** A question's answers as figures: every value that could be chosen, also those nobody chose, and what sums them up. */
export function presentQuestion(question: Question, counts: Count[]): QuestionResult {
  const mine = counts.filter((count) => count.question === question.id)
  const answered = mine.find(({ part }) => part === '*')?.n ?? 0
  return {
    id: question.id,
    kind: question.kind,
    ask: question.ask,
    answered,
    parts: partsOf(question).map(({ part, words: partWords }) =>
      presentPart(
        question,
        part,
        partWords,
        mine.filter((count) => matches(question, count, part)),
        answered,
      ),
    ),
    gaps: question.kind === 'pair' ? (question.rows ?? []).map((row) => presentGap(row, mine)) : [],
  }
}

/** What customers expect of one thing, what they get, and the difference of those who said both. */
function presentGap(
  { id, words }: NonNullable<Question['rows']>[number],
  counts: Count[],
): QuestionResult['gaps'][number] {
  const of = (part: string) => counts.filter((count) => count.part === `${id}.${part}`)
  const mean = (part: string) => {
    const n = of(part).reduce((sum, count) => sum + count.n, 0)
    return n === 0 ? null : of(part).reduce((sum, count) => sum + Number(count.value) * count.n, 0) / n
  }
  const gap = meanGap(of('gap').map(({ value, n }) => ({ gap: Number(value), n })))
  return { part: id, words, expected: mean('e'), received: mean('p'), gap: gap ?? nothing }
}

/** Two texts with a dot between them, in each language that both are written in. */
const beside = (one: Words, other: Words): Words =>
  Object.fromEntries(
    languages.flatMap((language) => (one[language] ? [[language, `${one[language]} · ${other[language] ?? ''}`]] : [])),
  )
const hasWords = (words: Words | undefined): Words | undefined =>
  words && Object.values(words).some(Boolean) ? words : undefined
const ourWords = (name: string): Words => page.texts[name] ?? {}

/** Several choices of one question are counted side by side, so they are one part. */
const matches = ({ kind }: Question, { part }: Count, wanted: string): boolean =>
  kind === 'multiple' ? part !== 'words' && part !== '*' : part === wanted

function partsOf(question: Question): { part: string; words: Words }[] {
  const lines = (list: Question['rows']) => (list ?? []).map(({ id, words }) => ({ part: id, words }))
  switch (question.kind) {
    case 'pair':
      return lines(question.rows).flatMap(({ part, words }) =>
        pairSides.map((side) => ({
          part: `${part}.${side}`,
          words: beside(words, ourWords(side === 'e' ? 'expected' : 'received')),
        })),
      )
    case 'points':
    case 'matrix':
      return lines(question.rows)
    case 'ranking':
      return lines(question.options)
    default:
      return [{ part: '', words: {} }]
  }
}

function choicesOf(question: Question): Choice[] {
  const scale = scaleOf(question.kind)
  if (question.kind === 'satisfaction')
    return [5, 4, 3, 2, 1].map((value, at) => ({
      value: String(value),
      words: hasWords(question.options?.[at]?.words) ?? ourWords(`satisfaction${value}`),
    }))
  if (scale)
    return Array.from({ length: scale.high - scale.low + 1 }, (_, at) => ({ value: String(scale.low + at), words: {} }))
  if (question.kind === 'compare') return compareOptions.map((value) => ({ value, words: ourWords(value) }))
  if (question.kind === 'consent') return ['yes', 'no'].map((value) => ({ value, words: ourWords(value) }))
  if (question.kind === 'ranking')
    return (question.options ?? []).map((_, at) => ({ value: String(at + 1), words: {} }))
  if (['single', 'multiple', 'matrix'].includes(question.kind))
    return [
      ...(question.options ?? []).map(({ id, words }) => ({ value: id, words })),
      ...(question.other ? [{ value: 'other', words: ourWords('other') }] : []),
    ]
  return []
}

function presentPart(question: Question, part: string, words: Words, counts: Count[], answered: number): Part {
  // Of several choices each person may have made more than one: the shares are of persons.
  const n = question.kind === 'multiple' ? answered : counts.reduce((sum, count) => sum + count.n, 0)
  const isFree = ['text', 'date'].includes(question.kind)
  const known = isFree ? [] : choicesOf(question)
  const older = isFree
    ? []
    : counts
        .filter(({ value }) => !known.some((choice) => choice.value === value))
        .map(({ value }) => ({ value, words: {} }))
        .sort((one, other) => Number(one.value) - Number(other.value))
  const values = [...known, ...older].map((choice) => {
    const count = counts.filter(({ value }) => value === choice.value).reduce((sum, one) => sum + one.n, 0)
    return { ...choice, n: count, sharePercent: n === 0 ? null : (count / n) * 100 }
  })
  return { part, words, n, counts: values, mean: meanOf(question, counts, n), score: scoreOf(question, counts, n) }
}

const isNumber = ({ kind }: Question) => scaleOf(kind) !== undefined || ['number', 'points', 'ranking'].includes(kind)

const meanOf = (question: Question, counts: Count[], n: number): number | null =>
  isNumber(question) && n > 0 ? counts.reduce((sum, count) => sum + Number(count.value) * count.n, 0) / n : null

/** Share of 4 and 5, promoter score, share of 5 to 7; each with its interval, and nulls where nobody answered. */
function scoreOf(question: Question, counts: Count[], n: number): Part['score'] {
  const from = (least: number, most: number) =>
    counts
      .filter(({ value }) => Number(value) >= least && Number(value) <= most)
      .reduce((sum, count) => sum + count.n, 0)
  switch (question.kind) {
    case 'satisfaction':
      return percent(wilsonInterval(from(4, 5), n))
    case 'effort':
      return percent(wilsonInterval(from(5, 7), n))
    case 'recommendation': {
      const score = netPromoterScore({ promoters: from(9, 10), passives: from(7, 8), detractors: from(0, 6) })
      return score ? { value: score.value, low: score.low, high: score.high, n } : nothing
    }
    default:
      return null
  }
}

const nothing = { value: null, low: null, high: null, n: 0 }
const percent = (share: Estimate | undefined) =>
  share ? { value: share.value * 100, low: share.low * 100, high: share.high * 100, n: share.n } : nothing
