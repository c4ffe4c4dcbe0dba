import { Button } from '@mantine/core'
import { IconArrowsExchange } from '@tabler/icons-react'
import { useInfiniteQuery } from '@tanstack/react-query'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { useMay } from '../../app/session.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { ErrorNote } from '../../ui/error-note.tsx'
import { PageSkeleton } from '../../ui/page-skeleton.tsx'
import { PaneLoadingLine } from '../../ui/pane-loading-line.tsx'
import { SearchField } from '../../ui/search-field.tsx'
import { PageFrame, Sheet } from '../settings/page-frame.tsx'
import { customerListQuery } from './customer-acts.ts'
import classes from './customer-list-page.module.css'
import { CustomerRow } from './customer-row.tsx'
import { KnowledgeLine } from './known/knowledge-line.tsx'

/** Everyone who ever wrote, called or came, newest first or by name and address. */
export const CustomerListPage = () => {
  const { t } = useTranslation(['customers', 'cases'])
  const { search } = useSearch({ from: '/shell/customers' })
  const go = useNavigate()
  const may = useMay()
  const list = useInfiniteQuery(customerListQuery(search))
  const items = list.data?.pages.flatMap((page) => page.items) ?? []
  return (
    <PageFrame
      title={t('title')}
      lead={t('lead')}
      action={
        (may('record:export') || may('record:import')) && (
          <Button
            variant="default"
            leftSection={<IconArrowsExchange size={16} stroke={1.7} />}
            renderRoot={(props) => <Link to="/customers/files" {...props} />}
          >
            {t('files')}
          </Button>
        )
      }
    >
      <div className={classes.list}>
        <SearchField
          className={classes.search}
          words={search}
          label={t('search')}
          onSearch={(words) => go({ to: '/customers', search: { search: words }, replace: true })}
        />
        {!search && <KnowledgeLine />}
        <PaneLoadingLine active={list.isFetching && !list.isPending && !list.isFetchingNextPage} />
        {list.isPending && <PageSkeleton />}
        {list.isError && <ErrorNote reason={list.error} onRetry={() => list.refetch()} />}
        {list.data && items.length === 0 && (
          <EmptyState
            title={t(search ? 'empty.foundTitle' : 'empty.title')}
            text={t(search ? 'empty.foundText' : 'empty.text')}
          />
        )}
        {items.length > 0 && (
          <Sheet label={t('title')}>
            {items.map((customer) => (
              <CustomerRow key={customer.id} customer={customer} />
            ))}
          </Sheet>
        )}
        {list.hasNextPage && (
          <Button className={classes.more} loading={list.isFetchingNextPage} onClick={() => list.fetchNextPage()}>
            {t('act.loadMore', { ns: 'common' })}
          </Button>
        )}
      </div>
    </PageFrame>
  )
}
