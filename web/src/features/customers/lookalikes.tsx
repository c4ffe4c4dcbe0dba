import type { Customer, Lookalike } from '@heed/contract/customers.ts'
import { Button, Modal } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useMay } from '../../app/session.ts'
import { lookalikesQuery } from './history-queries.ts'
import classes from './lookalikes.module.css'
import { MergeDialog } from './merge-dialog.tsx'

/** Someone who may be the same person: by name, number or mailbox. Seen by all, made one by those who may. */
export const Lookalikes = ({ customer }: { customer: Customer }) => {
  const { t } = useTranslation('customers')
  const may = useMay()
  const { data } = useQuery(lookalikesQuery(customer.id))
  const [chosen, setChosen] = useState<Lookalike>()
  if (!data || data.items.length === 0) return null
  return (
    <section className={classes.alike} aria-label={t('merge.title')}>
      <h2>{t('merge.title')}</h2>
      <ul>
        {data.items.map((other) => (
          <li key={other.customer.id}>
            <div className={classes.who}>
              <Link to="/customers/$customerId" params={{ customerId: other.customer.id }} className="link">
                {other.customer.name}
              </Link>
              <p>{[...other.customer.emails, ...other.customer.phones].join(' · ')}</p>
              <p>{other.because.map((reason) => t(`merge.because.${reason}`)).join(' · ')}</p>
            </div>
            {may('customer:merge') && (
              <Button size="xs" onClick={() => setChosen(other)}>
                {t('merge.open')}
              </Button>
            )}
          </li>
        ))}
      </ul>
      <Modal
        opened={chosen !== undefined}
        onClose={() => setChosen(undefined)}
        title={<b>{t('merge.ask')}</b>}
        size={520}
      >
        {chosen && <MergeDialog kept={customer} other={chosen} onDone={() => setChosen(undefined)} />}
      </Modal>
    </section>
  )
}
