import type { SurveyTrend } from '@heed/contract/survey-figures.ts'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { controlLine } from '../../../ui/chart/control-line.ts'
import { calendarDay, monthName, number } from '../../../ui/format.ts'
import { isShare, writeValue } from './measure-words.ts'

/** So many of those that stand out are named, the newest. */
const shownNames = 3

/** What a trend says as a sentence, and its chart. */
export function useTrendChart(trend: SurveyTrend, by: 'week' | 'month') {
  const { t } = useTranslation('surveys')
  const { points, centre, measure, sureness } = trend
  const marked = points.filter(({ isBeyond, endsLongRun }) => isBeyond || endsLongRun)
  const nameOfPoint = (start: string) => (by === 'month' ? monthName(start.slice(0, 7)) : calendarDay(start))
  const title =
    sureness === 'none'
      ? t('figures.trend.none')
      : marked.length === 0
        ? t('figures.trend.steady')
        : t(`figures.trend.marked_${by}`, {
            count: marked.length,
            names: marked
              .slice(-shownNames)
              .map(({ start }) => nameOfPoint(start))
              .join(', '),
          })
  const option = useMemo(() => {
    const kind = measure?.kind ?? 'top'
    return controlLine({
      points: points.map((point) => ({
        label: by === 'month' ? monthName(point.start.slice(0, 7)) : calendarDay(point.start),
        value: point.value,
        lower: point.lower,
        upper: point.upper,
        isBeyond: point.isBeyond || point.endsLongRun,
        tip: `${by === 'month' ? monthName(point.start.slice(0, 7)) : calendarDay(point.start)}<br>${
          point.value === null ? '–' : writeValue(kind, point.value)
        } · ${t('figures.n', { count: point.n, n: number(point.n) })}`,
      })),
      write: (value) => writeValue(kind, value),
      centre: centre === null ? null : { value: centre, label: writeValue(kind, centre) },
      hasOwnScale: !isShare(kind),
    })
  }, [points, centre, measure, by, t])
  return { title, option, nameOfPoint }
}
