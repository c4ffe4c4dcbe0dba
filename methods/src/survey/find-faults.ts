import { type Condition, type Question, type SurveyContent, scaleOf } from './survey-content.ts'
import { neededBy } from './survey-flow.ts'

export type SurveyFault = {
  /** Index of the question, null for the survey as a whole. */
  at: number | null
  /** Which rule it breaks; pages have words for each. */
  rule:
    | 'no_questions'
    | 'too_many_questions'
    | 'id_twice'
    | 'options_needed'
    | 'rows_needed'
    | 'option_twice'
    | 'needs_later'
    | 'needs_unknown'
    | 'condition_never'
    | 'range_empty'
    | 'quota_unknown'
    | 'words_missing'
}

const mostQuestions = 80

/**
 * Everything that keeps a survey from being published. A question may hang on earlier answers only, so that no circle of branches
 * can exist; `languages` are those in which it is meant to be asked, and each needs every text.
 */
export function findFaults(content: SurveyContent, languages: readonly string[]): SurveyFault[] {
  const { questions, quotas = [] } = content
  if (questions.length === 0) return [{ at: null, rule: 'no_questions' }]
  const faults: SurveyFault[] = []
  if (questions.length > mostQuestions) faults.push({ at: null, rule: 'too_many_questions' })
  const places = new Map<string, number>()
  for (const [at, question] of questions.entries()) {
    if (places.has(question.id)) faults.push({ at, rule: 'id_twice' })
    else places.set(question.id, at)
  }
  for (const [at, question] of questions.entries()) {
    const add = (rule: SurveyFault['rule']) => faults.push({ at, rule })
    for (const id of new Set(neededBy(question))) {
      const place = places.get(id)
      if (place === undefined) add('needs_unknown')
      else if (place >= at) add('needs_later')
    }
    for (const condition of question.showIf?.conditions ?? []) {
      const other = questions.find(({ id }) => id === condition.question)
      if (other && !canBeMet(condition, other)) add('condition_never')
    }
    if (needsOptions(question) && (question.options?.length ?? 0) < 2) add('options_needed')
    if (needsRows(question) && (question.rows?.length ?? 0) < 1) add('rows_needed')
    for (const list of [question.options ?? [], question.rows ?? []])
      if (new Set(list.map(({ id }) => id)).size < list.length) add('option_twice')
    if (question.least !== undefined && question.most !== undefined && question.least > question.most)
      add('range_empty')
    if (missingIn(question, languages).length > 0) add('words_missing')
  }
  for (const { question, option } of quotas) {
    const asked = questions.find(({ id }) => id === question)
    if (asked?.kind !== 'single' || !asked.options?.some(({ id }) => id === option))
      faults.push({ at: null, rule: 'quota_unknown' })
  }
  return faults
}

export const needsOptions = ({ kind }: Question): boolean => ['single', 'multiple', 'ranking', 'matrix'].includes(kind)
export const needsRows = ({ kind }: Question): boolean => ['pair', 'points', 'matrix'].includes(kind)

/** Whether any answer to the other question meets the condition. */
function canBeMet({ is, atMost, atLeast }: Condition, other: Question): boolean {
  const scale = scaleOf(other.kind)
  if (is) {
    const known = scale
      ? Array.from({ length: scale.high - scale.low + 1 }, (_, index) => String(scale.low + index))
      : other.kind === 'compare'
        ? ['better', 'as', 'worse']
        : other.kind === 'consent'
          ? ['yes', 'no']
          : (other.options?.map(({ id }) => id) ?? [])
    return is.some((value) => known.includes(value) || (value === 'other' && other.other === true))
  }
  if (atMost === undefined && atLeast === undefined) return true
  const low = scale?.low ?? (other.kind === 'number' ? (other.least ?? Number.NEGATIVE_INFINITY) : Number.NaN)
  const high = scale?.high ?? (other.kind === 'number' ? (other.most ?? Number.POSITIVE_INFINITY) : Number.NaN)
  return (
    (atMost === undefined || atMost >= low) &&
    (atLeast === undefined || atLeast <= high) &&
    (atMost ?? high) >= (atLeast ?? low)
  )
}

/** Languages of these in which some text of the question is missing. */
export function missingIn(question: Question, languages: readonly string[]): string[] {
  const texts = [
    question.ask,
    ...(hasWords(question.hint) ? [question.hint] : []),
    ...[...(question.options ?? []), ...(question.rows ?? []), ...(question.prompts ?? [])].map(({ words }) => words),
    ...(question.ends ? [question.ends.low, question.ends.high] : []),
  ]
  return languages.filter((language) => texts.some((words) => !words?.[language]?.trim()))
}

const hasWords = (words: Question['hint']): words is NonNullable<Question['hint']> =>
  words !== undefined && Object.values(words).some((text) => text?.trim())
