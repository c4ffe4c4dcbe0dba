import type { SurveyDifference } from '@heed/contract/survey-figures.ts'
import type { SurveyEstimate } from '@heed/contract/surveys.ts'
import type { Difference } from '@heed/methods/difference.ts'
import { holm } from '@heed/methods/holm.ts'
import { compareMeans, meanOf } from '@heed/methods/mean.ts'
import { type Counted, compareShares } from '@heed/methods/newcombe.ts'
import { netPromoterScore } from '@heed/methods/nps.ts'
import { comparePromoters } from '@heed/methods/nps-difference.ts'
import { wilsonInterval } from '@heed/methods/wilson.ts'
import type { z } from 'zod'
import { isShare, type Measure, sum, type ValueCount } from './measures.ts'

type Estimated = z.infer<typeof SurveyEstimate>

/** How many of those who answered said what counts as good. */
export const shareOf = ({ good }: Measure, counts: readonly ValueCount[]): Counted => ({
  successes: sum(counts.filter(({ value }) => good.includes(value))),
  n: sum(counts),
})
const promotersOf = (counts: readonly ValueCount[]) => {
  const from = (least: number, most: number) =>
    sum(counts.filter(({ value }) => Number(value) >= least && Number(value) <= most))
  return { promoters: from(9, 10), passives: from(7, 8), detractors: from(0, 6) }
}
const numbersOf = (counts: readonly ValueCount[]) => counts.map(({ value, n }) => ({ value: Number(value), n }))

/** The figure with its interval: shares in percent, the score in points, means in the unit of their scale. Under the minimum it is only how many. */
export function estimateOf(measure: Measure, counts: readonly ValueCount[], minimumAnswers: number): Estimated {
  const n = sum(counts)
  const of = plainEstimate(measure, counts)
  if (!of || n < minimumAnswers) return { value: null, low: null, high: null, n }
  const scale = isShare(measure) ? 100 : 1
  return { value: of.value * scale, low: of.low * scale, high: of.high * scale, n }
}
function plainEstimate(measure: Measure, counts: readonly ValueCount[]) {
  if (measure.kind === 'promoters') return netPromoterScore(promotersOf(counts))
  if (!isShare(measure)) return meanOf(numbersOf(counts))
  const { successes, n } = shareOf(measure, counts)
  return wilsonInterval(successes, n)
}

export type Pair = { measure: Measure; first: readonly ValueCount[]; second: readonly ValueCount[] }

function compare({ measure, first, second }: Pair): Difference | undefined {
  if (measure.kind === 'promoters') return comparePromoters(promotersOf(first), promotersOf(second))
  if (isShare(measure)) return compareShares(shareOf(measure, first), shareOf(measure, second))
  return compareMeans(numbersOf(first), numbersOf(second))
}

const tooFew: SurveyDifference = {
  value: null,
  low: null,
  high: null,
  pValue: null,
  adjustedP: null,
  verdict: 'too_few',
}

/** All differences that are looked at together, judged together. Those with too few answers are not tried, so they cost the others nothing. */
export function presentDifferences(pairs: readonly Pair[], minimumAnswers: number): SurveyDifference[] {
  const differences = pairs.map((pair) =>
    Math.min(sum(pair.first), sum(pair.second)) < minimumAnswers ? undefined : compare(pair),
  )
  const tried = differences.filter((difference) => difference !== undefined)
  const { adjusted, levels } = holm(tried.map(({ pValue }) => pValue))
  return differences.map((difference, at) => {
    if (!difference) return tooFew
    const place = tried.indexOf(difference)
    const { low, high } = difference.at(levels[place] as number)
    const scale = isShare((pairs[at] as Pair).measure) ? 100 : 1
    return {
      value: difference.value * scale,
      low: low * scale,
      high: high * scale,
      pValue: difference.pValue,
      adjustedP: adjusted[place] as number,
      verdict: low > 0 ? 'higher' : high < 0 ? 'lower' : 'not_apart',
    }
  })
}
