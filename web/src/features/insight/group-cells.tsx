import { IconTriangleFilled, IconTriangleInvertedFilled } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { number } from '../../ui/format.ts'
import { IntervalAxis } from '../../ui/interval-axis.tsx'
import classes from './group-table.module.css'
import { type Estimate, type EstimateKey, type SpeedKey, sideOf, time, written } from './measures.ts'

type EstimateCellProps = {
  measure: EstimateKey
  name: string
  estimate: Estimate
  whole: Estimate
  /** What stands there when nothing was counted. */
  none: string
  axis: [number, number]
  onOpen: () => void
}

/** An interval on the measure's one axis; the whole is the dashed line, and a triangle marks who stands apart. */
export const EstimateCell = ({ measure, name, estimate, whole, none, axis, onOpen }: EstimateCellProps) => {
  const { t } = useTranslation('insight')
  const { value, low, high, n } = estimate
  const label = `${name}, ${t(`measure.${measure}`)}`
  if (value === null || low === null || high === null)
    return <FewCell label={label} n={n} words={n === 0 ? none : t('fewN', { n })} onOpen={onOpen} />
  const side = sideOf(estimate, whole)
  const interval = t('figure.interval', {
    ns: 'common',
    low: written(measure, low),
    high: written(measure, high),
    n: number(n),
  })
  return (
    <button type="button" className={classes.cell} data-side={side} title={`${label}: ${interval}`} onClick={onOpen}>
      <span className={classes.value}>
        {side === 'below' && <IconTriangleInvertedFilled size={9} aria-hidden />}
        {side === 'above' && <IconTriangleFilled size={9} aria-hidden />}
        <b>{written(measure, value, 0)}</b>
        <small>n {number(n)}</small>
        {side && <span className="sr">{t(`by.side.${side}`)}</span>}
      </span>
      <IntervalAxis axis={axis} value={value} low={low} high={high} previous={whole.value} />
    </button>
  )
}

type SpeedCellProps = { measure: SpeedKey; name: string; median: number | null; n: number; onOpen: () => void }

export const SpeedCell = ({ measure, name, median, n, onOpen }: SpeedCellProps) => {
  const { t } = useTranslation('insight')
  const label = `${name}, ${t(`speed.${measure}`)}`
  if (median === null)
    return <FewCell label={label} n={n} words={n === 0 ? t('noData') : t('fewN', { n })} onOpen={onOpen} />
  return (
    <button
      type="button"
      className={classes.cell}
      title={`${label}: ${t('speed.counted', { n: number(n) })}`}
      onClick={onOpen}
    >
      <span className={classes.value}>
        <b>{time(median)}</b>
        <small>n {number(n)}</small>
      </span>
    </button>
  )
}

const FewCell = ({ label, n, words, onOpen }: { label: string; n: number; words: string; onOpen: () => void }) =>
  n === 0 ? (
    <span className={classes.few}>{words}</span>
  ) : (
    <button type="button" className={classes.cell} title={label} onClick={onOpen}>
      <span className={classes.few}>{words}</span>
    </button>
  )
