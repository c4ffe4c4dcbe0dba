import type { QuestionResult, readSurveyResults } from '@heed/contract/surveys.ts'
import { unweightedGap, weightedGap } from '@heed/methods/servqual.ts'
import type { z } from 'zod'

type ServiceQuality = z.output<typeof readSurveyResults.response>['serviceQuality']

/**
 * Each question of pairs is a dimension: its gap is the mean of the gaps of its lines. Weighted by the mean points of the question
 * whose lines are these dimensions, where there is one. Null for a survey without pairs.
 */
export function serviceQualityOf(results: QuestionResult[]): ServiceQuality {
  const pairs = results.filter(({ kind }) => kind === 'pair')
  if (pairs.length === 0) return null
  const spread = results.find(
    ({ kind, parts }) => kind === 'points' && pairs.every(({ id }) => parts.some(({ part }) => part === id)),
  )
  const dimensions = pairs.map(({ id, ask, gaps }) => ({
    question: id,
    ask,
    gap: unweightedGap(gaps.flatMap(({ gap }) => gap.value ?? [])) ?? null,
    points: spread?.parts.find(({ part }) => part === id)?.mean ?? null,
  }))
  const known = dimensions.flatMap(({ gap }) => gap ?? [])
  const points = dimensions.flatMap(({ points: mean }) => mean ?? [])
  const isWhole = known.length === dimensions.length && points.length === dimensions.length
  return {
    dimensions,
    unweighted: unweightedGap(known) ?? null,
    weighted: isWhole && pairs.length === spread?.parts.length ? weightedGap(known, points) : null,
  }
}
