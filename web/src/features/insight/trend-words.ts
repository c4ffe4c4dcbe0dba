import type { FigureName } from '@heed/contract/insight.ts'
import { useCallback } from 'react'
import { useTranslation } from 'react-i18next'
import { number } from '../../ui/format.ts'
import { shortDay } from './day-words.ts'
import { estimateKeyOf, time, written } from './measures.ts'
import { type TrendPoint, weeksApart } from './trend-points.ts'

/** What a trend says, in words: its title is the finding. */
export const useTrendWords = (figure: FigureName, points: TrendPoint[], whole: number | null) => {
  const { t } = useTranslation('insight')
  const key = estimateKeyOf(figure)
  const measure = t(`figure.${figure}`)
  const writeWhole = useCallback((value: number) => (key ? written(key, value, 0) : time(value)), [key])
  const tip = useCallback(
    ({ week, value, low, high, n }: TrendPoint) => {
      const when = t('trend.weekOf', { day: shortDay(week) })
      if (n === 0) return `${when}<br>${t('noData')}`
      if (value === null) return `${when}<br>${t('figure.tooFew', { ns: 'common', n })}`
      const said = key ? written(key, value) : time(value)
      const between =
        key && low !== null && high !== null
          ? t('figure.interval', { ns: 'common', low: written(key, low), high: written(key, high), n: number(n) })
          : `n ${number(n)}`
      return `${when}<br><b>${said}</b> ${between}`
    },
    [t, key],
  )
  const said = points.map(({ value }) => value).filter((value) => value !== null)
  const finding = () => {
    if (whole === null || said.length === 0) return t('trend.tooFew', { measure })
    if (!key) return t('trend.between', { measure, low: time(Math.min(...said)), high: time(Math.max(...said)) })
    const days = (of: TrendPoint[]) => of.map(({ week }) => shortDay(week)).join(', ')
    const below = weeksApart(points, whole, 'below')
    const above = weeksApart(points, whole, 'above')
    if (below.length > 3 || above.length > 3)
      return t('trend.many', { measure, below: below.length, above: above.length })
    if (below.length > 0) return t('trend.below', { measure, days: days(below) })
    if (above.length > 0) return t('trend.above', { measure, days: days(above) })
    return t('trend.even', { measure })
  }
  const few = points.length - said.length
  const text = [t(key ? 'trend.textBand' : 'trend.textMedian'), few > 0 ? t('trend.few', { count: few }) : '']
    .filter(Boolean)
    .join(' ')
  return { title: finding(), text, writeWhole, tip }
}
