import type { ChainLink, ChainRecord } from '@heed/contract/chain.ts'
import { Button, SegmentedControl } from '@mantine/core'
import { useInfiniteQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { EmptyState } from '../../ui/empty-state.tsx'
import { ErrorNote } from '../../ui/error-note.tsx'
import { money, number } from '../../ui/format.ts'
import { PageSkeleton } from '../../ui/page-skeleton.tsx'
import { When } from '../../ui/when.tsx'
import { rowsQuery } from '../standards/standard-queries.ts'
import classes from './improvement.module.css'
import { recordsQuery } from './improvement-queries.ts'

type ChainRecordsProps = { standardId: string; link: ChainLink; isSplit: boolean }
const shown = ['all', 'yes', 'no'] as const

/** Exactly the records that a link counts. */
export const ChainRecords = ({ standardId, link, isSplit }: ChainRecordsProps) => {
  const { t } = useTranslation(['improvement', 'common'])
  const [kept, setKept] = useState<(typeof shown)[number]>('all')
  const records = useInfiniteQuery(recordsQuery(standardId, { link, ...(kept === 'all' ? {} : { kept }) }))
  const items = records.data?.pages.flatMap((page) => page.items) ?? []
  return (
    <div className={classes.records}>
      {isSplit && (
        <SegmentedControl
          aria-label={t('chain.choose')}
          data={shown.map((value) => ({ value, label: t(`chain.show.${value}`) }))}
          value={kept}
          onChange={(value) => setKept(shown.find((known) => known === value) ?? 'all')}
        />
      )}
      {records.isPending && <PageSkeleton rows={4} />}
      {records.isError && <ErrorNote reason={records.error} onRetry={() => records.refetch()} />}
      {records.isSuccess && items.length === 0 && <EmptyState title={t('chain.nothing')} />}
      {items.map((record) => (
        <Entry key={record.id} record={record} link={link} />
      ))}
      {records.hasNextPage && (
        <Button loading={records.isFetchingNextPage} onClick={() => records.fetchNextPage()}>
          {t('common:act.loadMore')}
        </Button>
      )}
    </div>
  )
}

const Entry = ({ record, link }: { record: ChainRecord; link: ChainLink }) => {
  const { t } = useTranslation('improvement')
  const { value, currency } = record
  const said =
    link === 'sales' && currency
      ? money(value, currency)
      : link === 'repeat'
        ? t(value === 1 ? 'chain.came' : 'chain.notCame')
        : `${number(value)} / 5`
  return (
    <div className={classes.record}>
      <p>
        <b>{said}</b>{' '}
        {record.case && (
          <Link to="/cases/$caseId" params={{ caseId: record.case.id }} className="link">
            #{record.case.number} {record.case.subject}
          </Link>
        )}
      </p>
      {record.words && <p>{record.words}</p>}
      <p className={classes.meta}>
        <span>{record.customer}</span>
        <span>{record.branch}</span>
        <When at={record.at} />
      </p>
    </div>
  )
}

/** What the standard was judged by. */
export const StandardRecords = ({ standardId }: { standardId: string }) => {
  const { t } = useTranslation(['improvement', 'common'])
  const rows = useInfiniteQuery(rowsQuery(standardId, {}))
  const items = rows.data?.pages.flatMap((page) => page.items) ?? []
  return (
    <div className={classes.records}>
      {rows.isPending && <PageSkeleton rows={4} />}
      {rows.isError && <ErrorNote reason={rows.error} onRetry={() => rows.refetch()} />}
      {rows.isSuccess && items.length === 0 && <EmptyState title={t('chain.nothing')} />}
      {items.map((row) => (
        <div key={row.id} className={classes.record}>
          <p>
            <b>{t(row.kept ? 'chain.show.yes' : 'chain.show.no')}</b>{' '}
            {row.case && (
              <Link to="/cases/$caseId" params={{ caseId: row.case.id }} className="link">
                #{row.case.number} {row.case.subject}
              </Link>
            )}
          </p>
          {row.words && <p>{row.words}</p>}
          <p className={classes.meta}>
            {row.member && <span>{row.member.name}</span>}
            <span>{row.branch.name}</span>
            <When at={row.at} />
          </p>
        </div>
      ))}
      {rows.hasNextPage && (
        <Button loading={rows.isFetchingNextPage} onClick={() => rows.fetchNextPage()}>
          {t('common:act.loadMore')}
        </Button>
      )}
    </div>
  )
}
