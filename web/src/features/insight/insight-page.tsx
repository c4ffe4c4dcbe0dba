import type { Insight, InsightFilter } from '@heed/contract/insight.ts'
import { useTranslation } from 'react-i18next'
import { useMe } from '../../app/session.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { ErrorNote } from '../../ui/error-note.tsx'
import { PageSkeleton } from '../../ui/page-skeleton.tsx'
import { PaneLoadingLine } from '../../ui/pane-loading-line.tsx'
import { MissedBasics } from '../standards/missed-basics.tsx'
import { Aspects } from './aspects.tsx'
import { BehindFigure } from './behind-figure.tsx'
import { EstimateStrip } from './estimate-strip.tsx'
import { findingOf } from './finding.ts'
import { GroupTable } from './group-table.tsx'
import { InsightFilters } from './insight-filters.tsx'
import classes from './insight-page.module.css'
import { estimates, written } from './measures.ts'
import { periodWords } from './period-words.ts'
import { Promoters } from './promoters.tsx'
import { Satisfaction } from './satisfaction.tsx'
import { Speed } from './speed.tsx'
import { Trend } from './trend.tsx'
import { useChangeSearch, useInsight } from './use-insight.ts'

/** The figures of a period: the finding first, and behind each figure the rows it counts. */
export const InsightPage = () => {
  const { t } = useTranslation('insight')
  const { search, filter, today, insight } = useInsight()
  const change = useChangeSearch()
  return (
    <div className={classes.page}>
      <div className={classes.main} aria-busy={insight.isFetching}>
        <PaneLoadingLine active={insight.isFetching && !insight.isPending} />
        <div className={classes.inside}>
          <MissedBasics branchId={filter.branchId} />
          <header className={classes.head}>
            <h1>{insight.data ? <FindingWords insight={insight.data} /> : t('title')}</h1>
            <p className={classes.about}>
              <About filter={filter} />
            </p>
          </header>
          <InsightFilters search={search} filter={filter} today={today} />
          {insight.isPending && <PageSkeleton rows={6} kind="figures" />}
          {insight.isError && <ErrorNote reason={insight.error} onRetry={() => insight.refetch()} />}
          {insight.data && <Figures insight={insight.data} />}
        </div>
      </div>
      {insight.data && search.behind && (
        <BehindFigure
          key={JSON.stringify(search.behind)}
          insight={insight.data}
          filter={filter}
          behind={search.behind}
          onClose={() => change({ behind: undefined })}
        />
      )}
    </div>
  )
}

const Figures = ({ insight }: { insight: Insight }) => {
  const { t } = useTranslation('insight')
  const change = useChangeSearch()
  const open = (behind: NonNullable<ReturnType<typeof useInsight>['search']['behind']>) => change({ behind })
  const isEmpty = Object.values(insight.all).every((figure) => figure.n === 0) && insight.all.nps.withoutScore === 0
  if (isEmpty) return <EmptyState title={t('empty.title')} text={t('empty.text')} />
  return (
    <>
      <EstimateStrip insight={insight} of={estimates} onOpen={open} />
      <div className={classes.three}>
        <Speed insight={insight} onOpen={open} />
        <Promoters insight={insight} onOpen={open} />
        <Satisfaction insight={insight} onOpen={open} />
      </div>
      <Aspects insight={insight} onOpen={open} />
      <Trend insight={insight} onOpen={open} />
      <GroupTable insight={insight} onOpen={open} />
    </>
  )
}

const FindingWords = ({ insight }: { insight: Insight }) => {
  const { t } = useTranslation('insight')
  const { kind, share, n, names } = findingOf(insight)
  return t(`finding.${kind}`, {
    share: share === null ? '' : written('firstAnswerMet', share, 0),
    names: names.join(', '),
    count: names.length,
    n,
  })
}

const About = ({ filter }: { filter: InsightFilter }) => {
  const { t } = useTranslation('insight')
  const { branches } = useMe()
  const { period, days } = periodWords(filter)
  const only = branches.length === 1 ? branches[0] : branches.find(({ id }) => id === filter.branchId)
  const branch = only?.name ?? t('filter.allBranches')
  return t('about', { branch, period, days })
}
