import { Button } from '@mantine/core'
import { useNavigate } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { EmptyState } from '../../ui/empty-state.tsx'
import { ErrorNote } from '../../ui/error-note.tsx'
import { PageSkeleton } from '../../ui/page-skeleton.tsx'
import { SelectableRow } from './bulk/selectable-row.tsx'
import type { Selection } from './bulk/use-selection.ts'
import { NarrowCaseRow, WideCaseRow } from './case-row.tsx'
import { CaseRows } from './case-rows.tsx'
import { countFilters } from './case-search.ts'
import { NobodyWaits } from './nobody-waits.tsx'
import type { useCaseList } from './use-case-list.ts'

type CaseListBodyProps = {
  caseList: ReturnType<typeof useCaseList>
  isNarrow: boolean
  currentIndex: number
  /** Where rows can be chosen to be changed together. */
  selection?: Selection
}

export const CaseListBody = ({ caseList, isNarrow, currentIndex, selection }: CaseListBodyProps) => {
  const { list, items, needMore } = caseList
  if (list.isPending) return <PageSkeleton />
  if (list.isError) return <ErrorNote reason={list.error} onRetry={() => list.refetch()} />
  if (items.length === 0) return <NoCases caseList={caseList} />
  const Row = isNarrow ? NarrowCaseRow : WideCaseRow
  return (
    <CaseRows
      items={items}
      rowHeight={isNarrow ? 86 : 68}
      currentIndex={currentIndex}
      hasMore={list.hasNextPage}
      onNeedMore={needMore}
      row={(item, index) => {
        const row = <Row item={item} isCurrent={index === currentIndex} />
        if (!selection) return row
        return (
          <SelectableRow item={item} selection={selection}>
            {row}
          </SelectableRow>
        )
      }}
    />
  )
}

const NoCases = ({ caseList: { search, saved } }: { caseList: ReturnType<typeof useCaseList> }) => {
  const { t } = useTranslation('cases')
  const go = useNavigate()
  const isFiltered = Boolean(search.search) || countFilters(search) > 0 || saved !== undefined
  if (!isFiltered) return <NobodyWaits />
  return (
    <EmptyState
      title={t('empty.filterTitle')}
      text={t('empty.filterText')}
      action={<Button onClick={() => go({ to: '/cases', search: { view: search.view } })}>{t('clearFilters')}</Button>}
    />
  )
}
