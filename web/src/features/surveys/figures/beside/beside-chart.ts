import type { EChartsCoreOption } from 'echarts/core'
import type { Tokens } from '../../../../ui/chart/chart-box.tsx'

type Row = { name: string; values: (number | null)[]; write: (value: number) => string; isShare: boolean }
type BesideChart = { labels: string[]; tips: string[]; asked: Row; measured: Row }

/** Two lines over the same weeks, one below the other: they have no unit in common, so they share no axis. */
export const besideChart =
  ({ labels, tips, asked, measured }: BesideChart) =>
  (tokens: Tokens): EChartsCoreOption => {
    const font = { fontFamily: 'inherit', fontSize: 11.5, color: tokens['ink-3'] }
    const rows = [asked, measured]
    return {
      animationDuration: 200,
      textStyle: { fontFamily: 'inherit' },
      axisPointer: { link: [{ xAxisIndex: 'all' }] },
      grid: [
        { left: 64, right: 20, top: 34, height: 92 },
        { left: 64, right: 20, top: 182, height: 92 },
      ],
      tooltip: {
        trigger: 'axis',
        backgroundColor: tokens.raised,
        borderColor: tokens['line-strong'],
        textStyle: { color: tokens.ink, fontSize: 12.5, fontFamily: 'inherit' },
        formatter: (hit: { dataIndex: number }[]) => tips[hit[0]?.dataIndex ?? 0] ?? '',
      },
      xAxis: rows.map((_, at) => ({
        type: 'category',
        gridIndex: at,
        data: labels,
        axisTick: { show: false },
        axisLine: { lineStyle: { color: tokens.line } },
        axisLabel: { ...font, show: at === 1, hideOverlap: true },
      })),
      yAxis: rows.map(({ name, write, isShare }, at) => ({
        type: 'value',
        gridIndex: at,
        name,
        nameLocation: 'end',
        nameTextStyle: { ...font, color: tokens['ink-2'], align: 'left', padding: [0, 0, 4, -56] },
        min: 0,
        ...(isShare ? { max: 100 } : {}),
        splitNumber: 2,
        splitLine: { lineStyle: { color: tokens.line } },
        axisLabel: { ...font, formatter: write },
      })),
      series: rows.map(({ values }, at) => ({
        type: 'line',
        xAxisIndex: at,
        yAxisIndex: at,
        data: values,
        symbol: 'circle',
        symbolSize: 7,
        showAllSymbol: true,
        lineStyle: { color: at === 0 ? tokens.accent : tokens['ink-2'], width: 1.8 },
        itemStyle: {
          color: at === 0 ? tokens.accent : tokens['ink-2'],
          borderColor: tokens.surface,
          borderWidth: 1.4,
        },
      })),
    }
  }
