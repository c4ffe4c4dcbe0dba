import { IconCheck, IconHourglass } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { duration, money } from '../../../ui/format.ts'
import classes from './gift-form.module.css'
import type { Verdict } from './verdict.ts'

type GiftVerdictProps = { verdict: Verdict; currency: string; decideMinutes: number }

/** What will happen when it is sent: granted at once, or who is asked, and why. */
export const GiftVerdict = ({ verdict, currency, decideMinutes }: GiftVerdictProps) => {
  const { t } = useTranslation('remedies')
  return (
    <div role="status" className={classes.verdict} data-as={verdict.as}>
      {verdict.as === 'nothing' && <p>{t('verdict.nothing')}</p>}
      {verdict.as === 'atOnce' && (
        <p>
          <IconCheck size={16} stroke={1.9} aria-hidden /> {t('verdict.atOnce')}
        </p>
      )}
      {verdict.as === 'asked' && (
        <>
          <p>
            <IconHourglass size={16} stroke={1.8} aria-hidden />
            {verdict.asked
              ? t('verdict.asked', { name: verdict.asked.name, time: duration(decideMinutes * 60) })
              : t('verdict.anyOwner')}
          </p>
          <p>
            {t('verdict.why', { limit: money(verdict.limit, currency), sum: money(verdict.sum, currency) })}{' '}
            {verdict.before > 0 && t('verdict.before', { before: money(verdict.before, currency) })}
          </p>
        </>
      )}
    </div>
  )
}
