import { exportFeedback } from '@heed/contract/feedback.ts'
import { Button } from '@mantine/core'
import { IconDownload, IconEar, IconUpload } from '@tabler/icons-react'
import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { addressOf } from '../../app/api.ts'
import { useMay, useMe } from '../../app/session.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { ErrorNote } from '../../ui/error-note.tsx'
import { useNow } from '../../ui/now.ts'
import { PageSkeleton } from '../../ui/page-skeleton.tsx'
import { PaneLoadingLine } from '../../ui/pane-loading-line.tsx'
import { latestDay } from '../insight/period.ts'
import { PageFrame } from '../settings/page-frame.tsx'
import { FeedbackEntry } from './feedback-entry.tsx'
import { FeedbackFilters } from './feedback-filters.tsx'
import { FeedbackItem } from './feedback-item.tsx'
import classes from './feedback-page.module.css'
import { anyFeedbackQuery, feedbackQuery } from './feedback-queries.ts'
import { type FeedbackSearch, filterOf } from './feedback-search.ts'
import { FeedbackStrip } from './feedback-strip.tsx'
import { SelectedBar } from './selected-bar.tsx'

/** Everything customers said, how much of it was acted upon, and each item with what became of it. */
export const FeedbackPage = () => {
  const { t } = useTranslation(['feedback', 'topics'])
  const may = useMay()
  const { branches } = useMe()
  const search: FeedbackSearch = useSearch({ strict: false })
  const go = useNavigate()
  const today = latestDay(
    branches.map(({ zone }) => zone),
    useNow(),
  )
  const filter = filterOf(search, today)
  const feedback = useInfiniteQuery(feedbackQuery(filter))
  const items = feedback.data?.pages.flatMap((page) => page.items) ?? []
  const [selected, setSelected] = useState<string[]>([])
  const change = (part: Partial<FeedbackSearch>) =>
    go({ to: '/feedback', search: { ...search, ...part }, replace: true, resetScroll: false })
  const select = (id: string, isSelected: boolean) =>
    setSelected((before) => (isSelected ? [...before, id] : before.filter((one) => one !== id)))
  return (
    <PageFrame
      title={t('title')}
      lead={
        <>
          {t('lead')}{' '}
          <Link to="/feedback/answering" className="link">
            {t('answering.title')}
          </Link>{' '}
          <Link to="/feedback/topics" className="link">
            {t('title', { ns: 'topics' })}
          </Link>
        </>
      }
      action={
        may('feedback:record') && (
          <Button
            variant="filled"
            leftSection={<IconEar size={17} stroke={1.8} />}
            renderRoot={(props) => <Link to="/feedback/new" {...props} />}
          >
            {t('record')}
          </Button>
        )
      }
    >
      <div className={classes.body} aria-busy={feedback.isFetching}>
        <FeedbackStrip filter={filter} chosen={search.state} onChoose={(state) => change({ state })} />
        <FeedbackFilters search={search} today={today} onChange={change} />
        {selected.length > 0 && <SelectedBar ids={selected} onDone={() => setSelected([])} />}
        <div className={classes.sheet}>
          <PaneLoadingLine active={feedback.isFetching && !feedback.isPending && !feedback.isFetchingNextPage} />
          {feedback.isPending && <PageSkeleton />}
          {feedback.isError && <ErrorNote reason={feedback.error} onRetry={() => feedback.refetch()} />}
          {feedback.isSuccess && items.length === 0 && <NoFeedback search={search} />}
          {items.length > 0 && (
            <ul>
              {items.map((item) => (
                <FeedbackEntry
                  key={item.id}
                  item={item}
                  isSelected={selected.includes(item.id)}
                  onSelect={may('feedback:act') ? (isSelected) => select(item.id, isSelected) : undefined}
                  onOpen={() => change({ item: item.id })}
                />
              ))}
            </ul>
          )}
        </div>
        <footer className={classes.foot}>
          {feedback.hasNextPage && (
            <Button loading={feedback.isFetchingNextPage} onClick={() => feedback.fetchNextPage()}>
              {t('act.loadMore', { ns: 'common' })}
            </Button>
          )}
          <span className={classes.files}>
            {may('feedback:export') && items.length > 0 && (
              <Button
                variant="subtle"
                color="gray"
                component="a"
                href={addressOf(exportFeedback, {}, filter)}
                leftSection={<IconDownload size={16} stroke={1.7} />}
              >
                {t('export')}
              </Button>
            )}
            {may('feedback:import') && (
              <Button
                variant="subtle"
                color="gray"
                leftSection={<IconUpload size={16} stroke={1.7} />}
                renderRoot={(props) => <Link to="/feedback/import" {...props} />}
              >
                {t('import')}
              </Button>
            )}
          </span>
        </footer>
      </div>
      {search.item && <FeedbackItem id={search.item} onClose={() => change({ item: undefined })} />}
    </PageFrame>
  )
}

const NoFeedback = ({ search }: { search: FeedbackSearch }) => {
  const { t } = useTranslation('feedback')
  const go = useNavigate()
  const { period, item: _item, ...narrowed } = search
  const isNarrowed = period !== 'all' || Object.values(narrowed).some((value) => value !== undefined)
  const { data: hasAny, isPending } = useQuery({ ...anyFeedbackQuery, enabled: isNarrowed })
  if (isNarrowed && isPending) return <PageSkeleton />
  if (isNarrowed && hasAny !== false)
    return (
      <EmptyState
        title={t('noneFound')}
        text={t('noneFoundText')}
        action={
          <Button onClick={() => go({ to: '/feedback', search: { period: 'all' } })}>
            {t('act.clear', { ns: 'common' })}
          </Button>
        }
      />
    )
  return <EmptyState title={t('none')} text={t('noneText')} />
}
