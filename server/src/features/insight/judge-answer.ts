import type { Measure } from './measures.ts'

/** A survey answer as the database holds it. */
export type Answer = {
  satisfaction: number | null
  solved: string | null
  speed: number | null
  welcome: number | null
  comeback: string | null
  recommendation: number | null
  /** Questions that were not asked. */
  left_out: string[]
}

type Verdict = { measure: Measure; value: number | null; good: boolean | null }

/** What an answer says: nothing of what was not asked, and no verdict where a question that was asked stayed blank. */
export function judgeAnswer(answer: Answer): Verdict[] {
  const { satisfaction, solved, speed, welcome, comeback, recommendation } = answer
  const isAsked = (question: string) => !answer.left_out.includes(question)
  return [
    ...(satisfaction === null ? [] : [{ measure: 'csat' as const, value: satisfaction, good: satisfaction >= 4 }]),
    ...(isAsked('recommendation')
      ? [{ measure: 'nps' as const, value: recommendation, good: groupOf(recommendation) }]
      : []),
    ...(isAsked('welcome')
      ? [{ measure: 'emotional' as const, value: welcome, good: welcome === null ? null : welcome >= 4 }]
      : []),
    ...(isAsked('speed') || isAsked('solved')
      ? [{ measure: 'parts' as const, value: speed, good: judgeParts(speed, solved) }]
      : []),
    ...(isAsked('comeback')
      ? [{ measure: 'return' as const, value: null, good: comeback === null ? null : comeback === 'yes' }]
      : []),
    ...(isAsked('welcome') && isAsked('solved')
      ? [{ measure: 'served' as const, value: welcome, good: judgePair(welcome, solved) }]
      : []),
  ]
}

/** Promoters are good, detractors are not, passives are neither. */
const groupOf = (score: number | null): boolean | null =>
  score === null ? null : score >= 9 ? true : score <= 6 ? false : null

/** Both or it is no good service: a friendly 5 with nothing solved is a failure. */
const judgePair = (welcome: number | null, solved: string | null): boolean | null =>
  welcome === null || solved === null ? null : welcome >= 4 && solved === 'yes'

/** One verdict a customer, so that two questions put to one do not count as two people: good when every part they judged is. */
const judgeParts = (speed: number | null, solved: string | null): boolean | null =>
  speed === null && solved === null ? null : (speed === null || speed >= 4) && (solved === null || solved === 'yes')
