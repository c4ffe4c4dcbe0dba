import type { Customer } from '@heed/contract/customers.ts'
import type { BuyingPattern } from '@heed/contract/purchases.ts'
import { Button } from '@mantine/core'
import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useMay } from '../../app/session.ts'
import { Chip } from '../../ui/chip.tsx'
import { ErrorNote } from '../../ui/error-note.tsx'
import { calendarDay, money, number, shortNumber } from '../../ui/format.ts'
import { PageSkeleton } from '../../ui/page-skeleton.tsx'
import { EditDrawer } from '../settings/edit-drawer.tsx'
import { PageSection, Sheet } from '../settings/page-frame.tsx'
import { PurchaseForm } from './purchase-form.tsx'
import { patternQuery, purchasesQuery } from './purchase-queries.ts'
import { PurchaseRow } from './purchase-row.tsx'
import classes from './purchases.module.css'

/** What somebody usually buys, how often they come, and each purchase. */
export const CustomerPurchases = ({ customer }: { customer: Customer }) => {
  const { t } = useTranslation(['purchases', 'common'])
  const may = useMay()
  const [isAdding, setAdding] = useState(false)
  const pattern = useQuery(patternQuery(customer.id))
  const list = useInfiniteQuery(purchasesQuery({ customerId: customer.id }))
  const items = list.data?.pages.flatMap((page) => page.items) ?? []
  return (
    <PageSection
      title={t('customer.title')}
      aside={
        may('customer:edit') && (
          <Button size="compact-sm" onClick={() => setAdding(true)}>
            {t('form.open')}
          </Button>
        )
      }
    >
      {(pattern.isPending || list.isPending) && <PageSkeleton rows={3} />}
      {pattern.isError && <ErrorNote reason={pattern.error} onRetry={() => pattern.refetch()} />}
      {list.isError && <ErrorNote reason={list.error} onRetry={() => list.refetch()} />}
      {pattern.isSuccess && <PatternFacts pattern={pattern.data} />}
      {items.length > 0 && (
        <Sheet label={t('customer.title')}>
          {items.map((purchase) => (
            <PurchaseRow key={purchase.id} purchase={purchase} />
          ))}
        </Sheet>
      )}
      {list.hasNextPage && (
        <Button mt="md" loading={list.isFetchingNextPage} onClick={() => list.fetchNextPage()}>
          {t('common:act.loadMore')}
        </Button>
      )}
      <EditDrawer title={t('form.title')} isOpen={isAdding} onClose={() => setAdding(false)}>
        <PurchaseForm customer={customer} onDone={() => setAdding(false)} />
      </EditDrawer>
    </PageSection>
  )
}

const PatternFacts = ({ pattern }: { pattern: BuyingPattern }) => {
  const { t } = useTranslation('purchases')
  const { rhythm, spent, usual } = pattern
  if (pattern.purchases === 0 && rhythm.days === 0) return <p className="quiet">{t('customer.none')}</p>
  return (
    <dl className={classes.facts}>
      <div>
        <dt>{t('customer.spent')}</dt>
        <dd className="number">
          {spent.length === 0 ? '–' : spent.map(({ amount, currency }) => money(amount, currency)).join(' · ')}
        </dd>
      </div>
      <div>
        <dt>{t('customer.purchases')}</dt>
        <dd className="number">{number(pattern.purchases)}</dd>
      </div>
      <div>
        <dt>{t('customer.rhythm')}</dt>
        <dd>
          {rhythm.usualDays === null
            ? t('customer.noRhythm')
            : t('customer.everyDays', {
                days: shortNumber(rhythm.usualDays, 1),
                count: Math.round(rhythm.usualDays),
              })}
          {(rhythm.state === 'late' || rhythm.state === 'quiet') && (
            <>
              {' '}
              <Chip tone={rhythm.state === 'quiet' ? 'over' : 'warn'}>{t(`rhythm.${rhythm.state}`)}</Chip>
            </>
          )}
        </dd>
      </div>
      {rhythm.lastOn && (
        <div>
          <dt>{t('customer.last')}</dt>
          <dd>{calendarDay(rhythm.lastOn)}</dd>
        </div>
      )}
      {usual.length > 0 && (
        <div className={classes.wide}>
          <dt>{t('customer.usual')}</dt>
          {usual.slice(0, 4).map(({ name, times }) => (
            <dd key={name}>
              {name} {times > 1 && <span className="number quiet">×{number(times)}</span>}
            </dd>
          ))}
        </div>
      )}
    </dl>
  )
}
