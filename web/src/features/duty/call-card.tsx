import type { Reachable } from '@heed/contract/duty.ts'
import { Button } from '@mantine/core'
import { IconPhone, IconPrinter } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { useMay } from '../../app/session.ts'
import { Avatar } from '../../ui/avatar.tsx'
import { Chip } from '../../ui/chip.tsx'
import { ErrorNote } from '../../ui/error-note.tsx'
import { hourOf, shortTime } from '../../ui/format.ts'
import { EditDrawer } from '../settings/edit-drawer.tsx'
import classes from './duty.module.css'
import { cardQuery } from './duty-queries.ts'
import { UrgentForm } from './urgent-form.tsx'

/** Whom to call now, branch by branch, each in their order; and the call itself. */
export const CallCard = ({ isOpen, onClose }: { isOpen: boolean; onClose: () => void }) => {
  const { t } = useTranslation('duty')
  const may = useMay()
  return (
    <EditDrawer title={t('card.title')} isOpen={isOpen} onClose={onClose}>
      <p className="quiet">{t('card.lead')}</p>
      <CardBody />
      <section className={classes.when}>
        <h3>{t('when.title')}</h3>
        <p className="quiet">{t('when.text')}</p>
      </section>
      {may('action:do') && <UrgentForm />}
      <Button
        className={classes.print}
        leftSection={<IconPrinter size={16} stroke={1.7} />}
        onClick={() => window.print()}
      >
        {t('card.print')}
      </Button>
    </EditDrawer>
  )
}

export const CardBody = () => {
  const { t } = useTranslation('duty')
  const card = useQuery(cardQuery)
  if (card.isError) return <ErrorNote reason={card.error} onRetry={() => card.refetch()} />
  return (
    <div className={classes.card}>
      {card.data?.isKept && <p className={classes.kept}>{t('card.saved', { time: shortTime(card.data.at) })}</p>}
      {card.data?.branches.map((branch) => (
        <section key={branch.id}>
          <h3>
            {branch.name} <small className={classes.zone}>{hourOf(new Date(), branch.zone)}</small>
          </h3>
          {branch.people.length === 0 && <p className="quiet">{t('nobody')}</p>}
          <ul>
            {branch.people.map((person) => (
              <PersonRow key={person.id} person={person} zone={branch.zone} />
            ))}
          </ul>
        </section>
      ))}
    </div>
  )
}

const PersonRow = ({ person, zone }: { person: Reachable; zone: string }) => {
  const { t } = useTranslation(['duty', 'common'])
  const why =
    person.as === 'duty' && person.until
      ? t('as.dutyUntil', { time: hourOf(person.until, zone) })
      : t(`as.${person.as}`)
  return (
    <li className={classes.person} data-as={person.as}>
      <Avatar name={person.name} size={32} />
      <div>
        <b>{person.name}</b>
        <small className={classes.why}>
          {t(`common:role.${person.role}`)} · {why}
        </small>
        {person.isStale && <Chip tone="warn">{t('stale')}</Chip>}
      </div>
      {person.phone ? (
        <a href={`tel:${person.phone.replace(/[^\d+]/g, '')}`} className={classes.phone}>
          <IconPhone size={16} stroke={1.7} aria-hidden /> {person.phone}
        </a>
      ) : (
        <small className={classes.why}>{t('noPhone')}</small>
      )}
    </li>
  )
}
