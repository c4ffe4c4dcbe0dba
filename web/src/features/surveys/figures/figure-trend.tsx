import type { SurveyTrend } from '@heed/contract/survey-figures.ts'
import type { SurveyDetail } from '@heed/contract/surveys.ts'
import { SegmentedControl } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { ChartBox } from '../../../ui/chart/chart-box.tsx'
import { ChartCard } from '../../../ui/chart/chart-card.tsx'
import { downloadCsv } from '../../../ui/chart/csv.ts'
import { ErrorNote } from '../../../ui/error-note.tsx'
import { number } from '../../../ui/format.ts'
import { PageSkeleton } from '../../../ui/page-skeleton.tsx'
import type { Behind, ResultFilter } from '../survey-queries.ts'
import { trendQuery } from './figure-queries.ts'
import classes from './figures.module.css'
import { nameOf, writeValue } from './measure-words.ts'
import { behind } from './period-table.tsx'
import { useTrendChart } from './use-trend-chart.ts'

type FigureTrendProps = {
  survey: SurveyDetail
  filter: ResultFilter
  measure: string | undefined
  by: 'week' | 'month'
  onBy: (by: 'week' | 'month') => void
  onOpen: (behind: Behind, filter: ResultFilter) => void
}

/** A control chart of one figure: what is beyond its limits, and a long run on one side, is more than chance. */
export const FigureTrend = ({ survey, filter, measure, by, onBy, onOpen }: FigureTrendProps) => {
  const trend = useQuery(trendQuery(survey.id, { ...filter, measure, by }))
  if (trend.isPending) return <PageSkeleton rows={4} />
  if (trend.isError) return <ErrorNote reason={trend.error} onRetry={() => trend.refetch()} />
  return <Charted trend={trend.data} by={by} onBy={onBy} filter={filter} onOpen={onOpen} />
}

type ChartedProps = { trend: SurveyTrend } & Pick<FigureTrendProps, 'by' | 'onBy' | 'filter' | 'onOpen'>

const Charted = ({ trend, by, onBy, filter, onOpen }: ChartedProps) => {
  const { t } = useTranslation('surveys')
  const { points, measure, sureness, chart } = trend
  const { title, option, nameOfPoint } = useTrendChart(trend, by)
  if (!measure) return null
  return (
    <ChartCard
      title={title}
      text={`${t(`figures.trend.${chart}`)} ${sureness === 'provisional' ? t('figures.trend.provisional') : ''}`}
      words={{ asTable: t('figures.asTable'), asChart: t('figures.asChart'), download: t('figures.download') }}
      tools={
        <SegmentedControl
          size="xs"
          aria-label={t('figures.trend.by')}
          data={(['week', 'month'] as const).map((value) => ({ value, label: t(`figures.trend.${value}`) }))}
          value={by}
          onChange={(value) => onBy(value as 'week' | 'month')}
        />
      }
      onDownload={() =>
        downloadCsv('heed-survey-trend', [
          ['start', 'value', 'n', 'lower', 'upper'],
          ...points.map(({ start, value, n, lower, upper }) => [start, value, n, lower, upper]),
        ])
      }
      chart={<ChartBox label={`${nameOf(measure)}. ${title}`} option={option} />}
      table={
        <table className={classes.table}>
          <thead>
            <tr>
              <th>{t(`figures.trend.from_${by}`)}</th>
              <th>{t('figures.trend.value')}</th>
              <th>{t('figures.trend.limits')}</th>
            </tr>
          </thead>
          <tbody>
            {points.map(({ start, value, n, lower, upper, isBeyond, endsLongRun }) => (
              <tr key={start}>
                <td>
                  <button
                    type="button"
                    className="link"
                    onClick={() => onOpen(behind(measure), withinPeriod(filter, start, by))}
                  >
                    {nameOfPoint(start)}
                  </button>
                </td>
                <td>
                  {value === null ? '–' : writeValue(measure.kind, value)} ·{' '}
                  {t('figures.n', { count: n, n: number(n) })}
                  {isBeyond && ` · ${t('figures.trend.beyond')}`}
                  {endsLongRun && ` · ${t('figures.trend.run')}`}
                </td>
                <td>
                  {lower === null || upper === null
                    ? ''
                    : `${writeValue(measure.kind, lower)} – ${writeValue(measure.kind, upper)}`}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      }
    />
  )
}

/** The days of a week or month that the filter leaves. */
function withinPeriod(filter: ResultFilter, start: string, by: 'week' | 'month'): ResultFilter {
  const end = new Date(`${start}T00:00:00Z`)
  if (by === 'week') end.setUTCDate(end.getUTCDate() + 6)
  else end.setUTCMonth(end.getUTCMonth() + 1, 0)
  const last = end.toISOString().slice(0, 10)
  return {
    ...filter,
    from: filter.from && filter.from > start ? filter.from : start,
    to: filter.to && filter.to < last ? filter.to : last,
  }
}
