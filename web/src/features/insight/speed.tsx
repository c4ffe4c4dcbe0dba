import type { FigureName, Insight } from '@heed/contract/insight.ts'
import { useTranslation } from 'react-i18next'
import { number } from '../../ui/format.ts'
import { Card } from './card.tsx'
import { type SpeedKey, speeds, time } from './measures.ts'
import classes from './speed.module.css'
import type { OpenBehind } from './use-insight.ts'

/** How long customers waited: half of them at most the median, a tenth longer than the second figure. */
export const Speed = ({ insight, onOpen }: { insight: Insight; onOpen: OpenBehind }) => {
  const { t } = useTranslation('insight')
  return (
    <Card title={t('speed.title')} text={t('speed.text')}>
      <div className={classes.rows}>
        {speeds.map(({ key, figure }) => (
          <SpeedRow key={key} insight={insight} measure={key} figure={figure} onOpen={onOpen} />
        ))}
      </div>
    </Card>
  )
}

type SpeedRowProps = { insight: Insight; measure: SpeedKey; figure: FigureName; onOpen: OpenBehind }

const SpeedRow = ({ insight, measure, figure, onOpen }: SpeedRowProps) => {
  const { t } = useTranslation('insight')
  const { median, slowestTenth, pausedMedian, n } = insight.all[measure]
  const before = insight.previous[measure]
  const label = t(`speed.${measure}`)
  return (
    <button
      type="button"
      className={classes.row}
      onClick={() => onOpen({ figure })}
      title={t('figure.open', { ns: 'common', label })}
    >
      <span className={classes.label}>{label}</span>
      {median === null || slowestTenth === null ? (
        <span className={classes.few}>{n === 0 ? t('noData') : t('figure.tooFew', { ns: 'common', n })}</span>
      ) : (
        <>
          <span className={classes.values}>
            <b>{time(median)}</b>
            <span>
              <b>{time(slowestTenth)}</b> <small>{t('speed.slowestTenth')}</small>
            </span>
          </span>
          <Track median={median} slowest={slowestTenth} before={before.median} beforeSlowest={before.slowestTenth} />
          <span className={classes.words}>
            <span>
              {t('speed.counted', { n: number(n) })}
              {before.median !== null && `, ${t('figure.previous', { ns: 'common', value: time(before.median) })}`}
            </span>
            {pausedMedian !== null && (
              <span className={classes.paused}>
                <i aria-hidden="true" />
                {t('speed.paused', { duration: time(pausedMedian) })}
              </span>
            )}
          </span>
        </>
      )}
    </button>
  )
}

type TrackProps = { median: number; slowest: number; before: number | null; beforeSlowest: number | null }

/** Solid to the median, pale to the slowest tenth; the median before is dashed. */
const Track = ({ median, slowest, before, beforeSlowest }: TrackProps) => {
  const end = Math.max(slowest, beforeSlowest ?? 0, 1)
  const at = (seconds: number) => `${((100 * seconds) / end).toFixed(1)}%`
  return (
    <span className={classes.track} aria-hidden="true">
      <i style={{ width: at(slowest) }} />
      <b style={{ width: at(median) }} />
      {before !== null && <u style={{ left: at(before) }} />}
    </span>
  )
}
