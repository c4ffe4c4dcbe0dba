import { SegmentedControl, Select } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useMay, useMe } from '../../../app/session.ts'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { ErrorNote } from '../../../ui/error-note.tsx'
import { PageSkeleton } from '../../../ui/page-skeleton.tsx'
import { PageFrame } from '../../settings/page-frame.tsx'
import { RecoveryCard } from '../../surveys/figures/recovery/recovery-rate.tsx'
import { Chosen } from './chosen.tsx'
import { Counts } from './counts.tsx'
import { Heard } from './heard.tsx'
import classes from './log.module.css'
import { type LogFilter, summaryQuery } from './log-queries.ts'
import { Weeks } from './weeks.tsx'

const spans = { weeks13: 91, weeks52: 364 } as const
type Span = keyof typeof spans
const dayBefore = (days: number) => new Date(Date.now() - days * 86_400_000).toISOString().slice(0, 10)

/** What customers complain of: the whole first, then of what, where and why; each bar narrows the list below. */
export const ComplaintLogPage = () => {
  const { t } = useTranslation('complaint-log')
  const { branches } = useMe()
  const may = useMay()
  const [span, setSpan] = useState<Span>('weeks13')
  const [chosen, setChosen] = useState<LogFilter>({})
  const filter = { from: dayBefore(spans[span]), ...chosen }
  const summary = useQuery(summaryQuery(filter))
  const choose = (part: LogFilter) => setChosen((before) => ({ ...before, ...part }))
  const isNarrowed = Object.values(chosen).some((value) => value !== undefined)
  return (
    <PageFrame
      title={t('title')}
      lead={summary.data && t('lead', { count: summary.data.total, asked: summary.data.foundByAsking })}
    >
      <div className={classes.filters}>
        <SegmentedControl
          aria-label={t('span')}
          data={(Object.keys(spans) as Span[]).map((value) => ({ value, label: t(`spans.${value}`) }))}
          value={span}
          onChange={(value) => setSpan(value as Span)}
        />
        {branches.length > 1 && (
          <Select
            aria-label={t('branch')}
            placeholder={t('everyBranch')}
            clearable
            clearButtonProps={{ 'aria-label': t('act.clear', { ns: 'common' }) }}
            data={branches.map(({ id, name }) => ({ value: id, label: name }))}
            value={chosen.branchId ?? null}
            onChange={(value) => choose({ branchId: value ?? undefined })}
          />
        )}
      </div>
      {summary.isPending && <PageSkeleton rows={6} kind="figures" />}
      {summary.isError && <ErrorNote reason={summary.error} onRetry={() => summary.refetch()} />}
      {summary.data?.total === 0 && !isNarrowed && <EmptyState title={t('emptyTitle')} text={t('emptyText')} />}
      {summary.data && (summary.data.total > 0 || isNarrowed) && (
        <>
          <Chosen chosen={chosen} onChange={choose} onClear={() => setChosen({})} />
          <Counts summary={summary.data} onChoose={choose} />
          <Weeks summary={summary.data} onChoose={choose} />
          {may('survey:read') && (
            <RecoveryCard
              query={{
                of: 'complaints',
                from: filter.from,
                to: filter.to,
                branchId: filter.branchId,
                causeKind: filter.causeKind,
                week: filter.week,
              }}
            />
          )}
          <Heard filter={filter} />
        </>
      )}
    </PageFrame>
  )
}
