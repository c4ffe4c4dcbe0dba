import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { number } from '../../ui/format.ts'
import { Card, PageSection } from '../settings/page-frame.tsx'
import { recordQuery } from './goal-queries.ts'
import classes from './goals.module.css'

/** Whether specific goals lift anything here, from the business's own figures; nothing is said of too few. */
export const OwnRecord = () => {
  const { t } = useTranslation('goals')
  const { data } = useQuery(recordQuery)
  if (!data) return null
  return (
    <PageSection title={t('record.title')} text={t('record.text')}>
      <Card>
        {data.isTooFew && <p className={classes.few}>{t('record.tooFew', { fewest: data.fewest })}</p>}
        <dl className={classes.record}>
          {(['specific', 'none'] as const).map((side) => {
            const { n, changePoints, reached } = data[side]
            return (
              <div key={side}>
                <dt>{t(`record.${side}`)}</dt>
                <dd>
                  {changePoints !== null && (
                    <b className={classes.points}>
                      {t('record.points', {
                        points: `${changePoints > 0 ? '+' : changePoints < 0 ? '−' : ''}${number(Math.abs(changePoints), 1)}`,
                      })}
                    </b>
                  )}
                  <span>{t('record.of', { n, reached })}</span>
                </dd>
              </div>
            )
          })}
        </dl>
      </Card>
    </PageSection>
  )
}
