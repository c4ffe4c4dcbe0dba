import type { FunnelLimits } from '@heed/contract/survey-figures.ts'
import { funnelLimits, funnelPlace, funnelScore, overdispersion } from '@heed/methods/funnel.ts'
import type { Counted } from '@heed/methods/newcombe.ts'
import type { z } from 'zod'
import { isShare, type Measure, sum, type ValueCount } from './measures.ts'
import { estimateOf, presentDifferences, shareOf } from './sum-up.ts'

type Limits = z.infer<typeof FunnelLimits>
const pointsOfCurve = 60

/** One figure of groups that share the answers out among them: each against all others by Holm, and among the limits of chance. */
export function compareGroups<Group extends { counts: ValueCount[] }>(
  measure: Measure,
  groups: readonly Group[],
  minimumAnswers: number,
) {
  const all = groups.flatMap(({ counts }) => counts)
  const differences = presentDifferences(
    groups.map((group) => ({
      measure,
      first: group.counts,
      second: groups.flatMap((other) => (other === group ? [] : other.counts)),
    })),
    minimumAnswers,
  )
  const funnel = prepareFunnel(measure, all, groups)
  return {
    whole: estimateOf(measure, all, minimumAnswers),
    rows: groups.map((group, at) => {
      const n = sum(group.counts)
      return {
        group,
        estimate: estimateOf(measure, group.counts, minimumAnswers),
        difference: differences[at] as (typeof differences)[number],
        limits: funnel ? percentOf(funnel.limitsAt(n)) : null,
        place: funnel && n >= minimumAnswers ? funnel.placeOf(shareOf(measure, group.counts)) : null,
      }
    }),
    /** The limits to draw, as far as the largest of these numbers of answers. */
    drawFunnel: (ns: readonly number[]) =>
      funnel && { phi: funnel.phi, curve: curveUpTo(Math.max(1, ...ns), funnel.limitsAt) },
  }
}

/** Null for what is no share, and where all or nobody said so: then nothing can differ. */
function prepareFunnel(measure: Measure, all: ValueCount[], groups: readonly { counts: ValueCount[] }[]) {
  const whole = shareOf(measure, all)
  if (!isShare(measure) || whole.successes === 0 || whole.successes === whole.n) return null
  const target = whole.successes / whole.n
  const phi = overdispersion(groups.map(({ counts }) => funnelScore(shareOf(measure, counts), target)))
  const limitsAt = (n: number) => funnelLimits(n, target, phi)
  return { phi, limitsAt, placeOf: (share: Counted) => funnelPlace(share, target, limitsAt(share.n)) }
}

const percentOf = ({ low95, high95, low998, high998 }: Limits): Limits => ({
  low95: low95 * 100,
  high95: high95 * 100,
  low998: low998 * 100,
  high998: high998 * 100,
})

function curveUpTo(largest: number, limitsAt: (n: number) => Limits) {
  const most = largest * 1.05
  // Close together where few answers let the limits fall fast.
  const steps = Array.from({ length: pointsOfCurve }, (_, at) =>
    Math.ceil(1 + (most - 1) * (at / (pointsOfCurve - 1)) ** 2),
  )
  return [...new Set(steps)].map((n) => ({ n, ...percentOf(limitsAt(n)) }))
}
