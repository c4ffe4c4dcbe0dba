import type { ExceptionState, ExceptionReview as Review } from '@heed/contract/exceptions.ts'
import { Button, Select } from '@mantine/core'
import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Chip } from '../../ui/chip.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { ErrorNote } from '../../ui/error-note.tsx'
import { money, monthName } from '../../ui/format.ts'
import { PageSkeleton } from '../../ui/page-skeleton.tsx'
import classes from '../prevention/prevention.module.css'
import { EditDrawer } from '../settings/edit-drawer.tsx'
import { Sheet } from '../settings/page-frame.tsx'
import { ExceptionEntry } from './exception-entry.tsx'
import { type Counted, exceptionsQuery, reviewQuery } from './exception-queries.ts'

const thisMonth = () => new Date().toLocaleDateString('sv').slice(0, 7)

/** A month's exceptions by the rule that they were made to; each count opens what it counts. */
export const ExceptionReview = () => {
  const { t } = useTranslation('exceptions')
  const [month, setMonth] = useState(thisMonth)
  const [open, setOpen] = useState<Counted & { title: string }>()
  const review = useQuery(reviewQuery(month))
  const months = [...new Set([thisMonth(), month, ...(review.data?.months ?? [])])].toSorted().toReversed()
  return (
    <>
      <div className={classes.filters}>
        <Select
          aria-label={t('review.month')}
          allowDeselect={false}
          data={months.map((value) => ({ value, label: monthName(value) }))}
          value={month}
          onChange={(value) => value && setMonth(value)}
        />
      </div>
      <p className="quiet">{t('review.text')}</p>
      {review.isPending && <PageSkeleton rows={3} />}
      {review.isError && <ErrorNote reason={review.error} onRetry={() => review.refetch()} />}
      {review.data?.rules.length === 0 && <EmptyState title={t('review.none')} text={t('review.noneText')} />}
      {review.data && review.data.rules.length > 0 && (
        <Sheet label={t('review.tab')}>
          {review.data.rules.map((group) => (
            <GroupRow
              key={group.rule.id}
              group={group}
              onOpen={(title, state) => setOpen({ ruleId: group.rule.id, month, state, title })}
            />
          ))}
        </Sheet>
      )}
      <EditDrawer title={open?.title ?? ''} size={560} isOpen={open !== undefined} onClose={() => setOpen(undefined)}>
        {open && <Behind counted={{ ruleId: open.ruleId, month: open.month, state: open.state }} />}
      </EditDrawer>
    </>
  )
}

const shown = ['granted', 'asked', 'refused'] as const

type GroupRowProps = { group: Review['rules'][number]; onOpen: (title: string, state: ExceptionState[]) => void }

const GroupRow = ({ group, onOpen }: GroupRowProps) => {
  const { t } = useTranslation('exceptions')
  const count = (label: string, n: number, state: ExceptionState[]) => (
    <button type="button" className="link" onClick={() => onOpen(`${group.rule.name}: ${label}`, state)}>
      {t('review.count', { state: label, n })}
    </button>
  )
  return (
    <li className={classes.row}>
      <div className={classes.top}>
        <h3>
          <Link to="/rules" search={{ show: 'exceptions', rule: group.rule.id }} className="link">
            {group.rule.name}
          </Link>
        </h3>
        {group.isReviewOpen && <Chip tone="warn">{t('review.open')}</Chip>}
      </div>
      <p className={classes.meta}>
        {count(t('review.all'), group.all, ['granted', 'asked', 'refused'])}
        {shown.map(
          (state) => group[state] > 0 && <span key={state}>{count(t(`state.${state}`), group[state], [state])}</span>,
        )}
        {group.costs.map(({ currency, amount }) => (
          <span key={currency}>{t('review.cost', { amount: money(amount, currency) })}</span>
        ))}
      </p>
    </li>
  )
}

const Behind = ({ counted }: { counted: Counted }) => {
  const { t } = useTranslation('exceptions')
  const list = useInfiniteQuery(exceptionsQuery(counted))
  if (list.isPending) return <PageSkeleton rows={3} />
  if (list.isError) return <ErrorNote reason={list.error} onRetry={() => list.refetch()} />
  return (
    <>
      {list.data.pages.flatMap(({ items }) =>
        items.map((exception) => <ExceptionEntry key={exception.id} exception={exception} as="rule" />),
      )}
      {list.hasNextPage && (
        <Button loading={list.isFetchingNextPage} onClick={() => list.fetchNextPage()}>
          {t('review.more')}
        </Button>
      )}
    </>
  )
}
