import type { SurveyTrend } from '@heed/contract/survey-figures.ts'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { ChartBox } from '../../../ui/chart/chart-box.tsx'
import { ErrorNote } from '../../../ui/error-note.tsx'
import { trendQuery } from '../figures/figure-queries.ts'
import { longNameOf } from '../figures/measure-words.ts'
import { useTrendChart } from '../figures/use-trend-chart.ts'
import type { ResultFilter } from '../survey-queries.ts'
import { ReportPart } from './report-part.tsx'

type ReportTrendProps = {
  surveyId: string
  filter: ResultFilter
  measure: string | undefined
  by: 'week' | 'month'
}

/** One figure through the days of the report, between its limits. */
export const ReportTrend = ({ surveyId, filter, measure, by }: ReportTrendProps) => {
  const trend = useQuery({ ...trendQuery(surveyId, { ...filter, measure, by }), placeholderData: undefined })
  if (trend.isPending) return null
  if (trend.isError) return <ErrorNote reason={trend.error} onRetry={() => trend.refetch()} />
  return <Charted trend={trend.data} by={by} />
}

const Charted = ({ trend, by }: { trend: SurveyTrend; by: 'week' | 'month' }) => {
  const { t } = useTranslation('surveys')
  const { title, option } = useTrendChart(trend, by)
  if (!trend.measure || trend.points.length < 2) return null
  return (
    <ReportPart
      title={title}
      text={[
        `${longNameOf(trend.measure, t)}.`,
        t(`figures.trend.${trend.chart}`),
        trend.sureness === 'provisional' ? t('figures.trend.provisional') : '',
      ].join(' ')}
    >
      <ChartBox label={title} height={220} option={option} />
    </ReportPart>
  )
}
