import { IconArrowsMaximize } from '@tabler/icons-react'
import { Link, useNavigate } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { PaneLoadingLine } from '../../ui/pane-loading-line.tsx'
import { CaseFilters } from './case-filters.tsx'
import { CaseListBody } from './case-list-body.tsx'
import classes from './case-list-pane.module.css'
import { useCaseList } from './use-case-list.ts'
import { useListKeys } from './use-list-keys.ts'

/** The list beside an open case; j and k walk from case to case. */
export const CaseListPane = ({ caseId }: { caseId: string }) => {
  const { t } = useTranslation('cases')
  const caseList = useCaseList()
  const { search, saved, items, list } = caseList
  const current = items.findIndex((item) => item.id === caseId)
  const go = useNavigate()
  useListKeys({
    onMove: (step) => {
      const next = items[current + step]
      if (next) go({ to: '/cases/$caseId', params: { caseId: next.id }, search })
    },
  })
  return (
    <section className={classes.pane} aria-label={t('title')} aria-busy={list.isFetching}>
      <header className={classes.bar}>
        <h2>{saved?.name ?? t(`view.${search.view ?? 'open'}`)}</h2>
        <span className={classes.tools}>
          <CaseFilters isSmall />
          <Link to="/cases" search={search} className={classes.whole} aria-label={t('act.back')} title={t('act.back')}>
            <IconArrowsMaximize size={17} stroke={1.6} />
          </Link>
        </span>
      </header>
      <PaneLoadingLine active={list.isFetching && !list.isPending && !list.isFetchingNextPage} />
      <CaseListBody caseList={caseList} isNarrow currentIndex={current} />
    </section>
  )
}
