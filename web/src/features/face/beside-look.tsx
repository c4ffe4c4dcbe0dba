import type { AuditTrend } from '@heed/contract/audit-trend.ts'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { Chip } from '../../ui/chip.tsx'
import { calendarDay } from '../../ui/format.ts'
import { PageSection, Sheet } from '../settings/page-frame.tsx'
import { inWords } from '../surveys/survey-words.ts'
import classes from './face.module.css'
import { Photos } from './photos.tsx'

const spoken = ['yes', 'no', 'none'] as const

/** Where it is low: what audits say of premises and of how one is received, the worst first. */
export const BesideLook = ({ look }: { look: AuditTrend['look'] }) => {
  const { t } = useTranslation('audits')
  if (look.length === 0) return <p className={classes.low}>{t('beside.lowNothing')}</p>
  return (
    <PageSection title={t('beside.low')}>
      <Sheet label={t('beside.low')}>
        {look.map((item) => {
          const words = spoken.find((answer) => answer === item.answer)
          const isLow = item.answer === 'no' || item.answer === '1' || item.answer === '2'
          return (
            <li key={`${item.auditId} ${item.itemId}`} className={classes.row}>
              <div className={classes.main}>
                <h3>{inWords(item.words)}</h3>
                <p>
                  {t(`face.${item.face}`)} ·{' '}
                  <Link to="/face/$auditId" params={{ auditId: item.auditId }}>
                    {calendarDay(item.day)}
                  </Link>
                </p>
              </div>
              <Photos ids={item.photos} label={inWords(item.words)} />
              <Chip tone={isLow ? 'over' : 'quiet'}>{words ? t(`audit.${words}`) : item.answer}</Chip>
            </li>
          )
        })}
      </Sheet>
    </PageSection>
  )
}
