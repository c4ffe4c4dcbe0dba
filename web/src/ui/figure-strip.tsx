import { useTranslation } from 'react-i18next'
import classes from './figure-strip.module.css'

export type Figure = {
  label: string
  /** null when there are too few rows to say. */
  value: number | null
  low: number | null
  high: number | null
  n: number
  tooFew: boolean
  /** What the axis spans, the same for every strip of one measure. */
  axis: [number, number]
  write: (value: number) => string
  unit?: string
  target?: number | null
  previous?: number | null
}

type FigureStripProps = { figures: Figure[]; onOpen?: (figure: Figure) => void }

/** Figures side by side, each with its interval as a bar, its estimate as a tick, and its target or last period dashed. */
export const FigureStrip = ({ figures, onOpen }: FigureStripProps) => (
  <div className={classes.strip}>
    {figures.map((figure) => (
      <FigureCell key={figure.label} figure={figure} onOpen={onOpen} />
    ))}
  </div>
)

const FigureCell = ({ figure, onOpen }: { figure: Figure; onOpen?: (figure: Figure) => void }) => {
  const { t } = useTranslation()
  const { label, value, low, high, n, unit, write, target, previous } = figure
  const compared =
    target != null
      ? t('figure.target', { value: write(target) })
      : previous != null
        ? t('figure.previous', { value: write(previous) })
        : ''
  return (
    <button
      type="button"
      className={classes.figure}
      onClick={() => onOpen?.(figure)}
      title={t('figure.open', { label })}
    >
      <span className={classes.label}>{label}</span>
      {figure.tooFew || value === null ? (
        <span className={classes.few}>{t('figure.tooFew', { n })}</span>
      ) : (
        <>
          <span className={classes.value}>
            {write(value)} {unit && <small>{unit}</small>}
          </span>
          <Axis figure={figure} />
          <span className={classes.words}>
            {low !== null && high !== null ? t('figure.interval', { low: write(low), high: write(high), n }) : `n ${n}`}
            {compared && `, ${compared}`}
          </span>
        </>
      )}
    </button>
  )
}

const Axis = ({ figure: { axis, low, high, value, target, previous } }: { figure: Figure }) => {
  const at = (point: number) =>
    `${(100 * Math.min(1, Math.max(0, (point - axis[0]) / (axis[1] - axis[0])))).toFixed(1)}%`
  const line = target ?? previous
  return (
    <span className={classes.axis} aria-hidden="true">
      {low !== null && high !== null && <i style={{ left: at(low), right: `calc(100% - ${at(high)})` }} />}
      {value !== null && <b style={{ left: at(value) }} />}
      {line != null && <u style={{ left: at(line) }} />}
    </span>
  )
}
