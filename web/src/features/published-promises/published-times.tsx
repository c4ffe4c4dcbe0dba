import type { PublishedPromise } from '@heed/contract/published-promises.ts'
import { Button } from '@mantine/core'
import { useInfiniteQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { ErrorNote } from '../../ui/error-note.tsx'
import { PageSkeleton } from '../../ui/page-skeleton.tsx'
import { When } from '../../ui/when.tsx'
import classes from './published.module.css'
import { publishedRowsQuery } from './published-queries.ts'

/** The very cases that a count counts, newest first. */
export const PublishedTimes = ({ promise, kept }: { promise: PublishedPromise; kept: 'yes' | 'no' }) => {
  const { t } = useTranslation('published')
  const rows = useInfiniteQuery(publishedRowsQuery(promise.id, kept))
  const items = rows.data?.pages.flatMap((page) => page.items) ?? []
  return (
    <>
      <p className="quiet">{promise.words}</p>
      {rows.isPending && <PageSkeleton rows={5} />}
      {rows.isError && <ErrorNote reason={rows.error} onRetry={() => rows.refetch()} />}
      <ul className={classes.times}>
        {items.map((row) => (
          <li key={row.id}>
            {row.case ? (
              <Link to="/cases/$caseId" params={{ caseId: row.case.id }} className="link">
                {row.case.number} · {row.case.subject}
              </Link>
            ) : (
              <span>{t('times.seen')}</span>
            )}
            {row.words && <p>{row.words}</p>}
            <p className="small quiet">
              {t(`times.${row.how}`)} · {row.branch.name} · <When at={row.at} />
            </p>
          </li>
        ))}
      </ul>
      {rows.hasNextPage && (
        <Button fullWidth mt={12} loading={rows.isFetchingNextPage} onClick={() => rows.fetchNextPage()}>
          {t('times.more')}
        </Button>
      )}
    </>
  )
}
