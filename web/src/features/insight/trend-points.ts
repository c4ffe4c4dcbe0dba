import type { FigureName, FigureSet, Insight } from '@heed/contract/insight.ts'
import { shortDay } from './day-words.ts'
import { estimateKeyOf, speedKeyOf } from './measures.ts'

export type TrendPoint = {
  week: string
  /** A share, a score or seconds; null where too few were counted to say. */
  value: number | null
  low: number | null
  high: number | null
  n: number
  tooFew: boolean
}

/** One figure by week, and of the whole period. */
export const trendOf = ({ byWeek, all }: Insight, figure: FigureName) => ({
  points: byWeek.map(({ week, figures }): TrendPoint => ({ week, ...pointOf(figures, figure) })),
  whole: pointOf(all, figure).value,
})

const pointOf = (figures: FigureSet, figure: FigureName): Omit<TrendPoint, 'week'> => {
  const key = estimateKeyOf(figure)
  if (key) {
    const { value, low, high, n, tooFew } = figures[key]
    return { value, low, high, n, tooFew }
  }
  const { median, n, tooFew } = figures[speedKeyOf(figure) ?? 'firstAnswerTime']
  return { value: median, low: null, high: null, n, tooFew }
}

/** As the axis shows it: shares in percent, durations in minutes, scores as they are. */
export const chartedPoint = ({ week, value, low, high }: TrendPoint, figure: FigureName) => {
  const key = estimateKeyOf(figure)
  const scale = (of: number | null) => (of === null || key === 'nps' ? of : key ? of * 100 : of / 60)
  return { label: shortDay(week), value: scale(value), low: scale(low), high: scale(high) }
}

/** Weeks whose interval does not hold the value of the whole period. */
export const weeksApart = (points: TrendPoint[], whole: number | null, side: 'below' | 'above') =>
  whole === null
    ? []
    : points.filter(({ low, high }) => (side === 'below' ? high !== null && high < whole : low !== null && low > whole))
