import type { EChartsCoreOption } from 'echarts/core'
import type { Tokens } from '../../../ui/chart/chart-box.tsx'

type DriverMap = {
  points: { name: string; importance: number; performance: number; isUrgent: boolean; tip: string }[]
  crosshair: { importance: number; performance: number }
  axes: { importance: string; performance: string }
  write: (value: number) => string
}

/** Importance against performance, with a crosshair at the means that makes four quarters. */
export const driverMap =
  ({ points, crosshair, axes, write }: DriverMap) =>
  (tokens: Tokens): EChartsCoreOption => {
    const font = { fontFamily: 'inherit', fontSize: 11.5, color: tokens['ink-3'] }
    const axis = {
      type: 'value',
      scale: true,
      nameLocation: 'middle',
      nameTextStyle: font,
      axisLine: { show: false },
      splitLine: { show: false },
      axisLabel: { ...font, formatter: write },
    }
    return {
      animationDuration: 200,
      textStyle: { fontFamily: 'inherit' },
      grid: { left: 24, right: 24, top: 24, bottom: 26, containLabel: true },
      tooltip: {
        trigger: 'item',
        backgroundColor: tokens.raised,
        borderColor: tokens['line-strong'],
        textStyle: { color: tokens.ink, fontSize: 12.5, fontFamily: 'inherit' },
        formatter: ({ dataIndex }: { dataIndex: number }) => points[dataIndex]?.tip ?? '',
      },
      xAxis: { ...axis, name: axes.performance, nameGap: 28, ...around(points.map((point) => point.performance)) },
      yAxis: { ...axis, name: axes.importance, nameGap: 44, ...around(points.map((point) => point.importance)) },
      series: [
        {
          type: 'line',
          lineStyle: { opacity: 0 },
          symbol: 'circle',
          showAllSymbol: true,
          data: points.map(({ name, importance, performance, isUrgent }) => ({
            name,
            value: [performance, importance],
            symbolSize: isUrgent ? 13 : 10,
            itemStyle: { color: isUrgent ? tokens.over : tokens.accent },
            label: {
              show: true,
              formatter: name.length > 28 ? `${name.slice(0, 27)}…` : name,
              position: 'top',
              ...font,
              color: tokens.ink,
            },
          })),
          markLine: {
            silent: true,
            symbol: 'none',
            lineStyle: { color: tokens['ink-3'], width: 1, type: [4, 4] },
            label: { show: false },
            data: [{ xAxis: crosshair.performance }, { yAxis: crosshair.importance }],
          },
        },
      ],
    }
  }

/** Room on both sides, so that no name is cut. */
function around(values: number[]) {
  const [low, high] = [Math.min(...values), Math.max(...values)]
  const room = Math.max(5, (high - low) * 0.35)
  return { min: Math.max(0, Math.floor(low - room)), max: Math.min(100, Math.ceil(high + room)) }
}
