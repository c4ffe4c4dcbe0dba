import type { EChartsCoreOption } from 'echarts/core'
import type { Tokens } from './chart-box.tsx'

export type BandPoint = { label: string; value: number | null; low: number | null; high: number | null; tip: string }

type BandLine = {
  points: BandPoint[]
  write: (value: number) => string
  /** The value of the whole, as a dashed line with its name at the end. */
  whole: { value: number; label: string } | null
  min?: number
  max?: number
}

/** A line with its interval as a band; where there is too little to say, the line is broken. */
export const bandLine =
  ({ points, write, whole, min, max }: BandLine) =>
  (tokens: Tokens): EChartsCoreOption => {
    const font = { fontFamily: 'inherit', fontSize: 11.5, color: tokens['ink-3'] }
    const band = { type: 'line', stack: 'band', symbol: 'none', silent: true, lineStyle: { opacity: 0 } }
    return {
      ...chartFrame(tokens, points, write, whole !== null, { min, max }),
      series: [
        { ...band, data: points.map((point) => point.low) },
        {
          ...band,
          areaStyle: { color: tokens['accent-soft'], opacity: 0.34 },
          data: points.map(({ low, high }) => (low === null || high === null ? null : high - low)),
        },
        {
          type: 'line',
          data: points.map((point) => point.value),
          symbol: 'circle',
          symbolSize: points.length > 30 ? 5 : 7,
          showAllSymbol: true,
          lineStyle: { color: tokens.accent, width: 1.8 },
          itemStyle: { color: tokens.accent, borderColor: tokens.surface, borderWidth: 1.4 },
          markLine: whole
            ? {
                silent: true,
                symbol: 'none',
                lineStyle: { color: tokens['ink-3'], type: [4, 4], width: 1.1 },
                label: { ...font, formatter: whole.label, position: 'end' },
                data: [{ yAxis: whole.value }],
              }
            : undefined,
        },
      ],
    }
  }

/** What all our lines stand in: their grid, axes and the words beside a point. */
export function chartFrame(
  tokens: Tokens,
  points: readonly { label: string; tip: string }[],
  write: (value: number) => string,
  hasNameAtEnd: boolean,
  { min, max }: { min?: number | undefined; max?: number | ((extent: { max: number }) => number) | undefined },
): EChartsCoreOption {
  const font = { fontFamily: 'inherit', fontSize: 11.5, color: tokens['ink-3'] }
  return {
    animationDuration: 200,
    textStyle: { fontFamily: 'inherit' },
    grid: { left: 4, right: hasNameAtEnd ? 74 : 16, top: 14, bottom: 4, containLabel: true },
    tooltip: {
      trigger: 'axis',
      backgroundColor: tokens.raised,
      borderColor: tokens['line-strong'],
      textStyle: { color: tokens.ink, fontSize: 12.5, fontFamily: 'inherit' },
      axisPointer: { type: 'line', lineStyle: { color: tokens['line-strong'] } },
      formatter: (hits: { dataIndex: number }[]) => points[hits[0]?.dataIndex ?? 0]?.tip ?? '',
    },
    xAxis: {
      type: 'category',
      boundaryGap: points.length === 1,
      data: points.map((point) => point.label),
      axisLine: { show: false },
      axisTick: { show: false },
      axisLabel: { ...font, hideOverlap: true, margin: 12 },
    },
    yAxis: {
      type: 'value',
      min,
      max,
      splitNumber: 4,
      axisLabel: { ...font, formatter: write },
      splitLine: { lineStyle: { color: tokens.line } },
    },
  }
}
