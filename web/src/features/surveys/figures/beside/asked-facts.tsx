import type { AskedAndMeasured } from '@heed/contract/survey-beside.ts'
import { useTranslation } from 'react-i18next'
import { duration, number } from '../../../../ui/format.ts'
import classes from './beside.module.css'

/** What one customer answered, and below it what was measured of their case. */
export const AskedFacts = ({ asked }: { asked: AskedAndMeasured }) => {
  const { t } = useTranslation(['surveys', 'common'])
  const { speed, explained, explainedNoted, clocks, disagrees } = asked
  return (
    <dl className={classes.facts}>
      {speed !== null && (
        <div>
          <dt>{t('beside.felt')}</dt>
          <dd>{t('beside.score', { score: number(speed) })}</dd>
        </div>
      )}
      {clocks.map(({ measure, seconds, targetSeconds, isKept }) => (
        <div key={measure}>
          <dt>{t(`clock.${measure}`, { ns: 'common' })}</dt>
          <dd>
            {seconds === null ? t('beside.runs') : duration(seconds)}{' '}
            <small data-late={!isKept || undefined}>
              {t(isKept ? 'beside.inTime' : 'beside.late', { limit: duration(targetSeconds) })}
            </small>
          </dd>
        </div>
      ))}
      {explained !== null && (
        <div>
          <dt>{t('beside.explained')}</dt>
          <dd>
            {t('beside.times', { count: explained, n: number(explained) })}{' '}
            <small>{t('beside.noted', { n: number(explainedNoted) })}</small>
          </dd>
        </div>
      )}
      {disagrees.map((kind) => (
        <p key={kind} className={classes.disagrees}>
          {t(`beside.disagrees.${kind}`)}
        </p>
      ))}
    </dl>
  )
}
