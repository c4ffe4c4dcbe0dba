import type { FigureName, FigureSet, Insight } from '@heed/contract/insight.ts'
import { type Aspect, aspects } from '@heed/contract/voice.ts'
import { t } from 'i18next'
import { currentLanguage } from '../../app/i18n.ts'
import { duration, number, percent } from '../../ui/format.ts'

export type EstimateKey = 'firstAnswerMet' | 'solutionMet' | 'csat' | 'nps' | 'solvedForGood' | 'served' | Aspect
export type SpeedKey = 'firstAnswerTime' | 'solutionTime'
export type Estimate = Pick<FigureSet['csat'], 'value' | 'low' | 'high' | 'n' | 'tooFew'>

export type Measured<Key> = { key: Key; figure: FigureName }

export const estimates: Measured<EstimateKey>[] = [
  { key: 'firstAnswerMet', figure: 'first_answer_met' },
  { key: 'solutionMet', figure: 'solution_met' },
  { key: 'csat', figure: 'csat' },
  { key: 'nps', figure: 'nps' },
  { key: 'solvedForGood', figure: 'solved_for_good' },
]
/** Named as their figures are. */
export const aspectEstimates: Measured<Aspect>[] = aspects.map((aspect) => ({ key: aspect, figure: aspect }))
/** Friendly and solved, both. */
export const pairEstimate: Measured<EstimateKey> = { key: 'served', figure: 'served' }
export const speeds: Measured<SpeedKey>[] = [
  { key: 'firstAnswerTime', figure: 'first_answer_time' },
  { key: 'solutionTime', figure: 'solution_time' },
]

export const estimateKeyOf = (figure: FigureName) =>
  [...estimates, ...aspectEstimates, pairEstimate].find((measure) => measure.figure === figure)?.key
export const speedKeyOf = (figure: FigureName) => speeds.find((measure) => measure.figure === figure)?.key

/** "92.0" of a share, "+65" of a score: as beside a unit. */
export const bare = (key: EstimateKey, value: number, digits = 1) =>
  key === 'nps' ? signed(value) : number(value * 100, digits)

/** "92.0 %", "+65": as in a sentence. */
export const written = (key: EstimateKey, value: number, digits = 1) =>
  key === 'nps' ? signed(value) : percent(value * 100, currentLanguage(), digits)

const signed = (value: number) => `${value > 0 ? '+' : value < 0 ? '−' : ''}${number(Math.abs(value))}`

export const time = (seconds: number) => (seconds === 0 ? t('duration.minutes', { minutes: 0 }) : duration(seconds))

/** The one axis of a measure: from a round number under every interval on the page to the best there is. */
export const axisOf = (key: EstimateKey, insight: Insight): [number, number] => {
  const [worst, best, step] = key === 'nps' ? [-100, 100, 20] : [0, 1, 0.1]
  const sets = [insight.all, insight.previous, ...groupsOf(insight).map((group) => group.figures)]
  const lows = sets.map((figures) => figures[key].low).filter((low) => low !== null)
  if (lows.length === 0) return [worst, best]
  return [Math.max(worst, Math.floor(Math.min(...lows) / step + 1e-9) * step), best]
}

const groupsOf = ({ byBranch, byChannel, byMember }: Insight) => [...byBranch, ...byChannel, ...byMember]

export type Side = 'below' | 'above'

/** Where a part stands apart: its interval does not hold the value of the whole. */
export const sideOf = (part: Estimate, whole: Estimate): Side | undefined => {
  if (part.low === null || part.high === null || whole.value === null) return undefined
  if (part.high < whole.value) return 'below'
  return part.low > whole.value ? 'above' : undefined
}

/** How many of an estimate were good; undefined where too few are counted to say. */
export const goodOf = (key: EstimateKey, figures: FigureSet): { good: number; bad: number } | undefined => {
  if (key === 'nps') return { good: figures.nps.promoters, bad: figures.nps.detractors }
  if (key === 'csat') {
    const [five = 0, four = 0, ...others] = figures.csat.counts
    return { good: five + four, bad: others.reduce((sum, count) => sum + count, 0) }
  }
  const { value, n } = figures[key]
  if (value === null) return undefined
  const good = Math.round(value * n)
  return { good, bad: n - good }
}
