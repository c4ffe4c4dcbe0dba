import { Button, TextInput } from '@mantine/core'
import { useDebouncedCallback } from '@mantine/hooks'
import { IconSearch } from '@tabler/icons-react'
import { useInfiniteQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { EmptyState } from '../../ui/empty-state.tsx'
import { ErrorNote } from '../../ui/error-note.tsx'
import { usePageKeys } from '../../ui/page-keys.ts'
import { PageSkeleton } from '../../ui/page-skeleton.tsx'
import { PaneLoadingLine } from '../../ui/pane-loading-line.tsx'
import { PageFrame, Sheet } from '../settings/page-frame.tsx'
import { customerListQuery } from './customer-acts.ts'
import classes from './customer-list-page.module.css'
import { CustomerRow } from './customer-row.tsx'

/** Everyone who ever wrote, called or came, newest first or by name and address. */
export const CustomerListPage = () => {
  const { t } = useTranslation(['customers', 'cases'])
  const { search } = useSearch({ from: '/shell/customers' })
  const list = useInfiniteQuery(customerListQuery(search))
  const items = list.data?.pages.flatMap((page) => page.items) ?? []
  return (
    <PageFrame title={t('title')} lead={t('lead')}>
      <div className={classes.list}>
        <SearchField />
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

const SearchField = () => {
  const { t } = useTranslation('customers')
  const { search } = useSearch({ from: '/shell/customers' })
  const go = useNavigate()
  const field = useRef<HTMLInputElement>(null)
  const [words, setWords] = useState(search ?? '')
  const find = useDebouncedCallback(
    (sought: string) => go({ to: '/customers', search: { search: sought.trim() || undefined }, replace: true }),
    220,
  )
  usePageKeys([['/', () => field.current?.focus()]])
  return (
    <TextInput
      ref={field}
      type="search"
      className={classes.search}
      value={words}
      maxLength={200}
      placeholder={t('search')}
      aria-label={t('search')}
      leftSection={<IconSearch size={16} stroke={1.7} />}
      onChange={(event) => {
        setWords(event.currentTarget.value)
        find(event.currentTarget.value)
      }}
    />
  )
}
