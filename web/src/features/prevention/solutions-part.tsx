import { Button } from '@mantine/core'
import { useInfiniteQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { useMay } from '../../app/session.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { ErrorNote } from '../../ui/error-note.tsx'
import { PageSkeleton } from '../../ui/page-skeleton.tsx'
import { SearchField } from '../../ui/search-field.tsx'
import { PickLesson } from '../lessons/pick-lesson.tsx'
import { Sheet } from '../settings/page-frame.tsx'
import classes from './prevention.module.css'
import { solutionsQuery } from './prevention-queries.ts'
import { SolutionEntry } from './solution-entry.tsx'
import { usePreventionSearch } from './use-prevention-search.ts'

/** What caused complaints and what colleagues found, by its words. */
export const SolutionsPart = () => {
  const { t } = useTranslation(['prevention', 'common'])
  const { search, change } = usePreventionSearch()
  const may = useMay()
  const solutions = useInfiniteQuery(solutionsQuery(search.search))
  const items = solutions.data?.pages.flatMap((page) => page.items) ?? []
  return (
    <>
      <SearchField words={search.search} label={t('solution.search')} onSearch={(words) => change({ search: words })} />
      {solutions.isPending && <PageSkeleton rows={5} />}
      {solutions.isError && <ErrorNote reason={solutions.error} onRetry={() => solutions.refetch()} />}
      {solutions.isSuccess && items.length === 0 && (
        <EmptyState
          title={t(search.search ? 'solution.notFound' : 'solution.none')}
          text={search.search ? undefined : t('solution.noneText')}
        />
      )}
      {items.length > 0 && (
        <Sheet label={t('part.solutions')}>
          {items.map((solution) => (
            <li key={solution.case.id} className={classes.row}>
              <SolutionEntry solution={solution} />
              {may('prevention:act') && <PickLesson caseId={solution.case.id} />}
            </li>
          ))}
        </Sheet>
      )}
      {solutions.hasNextPage && (
        <Button loading={solutions.isFetchingNextPage} onClick={() => solutions.fetchNextPage()}>
          {t('common:act.loadMore')}
        </Button>
      )}
    </>
  )
}
