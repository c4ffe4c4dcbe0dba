import { Button } from '@mantine/core'
import { useInfiniteQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { ClockWords } from '../../ui/clock-words.tsx'
import { ErrorNote } from '../../ui/error-note.tsx'
import { PageSkeleton } from '../../ui/page-skeleton.tsx'
import { When } from '../../ui/when.tsx'
import { rowsOf } from '../cases/case-queries.ts'
import { ChannelIcon } from '../cases/channel-icon.tsx'
import { Card, Sheet } from '../settings/page-frame.tsx'
import { casesOfQuery } from './customer-acts.ts'
import classes from './customer-history.module.css'

/** Everything they came with, each with its clock. */
export const CustomerCases = ({ customerId }: { customerId: string }) => {
  const { t } = useTranslation(['customers', 'cases'])
  const list = useInfiniteQuery(casesOfQuery(customerId))
  const items = rowsOf(list.data)
  if (list.isPending) return <PageSkeleton rows={3} />
  if (list.isError) return <ErrorNote reason={list.error} onRetry={() => list.refetch()} />
  if (items.length === 0) return <Card>{<p className="quiet">{t('noCases')}</p>}</Card>
  return (
    <div className={classes.narrow}>
      <Sheet label={t('cases')}>
        {items.map((item) => (
          <li key={item.id}>
            <Link to="/cases/$caseId" params={{ caseId: item.id }} className={classes.case}>
              <span className={classes.subject}>
                <b lang={item.language}>{item.subject}</b>
                <span>
                  <ChannelIcon kind={item.channel.kind} /> #{item.number} · {t(`kind.${item.kind}`, { ns: 'cases' })} ·{' '}
                  {item.branch.name} · <When at={item.openedAt} />
                </span>
              </span>
              <span className={classes.state}>
                {item.clock && <ClockWords clock={item.clock} />}
                <span>{t(`state.${item.state}`, { ns: 'cases' })}</span>
              </span>
            </Link>
          </li>
        ))}
      </Sheet>
      {list.hasNextPage && (
        <Button mt="sm" loading={list.isFetchingNextPage} onClick={() => list.fetchNextPage()}>
          {t('act.loadMore', { ns: 'common' })}
        </Button>
      )}
    </div>
  )
}
