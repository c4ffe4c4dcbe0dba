import type { Advice } from '@heed/contract/advice.ts'
import { useTranslation } from 'react-i18next'
import { When } from '../../ui/when.tsx'
import classes from './advice.module.css'

/** What was answered, by whom and when; or that the question was taken back. */
export const AdviceSaid = ({ advice: { state, choice, words, answeredBy, answeredAt } }: { advice: Advice }) => {
  const { t } = useTranslation('advice')
  if (state === 'withdrawn') return <p className="quiet">{t('withdrawn')}</p>
  if (state !== 'answered' || !answeredAt) return null
  return (
    <div className={classes.answer}>
      {choice && <b>{choice}</b>}
      {words && <span>{words}</span>}
      <span className={classes.from}>
        {t('answered', { name: answeredBy?.name ?? t('program') })} · <When at={answeredAt} />
      </span>
    </div>
  )
}
