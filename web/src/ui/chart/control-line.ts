import type { EChartsCoreOption } from 'echarts/core'
import { chartFrame } from './band-line.ts'
import type { Tokens } from './chart-box.tsx'

export type ControlPoint = {
  label: string
  value: number | null
  lower: number | null
  upper: number | null
  isBeyond: boolean
  tip: string
}
type ControlLine = {
  points: ControlPoint[]
  write: (value: number) => string
  centre: { value: number; label: string } | null
  /** Shares of a whole, from 0 to at most 100, unless the values have a scale of their own. */
  hasOwnScale?: boolean
}

/** A control chart: the points, the centre, and stepped limits that belong to each point; those beyond stand out. */
export const controlLine =
  ({ points, write, centre, hasOwnScale }: ControlLine) =>
  (tokens: Tokens): EChartsCoreOption => {
    const limit = {
      type: 'line',
      step: 'middle',
      symbol: 'none',
      silent: true,
      lineStyle: { color: tokens['ink-3'], width: 1, type: [3, 3] },
    }
    return {
      ...chartFrame(tokens, points, write, centre !== null, hasOwnScale ? {} : { min: 0, max: topOf }),
      series: [
        { ...limit, data: points.map(({ lower }) => lower) },
        { ...limit, data: points.map(({ upper }) => upper) },
        {
          type: 'line',
          data: points.map(({ value, isBeyond }) => ({
            value,
            symbolSize: isBeyond ? 11 : 7,
            itemStyle: { color: isBeyond ? tokens.over : tokens.accent },
          })),
          symbol: 'circle',
          showAllSymbol: true,
          lineStyle: { color: tokens.accent, width: 1.8 },
          itemStyle: { borderColor: tokens.surface, borderWidth: 1.4 },
          markLine: centre
            ? {
                silent: true,
                symbol: 'none',
                lineStyle: { color: tokens['ink-2'], width: 1 },
                label: { fontSize: 11.5, color: tokens['ink-3'], formatter: centre.label, position: 'end' },
                data: [{ yAxis: centre.value }],
              }
            : undefined,
        },
      ],
    }
  }

/** A round number above the highest, never past the whole. */
const topOf = ({ max }: { max: number }) => Math.min(100, Math.ceil(max / 10) * 10)
