import type { Case } from '@heed/contract/cases.ts'
import { sendWinBack, type WinBackOffer } from '@heed/contract/win-back.ts'
import { Button } from '@mantine/core'
import { IconDoorEnter } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { call } from '../../app/api.ts'
import { useMay } from '../../app/session.ts'
import { ErrorNote } from '../../ui/error-note.tsx'
import { dayOf, money } from '../../ui/format.ts'
import { customerQuery } from '../cases/case-queries.ts'
import { EditDrawer } from '../settings/edit-drawer.tsx'
import { OfferFacts } from './offer-facts.tsx'
import { OfferForm } from './offer-form.tsx'
import { VisitForm } from './visit-form.tsx'
import classes from './win-back.module.css'
import { caseWinBackQuery, useWinBackAct } from './win-back-queries.ts'

/** A reason to come back for the unhappy customer of a case, and whether they did. */
export const WinBackPanel = ({ item }: { item: Case }) => {
  const { t } = useTranslation('winback')
  const may = useMay()
  const [open, setOpen] = useState<'offer' | 'visit'>()
  const winBack = useQuery({ ...caseWinBackQuery(item.id), enabled: may('remedy:read') })
  const { data } = winBack
  if (!data || (data.unhappy === null && data.offers.length === 0)) return null
  const mayOffer = may('remedy:give') && data.unhappy !== null && data.offers.every(({ state }) => state === 'ended')
  const close = () => setOpen(undefined)
  return (
    <section className={classes.panel} aria-label={t('panel.title')}>
      <header className={classes.head}>
        <IconDoorEnter size={17} stroke={1.7} aria-hidden />
        <h2>{t('panel.title')}</h2>
        <span className={classes.buttons}>
          {may('case:edit') && (
            <Button size="xs" onClick={() => setOpen('visit')}>
              {t('visit.record')}
            </Button>
          )}
          {mayOffer && (
            <Button size="xs" onClick={() => setOpen('offer')}>
              {t('panel.offer')}
            </Button>
          )}
        </span>
      </header>
      {data.offers.length === 0 && <p className={classes.meta}>{t('panel.none')}</p>}
      {data.offers.length > 0 && (
        <ul className={classes.list}>
          {data.offers.map((offer) => (
            <li key={offer.id} className={classes.entry}>
              <OfferFacts offer={offer} />
              {offer.state === 'offered' && may('case:answer') && <Send offer={offer} item={item} />}
            </li>
          ))}
        </ul>
      )}
      {data.visits.map((visit) => (
        <p key={visit.id} className={classes.meta}>
          <span>{t('visit.was', { day: dayOf(visit.at), branch: visit.branch.name })}</span>
          {visit.amount !== null && visit.currency && <span>{money(visit.amount, visit.currency)}</span>}
          {visit.words && <span>{visit.words}</span>}
        </p>
      ))}
      <EditDrawer title={t('panel.offer')} isOpen={open === 'offer'} onClose={close}>
        <OfferForm caseId={item.id} currency={data.currency} onDone={close} />
      </EditDrawer>
      <EditDrawer title={t('visit.record')} isOpen={open === 'visit'} onClose={close}>
        <VisitForm caseId={item.id} currency={data.currency} onDone={close} />
      </EditDrawer>
    </section>
  )
}

const Send = ({ offer, item }: { offer: WinBackOffer; item: Case }) => {
  const { t } = useTranslation('winback')
  const { data: customer } = useQuery(customerQuery(item.customer.id))
  const send = useWinBackAct(
    (told: 'mail' | 'phone' | 'in_person') => call(sendWinBack, { params: { id: offer.id }, body: { told } }),
    () => {},
  )
  const ways = [...((customer?.emails.length ?? 0) > 0 ? (['mail'] as const) : []), 'phone', 'in_person'] as const
  return (
    <>
      <div className={classes.acts}>
        {ways.map((told) => (
          <Button
            key={told}
            size="xs"
            loading={send.isPending && send.variables === told}
            disabled={send.isPending}
            onClick={() => send.mutate(told)}
          >
            {t(`tell.${told}`)}
          </Button>
        ))}
      </div>
      {send.error && <ErrorNote reason={send.error} />}
    </>
  )
}
