import { type FigureName, figures, type Insight } from '@heed/contract/insight.ts'
import { Select } from '@mantine/core'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { bandLine } from '../../ui/chart/band-line.ts'
import { ChartBox } from '../../ui/chart/chart-box.tsx'
import { ChartCard } from '../../ui/chart/chart-card.tsx'
import { downloadCsv } from '../../ui/chart/csv.ts'
import { bare, estimateKeyOf } from './measures.ts'
import { chartedPoint, type TrendPoint, trendOf } from './trend-points.ts'
import { TrendTable } from './trend-table.tsx'
import { useTrendWords } from './trend-words.ts'
import { type OpenBehind, useChangeSearch, useInsightSearch } from './use-insight.ts'

/** One figure week by week, with its interval as a band; weeks that stand apart from the whole are named. */
export const Trend = ({ insight, onOpen }: { insight: Insight; onOpen: OpenBehind }) => {
  const { t } = useTranslation('insight')
  const { trend: figure = 'first_answer_met' } = useInsightSearch()
  const change = useChangeSearch()
  const { points, whole } = useMemo(() => trendOf(insight, figure), [insight, figure])
  const { title, text, writeWhole, tip } = useTrendWords(figure, points, whole)
  const option = useMemo(() => {
    const key = estimateKeyOf(figure)
    return bandLine({
      points: points.map((point) => ({ ...chartedPoint(point, figure), tip: tip(point) })),
      write: (value) => (key ? bare(key, key === 'nps' ? value : value / 100, 0) : writeWhole(value * 60)),
      whole:
        whole === null
          ? null
          : { value: chartedValue(whole, figure), label: t('trend.whole', { value: writeWhole(whole) }) },
      max: key ? 100 : undefined,
      min: key ? lowestOf(points, figure) : 0,
    })
  }, [points, whole, figure, tip, writeWhole, t])
  const words = { asTable: t('trend.asTable'), asChart: t('trend.asChart'), download: t('trend.download') }
  return (
    <ChartCard
      title={title}
      text={text}
      words={words}
      tools={
        <Select
          size="xs"
          aria-label={t('trend.choose')}
          allowDeselect={false}
          data={figures.map((value) => ({ value, label: t(`figure.${value}`) }))}
          value={figure}
          onChange={(value) => change({ trend: value === 'first_answer_met' ? undefined : (value as FigureName) })}
        />
      }
      onDownload={() =>
        downloadCsv(`heed-${figure}-${insight.filter.from}-${insight.filter.to}`, [
          ['week', 'value', 'low', 'high', 'n'],
          ...points.map(({ week, value, low, high, n }) => [week, value, low, high, n]),
        ])
      }
      chart={<ChartBox label={`${title} ${text}`} option={option} />}
      table={<TrendTable figure={figure} points={points} onOpen={onOpen} />}
    />
  )
}

const chartedValue = (value: number, figure: FigureName) =>
  chartedPoint({ week: '2026-01-05', value, low: null, high: null, n: 0, tooFew: false }, figure).value ?? 0

/** A round number under the lowest interval, so that the band uses the height. */
const lowestOf = (points: TrendPoint[], figure: FigureName) => {
  const lows = points.map((point) => chartedPoint(point, figure).low).filter((low) => low !== null)
  const [step, worst] = figure === 'nps' ? [20, -100] : [10, 0]
  return lows.length > 0 ? Math.max(worst, Math.floor(Math.min(...lows) / step) * step) : worst
}
