import type { Insight } from '@heed/contract/insight.ts'
import { useTranslation } from 'react-i18next'
import { number } from '../../ui/format.ts'
import { Card } from './card.tsx'
import { goodOf } from './measures.ts'
import classes from './satisfaction.module.css'
import type { OpenBehind } from './use-insight.ts'

const scores = ['5', '4', '3', '2', '1'] as const

/** How many gave each of the five answers. */
export const Satisfaction = ({ insight, onOpen }: { insight: Insight; onOpen: OpenBehind }) => {
  const { t } = useTranslation('insight')
  const { counts, mean, n } = insight.all.csat
  const most = Math.max(1, ...counts)
  const split = goodOf('csat', insight.all)
  const title = mean === null ? t('satisfaction.title') : t('satisfaction.finding', { mean: number(mean, 2) })
  return (
    <Card title={title} text={t('satisfaction.text', { n: number(n) })}>
      {n === 0 ? (
        <p className="quiet">{t('noData')}</p>
      ) : (
        <>
          <ul className={classes.scores}>
            {scores.map((score, index) => (
              <li key={score}>
                <span>
                  {score} <small>{t(`satisfaction.score.${score}`)}</small>
                </span>
                <i aria-hidden="true">
                  {(counts[index] ?? 0) > 0 && (
                    <u data-good={index < 2} style={{ width: `${(100 * (counts[index] ?? 0)) / most}%` }} />
                  )}
                </i>
                <b>{number(counts[index] ?? 0)}</b>
              </li>
            ))}
          </ul>
          <p className={classes.doors}>
            {(['good', 'bad'] as const).map(
              (side) =>
                split &&
                split[side] > 0 && (
                  <button
                    key={side}
                    type="button"
                    className="link"
                    onClick={() => onOpen({ figure: 'csat', good: side === 'good' ? 'true' : 'false' })}
                  >
                    {t(`satisfaction.${side}`, { n: number(split[side]) })}
                  </button>
                ),
            )}
          </p>
        </>
      )}
    </Card>
  )
}
