import { useComputedColorScheme } from '@mantine/core'
import type { ECharts, EChartsCoreOption } from 'echarts/core'
import { createContext, useContext, useEffect, useRef, useState } from 'react'
import { darkTokens, lightTokens } from '../../app/tokens.ts'
import classes from './chart-box.module.css'

export type Tokens = typeof lightTokens

/** Charts below it are drawn for paper: light, whatever the theme is. */
export const OnPaper = createContext(false)

type ChartBoxProps = {
  /** The sentence that stands for the chart. */
  label: string
  height?: number
  option: (tokens: Tokens) => EChartsCoreOption
}

/** A chart drawn as SVG in the colours of the theme; what draws it is fetched when the first chart is shown. */
export const ChartBox = ({ label, height = 240, option }: ChartBoxProps) => {
  const box = useRef<HTMLDivElement>(null)
  const [chart, setChart] = useState<ECharts>()
  const theme = useComputedColorScheme('light')
  const scheme = useContext(OnPaper) ? 'light' : theme
  useEffect(() => {
    const element = box.current
    if (!element) return
    let started: ECharts | undefined
    let isGone = false
    const watch = new ResizeObserver(() => started?.resize())
    import('./echarts.ts').then(({ start }) => {
      if (isGone) return
      started = start(element)
      watch.observe(element)
      setChart(started)
    })
    return () => {
      isGone = true
      watch.disconnect()
      started?.dispose()
      setChart(undefined)
    }
  }, [])
  useEffect(() => {
    if (!chart || chart.isDisposed()) return
    chart.setOption({ aria: { enabled: true, label: { description: label } }, ...option(tokensOf(scheme)) }, true)
  }, [chart, option, label, scheme])
  return <div ref={box} className={classes.box} style={{ height }} role="img" aria-label={label} />
}

const tokensOf = (scheme: 'light' | 'dark') => (scheme === 'dark' ? (darkTokens as Tokens) : lightTokens)
