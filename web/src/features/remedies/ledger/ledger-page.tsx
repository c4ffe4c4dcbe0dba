import { exportRemedies } from '@heed/contract/remedies.ts'
import { Button } from '@mantine/core'
import { IconDownload } from '@tabler/icons-react'
import { useInfiniteQuery } from '@tanstack/react-query'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { addressOf } from '../../../app/api.ts'
import { useMay, useMe } from '../../../app/session.ts'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { ErrorNote } from '../../../ui/error-note.tsx'
import { useNow } from '../../../ui/now.ts'
import { PageSkeleton } from '../../../ui/page-skeleton.tsx'
import { PaneLoadingLine } from '../../../ui/pane-loading-line.tsx'
import { latestDay } from '../../insight/period.ts'
import { PageFrame } from '../../settings/page-frame.tsx'
import { ledgerQuery } from '../remedy-queries.ts'
import classes from './ledger.module.css'
import { LedgerFilters } from './ledger-filters.tsx'
import { LedgerRow } from './ledger-row.tsx'
import { filterOf, type LedgerSearch } from './ledger-search.ts'
import { LedgerTotals } from './ledger-totals.tsx'

/** What customers were given for what went wrong, and what it comes to. */
export const LedgerPage = () => {
  const { t } = useTranslation(['remedies', 'recovery'])
  const may = useMay()
  const { branches } = useMe()
  const search: LedgerSearch = useSearch({ strict: false })
  const go = useNavigate()
  const today = latestDay(
    branches.map(({ zone }) => zone),
    useNow(),
  )
  const filter = filterOf(search, today)
  const ledger = useInfiniteQuery(ledgerQuery(filter))
  const items = ledger.data?.pages.flatMap((page) => page.items) ?? []
  const totals = ledger.data?.pages[0]?.totals ?? []
  const change = (part: Partial<LedgerSearch>) =>
    go({ to: '/remedies', search: { ...search, ...part }, replace: true, resetScroll: false })
  return (
    <PageFrame
      title={t('ledger.title')}
      lead={t('ledger.lead')}
      action={
        may('coupon:redeem') && (
          <Button variant="filled" renderRoot={(props) => <Link to="/coupons" {...props} />}>
            {t('ledger.redeem')}
          </Button>
        )
      }
    >
      <div className={classes.body} aria-busy={ledger.isFetching}>
        <LedgerFilters search={search} today={today} onChange={change} />
        {totals.length > 0 && <LedgerTotals totals={totals} onChange={change} />}
        <div className={classes.sheet}>
          <PaneLoadingLine active={ledger.isFetching && !ledger.isPending && !ledger.isFetchingNextPage} />
          {ledger.isPending && <PageSkeleton />}
          {ledger.isError && <ErrorNote reason={ledger.error} onRetry={() => ledger.refetch()} />}
          {ledger.isSuccess && items.length === 0 && <NothingGiven search={search} />}
          {items.length > 0 && (
            <ul aria-label={t('ledger.title')}>
              {items.map((remedy) => (
                <LedgerRow key={remedy.id} remedy={remedy} />
              ))}
            </ul>
          )}
        </div>
        <footer className={classes.foot}>
          {ledger.hasNextPage && (
            <Button loading={ledger.isFetchingNextPage} onClick={() => ledger.fetchNextPage()}>
              {t('act.loadMore', { ns: 'common' })}
            </Button>
          )}
          {may('remedy:export') && items.length > 0 && (
            <Button
              variant="subtle"
              color="gray"
              component="a"
              className={classes.export}
              href={addressOf(exportRemedies, {}, filter)}
              leftSection={<IconDownload size={16} stroke={1.7} />}
            >
              {t('ledger.export')}
            </Button>
          )}
        </footer>
      </div>
    </PageFrame>
  )
}

const NothingGiven = ({ search }: { search: LedgerSearch }) => {
  const { t } = useTranslation('remedies')
  const go = useNavigate()
  const { period, ...narrowed } = search
  const isNarrow = period !== 'all' || Object.values(narrowed).some((value) => value !== undefined)
  if (!isNarrow) return <EmptyState title={t('ledger.none')} text={t('ledger.noneText')} />
  return (
    <EmptyState
      title={t('ledger.noneFound')}
      text={t('ledger.noneFoundText')}
      action={<Button onClick={() => go({ to: '/remedies', search: { period: 'all' } })}>{t('ledger.showAll')}</Button>}
    />
  )
}
