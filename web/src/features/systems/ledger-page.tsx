import { Button } from '@mantine/core'
import { type QueryKey, useInfiniteQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { EmptyState } from '../../ui/empty-state.tsx'
import { ErrorNote } from '../../ui/error-note.tsx'
import { PageSkeleton } from '../../ui/page-skeleton.tsx'
import { PaneLoadingLine } from '../../ui/pane-loading-line.tsx'
import classes from './ledger-page.module.css'

type Page<Item> = { items: Item[]; next: string | null }

type LedgerPageProps<Item extends { id: string }> = {
  title: string
  intro: string
  action?: ReactNode
  tabs?: { key: string; label: string; isChosen: boolean; onChoose: () => void }[]
  queryKey: QueryKey
  load: (cursor: string | undefined, signal: AbortSignal) => Promise<Page<Item>>
  row: (item: Item) => ReactNode
  empty: { title: string; text: string }
}

/** A list of things that happened, newest first, with a few ways to narrow it and more on asking. */
export const LedgerPage = <Item extends { id: string }>(props: LedgerPageProps<Item>) => {
  const { title, intro, action, tabs, queryKey, load, row, empty } = props
  const { t } = useTranslation('systems')
  const list = useInfiniteQuery({
    queryKey,
    queryFn: ({ pageParam, signal }) => load(pageParam, signal),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next ?? undefined,
    placeholderData: (before) => before,
  })
  const items = list.data?.pages.flatMap((page) => page.items) ?? []
  return (
    <div className={classes.page}>
      <header className={classes.head}>
        <h1>{title}</h1>
        {action}
      </header>
      <p className={classes.intro} data-last={!tabs}>
        {intro}
      </p>
      {tabs && (
        <div className={classes.tabs}>
          {tabs.map(({ key, label, isChosen, onChoose }) => (
            <button key={key} type="button" className={classes.tab} aria-pressed={isChosen} onClick={onChoose}>
              {label}
            </button>
          ))}
        </div>
      )}
      {list.isError && <ErrorNote reason={list.error} onRetry={() => list.refetch()} />}
      {list.isPending && <PageSkeleton />}
      {list.isSuccess && items.length === 0 && <EmptyState title={empty.title} text={empty.text} />}
      {items.length > 0 && (
        <section className={classes.list} aria-busy={list.isFetching}>
          <PaneLoadingLine active={list.isFetching && !list.isFetchingNextPage} />
          <ul>
            {items.map((item) => (
              <li key={item.id} className={classes.row}>
                {row(item)}
              </li>
            ))}
          </ul>
        </section>
      )}
      {list.hasNextPage && (
        <Button className={classes.next} onClick={() => list.fetchNextPage()} loading={list.isFetchingNextPage}>
          {t('more')}
        </Button>
      )}
    </div>
  )
}

/** One row: what it is, a second line, and at its side state, time and what can be done. */
export const LedgerRow = ({ title, more, side }: { title: ReactNode; more?: ReactNode; side?: ReactNode }) => (
  <>
    <div>
      <div className={classes.title}>{title}</div>
      {more && <div className={classes.more}>{more}</div>}
    </div>
    <div className={classes.side}>{side}</div>
  </>
)

export const ledgerWhen = classes.when
