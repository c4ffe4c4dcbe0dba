import { type Estimate, requireCounts, roundHalfAway, z95 } from './estimate.ts'

/** Answers on 0–10: promoters 9–10, passives 7–8, detractors 0–6. */
export type PromoterCounts = { readonly promoters: number; readonly passives: number; readonly detractors: number }

type Score = { readonly score: number; readonly standardError: number }

/** `value` is the rounded score; `exactScore`, its `standardError` and both with three more answers are in points too, for further arithmetic. */
type NetPromoterScore = Estimate & {
  readonly exactScore: number
  readonly standardError: number
  readonly adjusted: Score
}

/**
 * Net Promoter Score, −100…100, rounded once and half away from zero, with the adjusted-Wald 95 % interval
 * (three more answers, ¾ promoter and ¾ detractor), clipped to the scale and never short of the score itself; `undefined` when n = 0.
 * @throws RangeError unless the three are counts.
 * Source: Reichheld 2003; interval: Rocks 2016.
 */
export function netPromoterScore({ promoters, passives, detractors }: PromoterCounts): NetPromoterScore | undefined {
  requireCounts([promoters, passives, detractors])
  const n = promoters + passives + detractors
  if (n === 0) return undefined
  const plain = scoreOf(promoters, detractors, n)
  const adjusted = scoreOf(promoters + 0.75, detractors + 0.75, n + 3)
  return {
    value: roundHalfAway(plain.score),
    low: Math.max(-100, Math.min(plain.score, adjusted.score - z95 * adjusted.standardError)),
    high: Math.min(100, Math.max(plain.score, adjusted.score + z95 * adjusted.standardError)),
    n,
    exactScore: plain.score,
    standardError: plain.standardError,
    adjusted,
  }
}

function scoreOf(promoters: number, detractors: number, n: number): Score {
  const net = (promoters - detractors) / n
  const variance = (promoters + detractors) / n - net ** 2
  return { score: (100 * (promoters - detractors)) / n, standardError: 100 * Math.sqrt(variance / n) }
}
