import type { Question } from '@heed/contract/survey-content.ts'
import type { SurveyDrivers } from '@heed/contract/survey-figures.ts'
import { importancePerformance } from '@heed/methods/importance-performance.ts'
import { bootstrapWeights, relativeWeights } from '@heed/methods/relative-weights.ts'
import { scaleOf } from '@heed/methods/survey/survey-content.ts'
import type { Scope } from '../../../platform/scope.ts'
import { contentOf } from '../asked-content.ts'
import { requireSurvey } from '../editor/read-survey.ts'
import type { Filter } from '../results/count-answers.ts'
import { readMinimumAnswers } from './minimum-answers.ts'
import { readScales } from './read-scales.ts'
import { readWholeAnswers, type WholeAnswer } from './read-whole-answers.ts'

type Weighed = Omit<SurveyDrivers, 'outcome' | 'scales'>

const seed = 20_261_128
/** With 2,000 answers and ten aspects it takes about 0.15 s of the processor; the request waits for it. */
const samplesDrawn = 250
/** With two, the means that the quarters are cut at lie between them: one is always important and the other never. */
const fewestOnMap = 3
/** More make weights that nobody can tell apart. */
const mostAspects = 10
const neededFor = (aspects: number) => 50 + 8 * aspects

/** Of what is asked now, what goes together with overall satisfaction. */
export const readDrivers = (scope: Scope, surveyId: string, filter: Filter): Promise<SurveyDrivers> =>
  scope.transaction(async (tx) => {
    const survey = await requireSurvey(tx, surveyId)
    const questions = survey.opened_at ? (await contentOf(tx, survey)).questions : []
    const scales = await readScales(tx, surveyId, filter, { questions, minimum: await readMinimumAnswers(tx) })
    const outcome = outcomeOf(questions)
    if (!outcome) return { outcome: null, scales, ...nothing('no_outcome', neededFor(2)) }
    const said = { question: outcome.id, ask: outcome.ask }
    const aspects = aspectsOf(questions, outcome)
    if (aspects.length < 2) return { outcome: said, scales, ...nothing('no_aspects', neededFor(2)) }
    const asked = [outcome, ...aspects].map(({ id }) => id)
    const { answers, isSample } = await readWholeAnswers(tx, surveyId, filter, { having: outcome.id, questions: asked })
    return { outcome: said, scales, ...weighAspects(outcome, aspects, answers), isSample }
  })

const nothing = (refused: SurveyDrivers['refused'], needed: number, n = 0): Weighed => ({
  n,
  isSample: false,
  needed,
  refused,
  r2: null,
  crosshair: null,
  aspects: [],
})

/** Satisfaction as a whole: the question that counts as it, else the first of its kind. */
const outcomeOf = (questions: readonly Question[]) =>
  questions.find(({ countsAs, kind }) => countsAs === 'satisfaction' && kind === 'satisfaction') ??
  questions.find(({ kind }) => kind === 'satisfaction')

/** What is rated on a scale beside it. Recommending is no part of an experience, but what follows from it. */
const aspectsOf = (questions: readonly Question[], outcome: Question) =>
  questions
    .filter(({ id, kind }) => id !== outcome.id && ['satisfaction', 'effort', 'pair'].includes(kind))
    .slice(0, mostAspects)

/** Of pairs, the mean of what was received; null where not everything was answered. */
function ratingOf({ id, kind, rows }: Question, answer: WholeAnswer): number | null {
  if (kind !== 'pair') return answer.get(`${id}:`) ?? null
  const received = (rows ?? []).map((row) => answer.get(`${id}:${row.id}.p`))
  const known = received.filter((value) => value !== undefined)
  return known.length < received.length || known.length === 0
    ? null
    : known.reduce((sum, value) => sum + value, 0) / known.length
}

function weighAspects(outcome: Question, aspects: Question[], answers: WholeAnswer[]): Weighed {
  const rows = answers
    .map((answer) => [outcome, ...aspects].map((question) => ratingOf(question, answer)))
    .filter((row): row is number[] => row.every((value) => value !== null))
  const needed = neededFor(aspects.length)
  if (rows.length < needed) return nothing('too_few', needed, rows.length)
  const column = (at: number) => rows.map((row) => row[at] as number)
  const y = column(0)
  const ratings = aspects.map((_, at) => column(at + 1))
  const weights = relativeWeights(y, ratings)
  if (typeof weights !== 'object') return nothing(weights ?? 'no_aspects', needed, rows.length)
  const intervals = bootstrapWeights(y, ratings, { seed, samples: samplesDrawn })
  const rated = aspects.map((aspect, at) => ({
    question: aspect.id,
    ask: aspect.ask,
    importance: weights.percent[at] as number,
    low: intervals?.[at]?.low ?? null,
    high: intervals?.[at]?.high ?? null,
    performance: percentOfScale(aspect, ratings[at] as number[]),
  }))
  const map = rated.length < fewestOnMap ? undefined : importancePerformance(rated)
  return {
    n: rows.length,
    isSample: false,
    needed,
    refused: null,
    r2: weights.r2,
    crosshair: map?.crosshair ?? null,
    aspects: rated.map((aspect, at) => ({ ...aspect, quarter: map?.quarters[at] ?? null })),
  }
}

function percentOfScale({ kind }: Question, values: number[]): number {
  const { low, high } = scaleOf(kind) ?? { low: 0, high: 1 }
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length
  return ((mean - low) / (high - low)) * 100
}
