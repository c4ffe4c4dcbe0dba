import type { SurveyBranches } from '@heed/contract/survey-figures.ts'
import type { EChartsCoreOption } from 'echarts/core'
import type { Tokens } from '../../../ui/chart/chart-box.tsx'

type FunnelChart = {
  curve: NonNullable<SurveyBranches['funnel']>['curve']
  points: { name: string; n: number; value: number; isOutside: boolean; tip: string }[]
  whole: { value: number; label: string }
  write: (value: number) => string
  axis: string
}

/** Shares against the number of answers, between limits that narrow as answers become more. */
export const funnelChart =
  ({ curve, points, whole, write, axis }: FunnelChart) =>
  (tokens: Tokens): EChartsCoreOption => {
    const font = { fontFamily: 'inherit', fontSize: 11.5, color: tokens['ink-3'] }
    const limit = (of: 'low95' | 'high95' | 'low998' | 'high998') => ({
      type: 'line',
      symbol: 'none',
      silent: true,
      data: curve.map((point) => [point.n, point[of]]),
      lineStyle: { color: tokens['ink-3'], width: 1, type: of.endsWith('998') ? 'solid' : [3, 3] },
    })
    return {
      animationDuration: 200,
      textStyle: { fontFamily: 'inherit' },
      grid: { left: 4, right: 74, top: 14, bottom: 26, containLabel: true },
      tooltip: {
        trigger: 'item',
        backgroundColor: tokens.raised,
        borderColor: tokens['line-strong'],
        textStyle: { color: tokens.ink, fontSize: 12.5, fontFamily: 'inherit' },
        formatter: ({ dataIndex }: { dataIndex: number }) => points[dataIndex]?.tip ?? '',
      },
      xAxis: {
        type: 'value',
        min: 0,
        name: axis,
        nameLocation: 'middle',
        nameGap: 26,
        nameTextStyle: font,
        axisLine: { show: false },
        splitLine: { show: false },
        axisLabel: font,
      },
      yAxis: {
        type: 'value',
        min: floorOf([...points.map(({ value }) => value), ...curve.map(({ low998 }) => low998)]),
        max: 100,
        axisLabel: { ...font, formatter: write },
        splitLine: { lineStyle: { color: tokens.line } },
      },
      series: [
        limit('low998'),
        limit('high998'),
        limit('low95'),
        limit('high95'),
        {
          type: 'line',
          lineStyle: { opacity: 0 },
          symbol: 'circle',
          showAllSymbol: true,
          data: points.map(({ n, value, isOutside, name }) => ({
            value: [n, value],
            name,
            symbolSize: isOutside ? 12 : 9,
            itemStyle: {
              color: isOutside ? tokens.over : tokens.accent,
              borderColor: tokens.surface,
              borderWidth: 1.4,
            },
            label: {
              show: isOutside,
              formatter: name,
              position: 'bottom',
              ...font,
              color: tokens.ink,
              backgroundColor: tokens.surface,
              padding: 2,
            },
          })),
          markLine: {
            silent: true,
            symbol: 'none',
            lineStyle: { color: tokens['ink-2'], width: 1, type: 'solid' },
            label: { ...font, formatter: whole.label, position: 'end' },
            data: [{ yAxis: whole.value }],
          },
        },
      ],
    }
  }

/** The tens below the lowest. */
const floorOf = (values: number[]) => Math.max(0, Math.floor(Math.min(...values) / 10) * 10)
