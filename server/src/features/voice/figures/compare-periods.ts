import type { compareSurveyPeriods } from '@heed/contract/survey-figures.ts'
import type { z } from 'zod'
import type { Scope } from '../../../platform/scope.ts'
import { requireSurvey } from '../editor/read-survey.ts'
import { type Count, countAnswers } from '../results/count-answers.ts'
import { everyQuestion } from '../results/read-results.ts'
import { countsFor, measuresOf, presentMeasure } from './measures.ts'
import { readMinimumAnswers } from './minimum-answers.ts'
import { estimateOf, presentDifferences } from './sum-up.ts'

type Query = z.output<typeof compareSurveyPeriods.query>
type Periods = z.output<typeof compareSurveyPeriods.response>

/** Every closed question in two stretches of days; what is compared at once is judged at once. */
export const comparePeriods = (scope: Scope, surveyId: string, query: Query): Promise<Periods> =>
  scope.transaction(async (tx) => {
    const survey = await requireSurvey(tx, surveyId)
    const { againstFrom, againstTo, ...filter } = query
    const { counts: now } = await countAnswers(tx, surveyId, filter)
    const { counts: before } = await countAnswers(tx, surveyId, { ...filter, from: againstFrom, to: againstTo })
    const minimum = await readMinimumAnswers(tx)
    const pairs = measuresOf(await everyQuestion(tx, survey)).map((measure) => ({
      measure,
      first: countsFor(measure, now),
      second: countsFor(measure, before),
    }))
    const differences = presentDifferences(pairs, minimum)
    return {
      responses: { now: responsesIn(now), before: responsesIn(before) },
      measures: pairs.map(({ measure, first, second }, at) => ({
        ...presentMeasure(measure),
        now: estimateOf(measure, first, minimum),
        before: estimateOf(measure, second, minimum),
        difference: differences[at] as (typeof differences)[number],
      })),
    }
  })

const responsesIn = (counts: Count[]) => counts.find(({ question }) => question === '')?.n ?? 0
