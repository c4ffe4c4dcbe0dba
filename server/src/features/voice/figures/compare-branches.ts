import type { SurveyBranches } from '@heed/contract/survey-figures.ts'
import type { Scope } from '../../../platform/scope.ts'
import { requireSurvey } from '../editor/read-survey.ts'
import type { Filter } from '../results/count-answers.ts'
import { countBy } from '../results/count-by.ts'
import { everyQuestion } from '../results/read-results.ts'
import { compareGroups } from './compare-groups.ts'
import { countsFor, measuresOf, presentMeasure, sum } from './measures.ts'
import { readMinimumAnswers } from './minimum-answers.ts'

type Query = Filter & { measure?: string | undefined }

/** One figure in each branch in sight: against all others by Holm, and among the limits of chance. In the order of names, never of ranks. */
export const compareBranches = (scope: Scope, surveyId: string, query: Query): Promise<SurveyBranches> =>
  scope.transaction(async (tx) => {
    const survey = await requireSurvey(tx, surveyId)
    const measures = measuresOf(await everyQuestion(tx, survey))
    const measure = measures.find(({ key }) => key === query.measure) ?? measures[0]
    const minimumAnswers = await readMinimumAnswers(tx)
    const known = { measures: measures.map(presentMeasure), minimumAnswers }
    if (!measure)
      return {
        ...known,
        measure: null,
        whole: { value: null, low: null, high: null, n: 0 },
        branches: [],
        funnel: null,
      }
    const grouped = await countBy(tx, surveyId, query, { group: 'branch', question: measure.question })
    const branches = (await tx.db.selectFrom('branch').select(['id', 'name']).orderBy('name').orderBy('id').execute())
      .map((branch) => ({
        branch,
        counts: countsFor(
          measure,
          grouped.filter(({ group }) => group === branch.id),
        ),
      }))
      .filter(({ counts }) => sum(counts) > 0)
    const compared = compareGroups(measure, branches, minimumAnswers)
    return {
      ...known,
      measure: presentMeasure(measure),
      whole: compared.whole,
      branches: compared.rows.map(({ group, ...figures }) => ({ branch: group.branch, ...figures })),
      funnel: compared.drawFunnel(branches.map(({ counts }) => sum(counts))),
    }
  })
