import type { SurveyBranches } from '@heed/contract/survey-figures.ts'
import { funnelLimits, funnelScore, overdispersion } from '@heed/methods/funnel.ts'
import type { Counted } from '@heed/methods/newcombe.ts'
import type { Scope } from '../../../platform/scope.ts'
import { requireSurvey } from '../editor/read-survey.ts'
import type { Filter } from '../results/count-answers.ts'
import { countBy } from '../results/count-by.ts'
import { everyQuestion } from '../results/read-results.ts'
import { countsFor, isShare, type Measure, measuresOf, presentMeasure, sum, type ValueCount } from './measures.ts'
import { readMinimumAnswers } from './minimum-answers.ts'
import { estimateOf, presentDifferences, shareOf } from './sum-up.ts'

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
    const all = branches.flatMap(({ counts }) => counts)
    const differences = presentDifferences(
      branches.map(({ branch, counts }) => ({
        measure,
        first: counts,
        second: branches.flatMap((other) => (other.branch.id === branch.id ? [] : other.counts)),
      })),
      minimumAnswers,
    )
    const funnel = drawFunnel(measure, all, branches)
    return {
      ...known,
      measure: presentMeasure(measure),
      whole: estimateOf(measure, all, minimumAnswers),
      branches: branches.map(({ branch, counts }, at) => {
        const limits = funnel ? funnel.limitsAt(sum(counts)) : null
        const isEnough = sum(counts) >= minimumAnswers
        return {
          branch,
          estimate: estimateOf(measure, counts, minimumAnswers),
          difference: differences[at] as (typeof differences)[number],
          limits,
          place: limits && isEnough ? placeOf(shareOf(measure, counts), limits) : null,
        }
      }),
      funnel: funnel && { phi: funnel.phi, curve: funnel.curve },
    }
  })

type Limits = NonNullable<SurveyBranches['branches'][number]['limits']>
const pointsOfCurve = 60

/** Undefined for what is no share, and where all or nobody said so: then nothing can differ. */
function drawFunnel(measure: Measure, all: ValueCount[], branches: { counts: ValueCount[] }[]) {
  const whole = shareOf(measure, all)
  if (!isShare(measure) || whole.successes === 0 || whole.successes === whole.n) return null
  const target = whole.successes / whole.n
  const phi = overdispersion(branches.map(({ counts }) => funnelScore(shareOf(measure, counts), target)))
  const limitsAt = (n: number): Limits => {
    const { low95, high95, low998, high998 } = funnelLimits(n, target, phi)
    return { low95: low95 * 100, high95: high95 * 100, low998: low998 * 100, high998: high998 * 100 }
  }
  const most = Math.max(...branches.map(({ counts }) => sum(counts))) * 1.05
  // Close together where few answers let the limits fall fast.
  const steps = Array.from({ length: pointsOfCurve }, (_, at) =>
    Math.ceil(1 + (most - 1) * (at / (pointsOfCurve - 1)) ** 2),
  )
  return { phi, limitsAt, curve: [...new Set(steps)].map((n) => ({ n, ...limitsAt(n) })) }
}

function placeOf({ successes, n }: Counted, limits: Limits) {
  const share = (successes / n) * 100
  if (share > limits.high998) return 'above998'
  if (share < limits.low998) return 'below998'
  if (share > limits.high95) return 'above95'
  return share < limits.low95 ? 'below95' : 'inside'
}
