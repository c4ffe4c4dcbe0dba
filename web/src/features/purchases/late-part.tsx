import type { LateCustomer } from '@heed/contract/purchases.ts'
import { Button, SegmentedControl } from '@mantine/core'
import { useInfiniteQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useMay, useMe } from '../../app/session.ts'
import { Chip } from '../../ui/chip.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { ErrorNote } from '../../ui/error-note.tsx'
import { calendarDay, dayOf, number, shortNumber } from '../../ui/format.ts'
import { PageSkeleton } from '../../ui/page-skeleton.tsx'
import { EditDrawer } from '../settings/edit-drawer.tsx'
import { PageSection, Sheet } from '../settings/page-frame.tsx'
import { LostCallForm } from './lost-call-form.tsx'
import { LostReasonsPart } from './lost-reasons.tsx'
import { type LateFilter, lateQuery } from './purchase-queries.ts'
import classes from './purchases.module.css'

/** Customers whose own rhythm says that they have stayed away. */
export const LatePart = () => {
  const { t } = useTranslation(['purchases', 'common'])
  const [state, setState] = useState<LateFilter>('call')
  const late = useInfiniteQuery(lateQuery(state))
  const items = late.data?.pages.flatMap((page) => page.items) ?? []
  return (
    <>
      <PageSection title={t('part.late')} text={t('late.text')}>
        <div className={classes.tools}>
          <SegmentedControl
            size="xs"
            aria-label={t('late.which')}
            data={(['call', 'quiet', 'late', 'all'] as const).map((value) => ({
              value,
              label: t(`late.show.${value}`),
            }))}
            value={state}
            onChange={(value) => setState(value as typeof state)}
          />
        </div>
        {late.isPending && <PageSkeleton rows={6} />}
        {late.isError && <ErrorNote reason={late.error} onRetry={() => late.refetch()} />}
        {late.isSuccess && items.length === 0 && (
          <EmptyState
            title={t(state === 'call' ? 'lost.none' : 'late.none')}
            text={t(state === 'call' ? 'lost.noneText' : 'late.noneText')}
          />
        )}
        {items.length > 0 && (
          <Sheet label={t('part.late')}>
            {items.map((item) => (
              <LateRow key={item.customer.id} item={item} />
            ))}
          </Sheet>
        )}
        {late.hasNextPage && (
          <Button mt="md" loading={late.isFetchingNextPage} onClick={() => late.fetchNextPage()}>
            {t('common:act.loadMore')}
          </Button>
        )}
      </PageSection>
      <LostReasonsPart />
    </>
  )
}

const LateRow = ({ item }: { item: LateCustomer }) => {
  const { t } = useTranslation('purchases')
  const { branches } = useMe()
  const may = useMay()
  const [isCalling, setCalling] = useState(false)
  const { lastCall } = item
  return (
    <li className={classes.row}>
      <div className={classes.top}>
        <h3>
          <Link to="/customers/$customerId" params={{ customerId: item.customer.id }} className="link">
            {item.customer.name}
          </Link>
        </h3>
        <Chip tone={item.state === 'quiet' ? 'over' : 'warn'}>{t(`rhythm.${item.state}`)}</Chip>
      </div>
      <p className={classes.meta}>
        <span>
          {t('late.usually', {
            days: shortNumber(item.usualDays, 1),
            count: Math.round(item.usualDays),
          })}
        </span>
        <span>{t('late.since', { count: item.daysSince, days: number(item.daysSince) })}</span>
        <span>{t('late.last', { day: calendarDay(item.lastOn) })}</span>
        {branches.length > 1 && <span>{item.branch.name}</span>}
        {item.phone && (
          <a href={`tel:${item.phone}`} className="link number">
            {item.phone}
          </a>
        )}
        {item.openComplaintId && (
          <Link to="/cases/$caseId" params={{ caseId: item.openComplaintId }} className="link">
            {t('late.complaint')}
          </Link>
        )}
        {lastCall && (
          <span>
            {t('lost.last', { outcome: t(`lost.went.${lastCall.outcome}`), day: dayOf(lastCall.at) })}
            {lastCall.reason && ` · ${t(`lost.why.${lastCall.reason}`)}`}
            {lastCall.againOn && ` · ${t('lost.lastAgain', { day: calendarDay(lastCall.againOn) })}`}
          </span>
        )}
        {may('customer:edit') && !item.openComplaintId && (
          <Button size="compact-sm" className={classes.act} onClick={() => setCalling(true)}>
            {t('lost.call')}
          </Button>
        )}
      </p>
      <EditDrawer
        title={t('lost.title', { name: item.customer.name })}
        isOpen={isCalling}
        onClose={() => setCalling(false)}
      >
        <LostCallForm item={item} onDone={() => setCalling(false)} />
      </EditDrawer>
    </li>
  )
}
