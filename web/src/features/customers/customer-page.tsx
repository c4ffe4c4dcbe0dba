import type { CustomerPage as CustomerKnown } from '@heed/contract/customers.ts'
import { Button, Group } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useMay } from '../../app/session.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { PageSkeleton } from '../../ui/page-skeleton.tsx'
import { customerQuery } from '../cases/case-queries.ts'
import { CustomerPurchases } from '../purchases/customer-purchases.tsx'
import { PageSection } from '../settings/page-frame.tsx'
import { CustomerAddresses } from './customer-addresses.tsx'
import { CustomerCases } from './customer-cases.tsx'
import { CustomerForm } from './customer-form.tsx'
import { CustomerHead } from './customer-head.tsx'
import { CustomerHistory } from './customer-history.tsx'
import classes from './customer-page.module.css'
import { ConsentsCard } from './known/consents-card.tsx'
import { FactsCard } from './known/facts-card.tsx'
import { NeedsBox } from './known/needs-box.tsx'
import { Lookalikes } from './lookalikes.tsx'

/** One customer, one page: how to address them, what is known, their cases, and one history over every channel. */
export const CustomerPage = () => {
  const { t } = useTranslation(['customers', 'known'])
  const { customerId } = useParams({ from: '/shell/customers/$customerId' })
  const { data: customer, isPending, isError, refetch } = useQuery(customerQuery(customerId))
  if (isPending) return <PageSkeleton rows={6} />
  if (isError) {
    return (
      <EmptyState
        title={t('error.notFoundTitle', { ns: 'common' })}
        text={t('error.notFoundText', { ns: 'common' })}
        action={<Button onClick={() => refetch()}>{t('act.tryAgain', { ns: 'common' })}</Button>}
      />
    )
  }
  return (
    <div className={classes.page}>
      <header className={classes.head}>
        <Link to="/customers" className="link small">
          {t('title')}
        </Link>
        <CustomerHead customer={customer} />
      </header>
      <aside className={classes.facts} aria-label={t('known')}>
        <PageSection title={t('known')}>
          <FactsCard key={customerId} customer={customer} />
        </PageSection>
        <PageSection title={t('reached')}>
          <CustomerAddresses customer={customer} />
        </PageSection>
        <PageSection title={t('known:consent.title')}>
          <ConsentsCard key={customerId} customerId={customerId} />
        </PageSection>
        <Known key={`note ${customerId}`} customer={customer} />
        <Lookalikes customer={customer} />
        <CustomerPurchases customer={customer} />
        <PageSection title={t('cases')}>
          <CustomerCases customerId={customerId} />
        </PageSection>
      </aside>
      <div className={classes.main}>
        <PageSection title={t('known:need.title')}>
          <NeedsBox key={customerId} customerId={customerId} />
        </PageSection>
        <CustomerHistory customerId={customerId} />
      </div>
    </div>
  )
}

/** What is noted of them, changed where it stands. */
const Known = ({ customer }: { customer: CustomerKnown }) => {
  const { t } = useTranslation(['customers', 'feedback'])
  const may = useMay()
  const [isEditing, setEditing] = useState(false)
  if (isEditing) return <CustomerForm customer={customer} onDone={() => setEditing(false)} />
  return (
    <PageSection title={t('noteTitle')}>
      <p className={classes.note}>{customer.note || <span className="quiet">{t('noNote')}</span>}</p>
      <Group mt="md" gap="sm">
        {may('customer:edit') && <Button onClick={() => setEditing(true)}>{t('act.edit', { ns: 'common' })}</Button>}
        {may('feedback:record') && (
          <Link to="/feedback/new" search={{ customer: customer.id }} className="link">
            {t('new.said', { ns: 'feedback' })}
          </Link>
        )}
      </Group>
    </PageSection>
  )
}
