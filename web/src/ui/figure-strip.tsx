import { useTranslation } from 'react-i18next'
import classes from './figure-strip.module.css'
import { number } from './format.ts'
import { IntervalAxis } from './interval-axis.tsx'
import { Share } from './share.tsx'

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
  unit?: '%'
  target?: number | null
  previous?: number | null
  /** What stands there when nothing was counted: never a nought. */
  none?: string
}

type FigureStripProps<One extends Figure> = { figures: One[]; onOpen?: (figure: One) => void }

/** Figures side by side, each with its interval as a bar, its estimate as a tick, and its target or last period dashed. */
export const FigureStrip = <One extends Figure>({ figures, onOpen }: FigureStripProps<One>) => (
  <div className={classes.strip}>
    {figures.map((figure) => (
      <FigureCell key={figure.label} figure={figure} onOpen={() => onOpen?.(figure)} />
    ))}
  </div>
)

const FigureCell = ({ figure, onOpen }: { figure: Figure; onOpen: () => void }) => {
  const { t } = useTranslation()
  const { label, value, low, high, n, unit, write, target, previous } = figure
  const compared =
    target != null
      ? t('figure.target', { value: write(target) })
      : previous != null
        ? t('figure.previous', { value: write(previous) })
        : ''
  return (
    <button type="button" className={classes.figure} onClick={onOpen} title={t('figure.open', { label })}>
      <span className={classes.label}>{label}</span>
      {figure.tooFew || value === null ? (
        <span className={classes.few}>{n === 0 && figure.none ? figure.none : t('figure.tooFew', { n })}</span>
      ) : (
        <>
          <span className={classes.value}>{unit ? <Share of={write(value)} /> : write(value)}</span>
          <IntervalAxis {...figure} />
          <span className={classes.words}>
            {low !== null && high !== null
              ? t('figure.interval', { low: write(low), high: write(high), n: number(n) })
              : `n ${number(n)}`}
            {compared && `, ${compared}`}
          </span>
        </>
      )}
    </button>
  )
}
