import type { Question } from '@heed/contract/survey-content.ts'
import type { SurveyReasons } from '@heed/contract/survey-reasons.ts'
import { wholePercents } from '@heed/methods/whole-percents.ts'
import { wilsonInterval } from '@heed/methods/wilson.ts'
import { sql } from 'kysely'
import type { Scope, Tx } from '../../../../platform/scope.ts'
import { requireSurvey } from '../../editor/read-survey.ts'
import { countAnswers, type Filter } from '../../results/count-answers.ts'
import { chosenResponses, weakOf } from '../../results/list-responses.ts'
import { everyQuestion } from '../../results/read-results.ts'
import { readMinimumAnswers } from '../minimum-answers.ts'

export const readReasons = (scope: Scope, surveyId: string, filter: Filter): Promise<SurveyReasons> =>
  scope.transaction(async (tx) => {
    const survey = await requireSurvey(tx, surveyId)
    const questions = survey.opened_at ? await everyQuestion(tx, survey) : []
    const of = (figure: Question['countsAs']) => questions.find(({ countsAs }) => countsAs === figure)
    const [core, service, decided] = [of('core'), of('service'), of('decided')]
    return {
      coreAndService: core && service ? await tellApart(tx, surveyId, filter, { core, service }) : null,
      decided: decided ? await factorsOf(tx, surveyId, filter, decided) : null,
    }
  })

/** Two answers of one person cannot be told from their counts, so they are read one by one; more would hold up the page. */
const most = 10_000

type Two = { core: Question; service: Question }

async function tellApart(tx: Tx, surveyId: string, filter: Filter, { core, service }: Two) {
  const { rows } = await sql<{ weak: 'this' | 'other' | 'both' | 'neither'; n: number }>`
    select ${weakOf(sql`service`, sql`core`)} as weak, count(*)::int as n from (
      select s.number as service, k.number as core
      from survey_response r
      cross join lateral (select v.number from survey_value v where v.response_id = r.id and v.question = ${service.id} and v.part = '') s
      cross join lateral (select v.number from survey_value v where v.response_id = r.id and v.question = ${core.id} and v.part = '') k
      where ${chosenResponses(surveyId, filter)} order by r.day desc, r.id desc limit ${most}
    ) newest group by 1`.execute(tx.db)
  const count = (weak: string) => rows.find((row) => row.weak === weak)?.n ?? 0
  const counts = { service: count('this'), core: count('other'), both: count('both'), neither: count('neither') }
  const n = counts.service + counts.core + counts.both + counts.neither
  const share = n < (await readMinimumAnswers(tx)) ? undefined : wilsonInterval(counts.service, n)
  return {
    core: { question: core.id, ask: core.ask },
    service: { question: service.id, ask: service.ask },
    n,
    isSample: n === most,
    serviceProblem: share
      ? { value: share.value * 100, low: share.low * 100, high: share.high * 100, n }
      : { value: null, low: null, high: null, n },
    counts,
  }
}

async function factorsOf(tx: Tx, surveyId: string, filter: Filter, { id, ask, options = [] }: Question) {
  const { counts } = await countAnswers(tx, surveyId, filter)
  const given = options.map((option) => ({
    ...option,
    n: counts.find(({ question, part, value }) => question === id && part === '' && value === option.id)?.n ?? 0,
  }))
  const percents = wholePercents(given.map(({ n }) => n))
  return {
    question: id,
    ask,
    n: given.reduce((sum, { n }) => sum + n, 0),
    factors: given.map((factor, at) => ({ ...factor, percent: percents[at] as number })),
  }
}
