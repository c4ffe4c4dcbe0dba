import type { Survey } from '@heed/contract/voice.ts'
import { useTranslation } from 'react-i18next'
import { number } from '../../ui/format.ts'
import { Share } from '../../ui/share.tsx'
import classes from './survey-card.module.css'

/** Of those asked, how many answered. Nobody asked is no nought. */
export const ResponseShare = ({ survey: { invited, answered } }: { survey: Survey }) => {
  const { t } = useTranslation('voice')
  const isAsked = invited > 0
  return (
    <div className={classes.share}>
      <p className={classes.figure}>
        {isAsked ? (
          <Share of={number((100 * answered) / invited, 1)} />
        ) : (
          <span className="quiet">{t('surveys.noData')}</span>
        )}
        <span>{t('surveys.share')}</span>
      </p>
      <div className={classes.track} aria-hidden="true">
        {isAsked && <i style={{ width: `${(100 * answered) / invited}%` }} />}
      </div>
      <p className={classes.counts}>
        <span>{t('surveys.invited', { n: number(invited) })}</span>
        <span>{t('surveys.answered', { n: number(answered) })}</span>
      </p>
    </div>
  )
}
