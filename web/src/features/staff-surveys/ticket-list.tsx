import type { StaffResults } from '@heed/contract/staff-surveys.ts'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { Chip } from '../../ui/chip.tsx'
import { PageSection, Sheet } from '../settings/page-frame.tsx'
import { ticketsQuery } from './staff-queries.ts'
import classes from './staff-surveys.module.css'

/** Who was asked and has handed in, for the reward; what they said is nowhere. */
export const TicketList = ({ round }: { round: StaffResults }) => {
  const { t } = useTranslation('staff')
  const { data } = useQuery(ticketsQuery(round.id))
  if (!data) return null
  return (
    <PageSection
      title={t('tickets.title')}
      text={[
        t('tickets.text'),
        round.reward && t('tickets.reward', { reward: round.reward.words, count: round.reward.winners }),
      ]
        .filter(Boolean)
        .join(' ')}
    >
      <Sheet label={t('tickets.title')}>
        {data.items.map(({ member, handedIn, drawn }) => (
          <li key={member.id} className={classes.person}>
            <span>{member.name}</span>
            <span className={classes.counts}>
              {drawn && <Chip tone="met">{t('tickets.drawn')}</Chip>}
              <span className="quiet">{t(handedIn ? 'tickets.yes' : 'tickets.no')}</span>
            </span>
          </li>
        ))}
      </Sheet>
    </PageSection>
  )
}
