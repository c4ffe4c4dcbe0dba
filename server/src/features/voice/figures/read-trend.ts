import type { readSurveyTrend, SurveyTrend } from '@heed/contract/survey-figures.ts'
import { pChart } from '@heed/methods/p-chart.ts'
import { longRuns, xmrChart } from '@heed/methods/xmr.ts'
import type { z } from 'zod'
import type { Scope } from '../../../platform/scope.ts'
import { requireSurvey } from '../editor/read-survey.ts'
import { countBy } from '../results/count-by.ts'
import { everyQuestion } from '../results/read-results.ts'
import { countsFor, isShare, type Measure, measuresOf, presentMeasure, sum, type ValueCount } from './measures.ts'
import { readMinimumAnswers } from './minimum-answers.ts'
import { estimateOf, shareOf } from './sum-up.ts'

type Query = z.output<typeof readSurveyTrend.query>
type Period = { start: string; counts: ValueCount[] }
type Charted = Pick<SurveyTrend, 'centre' | 'points'>

const pointsToJudge = 8
const pointsToBeSteady = 20

/** One figure period by period. Shares stand between limits of their own number of answers, others between those of single values. */
export const readTrend = (scope: Scope, surveyId: string, query: Query): Promise<SurveyTrend> =>
  scope.transaction(async (tx) => {
    const survey = await requireSurvey(tx, surveyId)
    const measures = measuresOf(await everyQuestion(tx, survey))
    const measure = measures.find(({ key }) => key === query.measure) ?? measures[0]
    const known = { measures: measures.map(presentMeasure) }
    if (!measure) return { ...known, measure: null, chart: 'p', centre: null, points: [], sureness: 'none' }
    const grouped = await countBy(tx, surveyId, query, { group: query.by, question: measure.question })
    const byStart = Map.groupBy(grouped, ({ group }) => group)
    const periods = [...byStart.keys()].sort().map((start) => ({
      start,
      counts: countsFor(measure, byStart.get(start) ?? []),
    }))
    const charted = isShare(measure)
      ? chartShares(measure, periods)
      : chartSingles(measure, periods, await readMinimumAnswers(tx))
    const judged = charted.points.filter(({ value }) => value !== null).length
    return {
      ...known,
      measure: presentMeasure(measure),
      chart: isShare(measure) ? 'p' : 'xmr',
      ...(judged < pointsToJudge ? unmarked(charted) : charted),
      sureness: judged < pointsToJudge ? 'none' : judged < pointsToBeSteady ? 'provisional' : 'steady',
    }
  })

/** Too few points to tell chance from change: they are shown without limits. */
const unmarked = ({ points }: Charted): Charted => ({
  centre: null,
  points: points.map((point) => ({ ...point, lower: null, upper: null, isBeyond: false, endsLongRun: false })),
})

/** Where a run ends, by the place of each point; points without a value neither end nor break one. */
function runsAmong(values: readonly (number | null)[], centre: number): boolean[] {
  const known = values.flatMap((value, at) => (value === null ? [] : [{ value, at }]))
  const ends = longRuns(
    known.map(({ value }) => value),
    centre,
  )
  const places = new Set(known.flatMap(({ at }, place) => (ends[place] ? [at] : [])))
  return values.map((_, at) => places.has(at))
}

/** With fewer expected on one side of a share most points lie on the same side of the centre anyway, and a run says nothing. */
const isEvenlySpread = (n: number, centre: number) => n * Math.min(centre, 1 - centre) >= 5

function chartShares(measure: Measure, periods: Period[]): Charted {
  const shares = periods.map(({ counts }) => shareOf(measure, counts))
  const chart = pChart(shares.map(({ successes, n }) => ({ d: successes, n })))
  if (!chart) return { centre: null, points: [] }
  const runs = runsAmong(
    chart.points.map(({ share }, at) => (isEvenlySpread(shares[at]?.n ?? 0, chart.centre) ? (share ?? null) : null)),
    chart.centre,
  )
  return {
    centre: chart.centre * 100,
    points: periods.map(({ start }, at) => {
      const point = chart.points[at] as (typeof chart.points)[number]
      const isEmpty = point.share === undefined
      return {
        start,
        n: shares[at]?.n ?? 0,
        value: point.share === undefined ? null : point.share * 100,
        lower: isEmpty ? null : point.lower * 100,
        upper: isEmpty ? null : point.upper * 100,
        isBeyond: point.isBeyond,
        endsLongRun: runs[at] ?? false,
      }
    }),
  }
}

function chartSingles(measure: Measure, periods: Period[], minimumAnswers: number): Charted {
  const values = periods.map(({ counts }) => estimateOf(measure, counts, minimumAnswers).value)
  const chart = xmrChart(values.filter((value) => value !== null))
  const runs = chart ? runsAmong(values, chart.centre) : []
  return {
    centre: chart?.centre ?? null,
    points: periods.map(({ start, counts }, at) => {
      const value = values[at] ?? null
      const isDrawn = value !== null && chart !== undefined
      return {
        start,
        n: sum(counts),
        value,
        lower: isDrawn ? chart.lower : null,
        upper: isDrawn ? chart.upper : null,
        isBeyond: isDrawn && (value < chart.lower || value > chart.upper),
        endsLongRun: runs[at] ?? false,
      }
    }),
  }
}
