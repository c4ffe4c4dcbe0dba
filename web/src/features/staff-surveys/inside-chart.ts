import type { EChartsCoreOption } from 'echarts/core'
import type { Tokens } from '../../ui/chart/chart-box.tsx'
import { number } from '../../ui/format.ts'

export type Line = { name: string; points: ({ mean: number | null; tooFew: boolean } | null)[] }
type InsideChart = { labels: string[]; tips: string[]; inside: Line; outside: Line }

/** Two lines on one scale of 1 to 5; a month with too few answers is drawn hollow. */
export const insideChart =
  ({ labels, tips, inside, outside }: InsideChart) =>
  (tokens: Tokens): EChartsCoreOption => {
    const font = { fontFamily: 'inherit', fontSize: 11.5, color: tokens['ink-3'] }
    return {
      animationDuration: 200,
      textStyle: { fontFamily: 'inherit' },
      grid: { left: 34, right: 20, top: 12, bottom: 26 },
      tooltip: {
        trigger: 'axis',
        backgroundColor: tokens.raised,
        borderColor: tokens['line-strong'],
        textStyle: { color: tokens.ink, fontSize: 12.5, fontFamily: 'inherit' },
        formatter: (hit: { dataIndex: number }[]) => tips[hit[0]?.dataIndex ?? 0] ?? '',
      },
      xAxis: {
        type: 'category',
        data: labels,
        axisTick: { show: false },
        axisLine: { lineStyle: { color: tokens.line } },
        axisLabel: { ...font, hideOverlap: true },
      },
      yAxis: {
        type: 'value',
        min: 1,
        max: 5,
        interval: 1,
        splitLine: { lineStyle: { color: tokens.line } },
        axisLabel: { ...font, formatter: (value: number) => number(value) },
      },
      series: [inside, outside].map(({ name, points }, at) => {
        const color = at === 0 ? tokens['ink-2'] : tokens.accent
        return {
          type: 'line',
          name,
          symbol: 'circle',
          symbolSize: 9,
          showAllSymbol: true,
          // Colleagues are asked now and then: their points belong together over the months between.
          connectNulls: at === 0,
          lineStyle: { color, width: 1.8, type: at === 0 ? 'dashed' : 'solid' },
          itemStyle: { color },
          data: points.map((point) => ({
            value: point?.mean ?? null,
            itemStyle: point?.tooFew
              ? { color: tokens.surface, borderColor: color, borderWidth: 1.8 }
              : { color, borderColor: tokens.surface, borderWidth: 1.4 },
          })),
        }
      }),
    }
  }
