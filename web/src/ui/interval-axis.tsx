import classes from './interval-axis.module.css'

type IntervalAxisProps = {
  axis: [number, number]
  value: number | null
  low: number | null
  high: number | null
  target?: number | null
  previous?: number | null
}

/** An interval as a bar, its estimate as a tick, and a target or the last period as a dashed line. */
export const IntervalAxis = ({ axis: [from, to], value, low, high, target, previous }: IntervalAxisProps) => {
  const at = (point: number) => `${(100 * Math.min(1, Math.max(0, (point - from) / (to - from)))).toFixed(1)}%`
  const line = target ?? previous
  return (
    <span className={classes.axis} aria-hidden="true">
      {low !== null && high !== null && <i style={{ left: at(low), right: `calc(100% - ${at(high)})` }} />}
      {value !== null && <b style={{ left: at(value) }} />}
      {line != null && <u style={{ left: at(line) }} />}
    </span>
  )
}
