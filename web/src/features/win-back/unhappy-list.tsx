import { Button, SegmentedControl } from '@mantine/core'
import { useInfiniteQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { EmptyState } from '../../ui/empty-state.tsx'
import { ErrorNote } from '../../ui/error-note.tsx'
import { dayOf } from '../../ui/format.ts'
import { PageSkeleton } from '../../ui/page-skeleton.tsx'
import { CameAgainLine } from './offer-facts.tsx'
import classes from './win-back.module.css'
import { type Counted, unhappyQuery } from './win-back-queries.ts'

type UnhappyListProps = { counted: Counted; onShow: (returned: 'yes' | 'no') => void }

/** Exactly the customers that a return rate counts. */
export const UnhappyList = ({ counted, onShow }: UnhappyListProps) => {
  const { t } = useTranslation(['winback', 'common'])
  const list = useInfiniteQuery(unhappyQuery(counted))
  const items = list.data?.pages.flatMap((page) => page.items) ?? []
  return (
    <div className={classes.list}>
      {counted.group !== 'waiting' && counted.returned !== 'coupon_only' && (
        <SegmentedControl
          aria-label={t('list.show')}
          data={(['yes', 'no'] as const).map((value) => ({ value, label: t(`list.${value}`) }))}
          value={counted.returned ?? 'yes'}
          onChange={(value) => onShow(value === 'no' ? 'no' : 'yes')}
        />
      )}
      {list.isPending && <PageSkeleton rows={4} />}
      {list.isError && <ErrorNote reason={list.error} onRetry={() => list.refetch()} />}
      {list.isSuccess && items.length === 0 && <EmptyState title={t('list.none')} />}
      {items.map(({ case: about, customer, branch, solvedAt, cameAgain }) => (
        <div key={about.id} className={classes.entry}>
          <Link to="/cases/$caseId" params={{ caseId: about.id }} className="link">
            #{about.number} {about.subject}
          </Link>
          <p className={classes.meta}>
            <span>{customer.name}</span>
            <span>{branch.name}</span>
            <span>{t('list.solved', { day: dayOf(solvedAt) })}</span>
          </p>
          {cameAgain && <CameAgainLine cameAgain={cameAgain} />}
        </div>
      ))}
      {list.hasNextPage && (
        <Button loading={list.isFetchingNextPage} onClick={() => list.fetchNextPage()}>
          {t('common:act.loadMore')}
        </Button>
      )}
    </div>
  )
}
