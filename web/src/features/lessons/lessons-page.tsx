import { lessonStates } from '@heed/contract/lessons.ts'
import { Button, SegmentedControl, Select } from '@mantine/core'
import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { useMay } from '../../app/session.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { ErrorNote } from '../../ui/error-note.tsx'
import { PageSkeleton } from '../../ui/page-skeleton.tsx'
import { SearchField } from '../../ui/search-field.tsx'
import { When } from '../../ui/when.tsx'
import classes from '../prevention/prevention.module.css'
import { causesQuery } from '../prevention/prevention-queries.ts'
import { PageFrame, Sheet } from '../settings/page-frame.tsx'
import { lessonsQuery } from './lesson-queries.ts'
import type { LessonSearch } from './lesson-search.ts'
import { LessonText } from './lesson-text.tsx'
import { LessonView } from './lesson-view.tsx'

/** What solved complaints teach, found by words and cause. */
export const LessonsPage = () => {
  const { t } = useTranslation('lessons')
  const may = useMay()
  const go = useNavigate()
  const search = useSearch({ from: '/shell/lessons' })
  const { data: causes } = useQuery(causesQuery)
  const change = (part: LessonSearch) => go({ to: '/lessons', search: { ...search, ...part }, replace: true })
  const showOf = (state: string) => (state === 'draft' || state === 'withdrawn' ? state : undefined)
  return (
    <PageFrame title={t('title')} lead={t('lead')}>
      <div className={classes.body}>
        {may('prevention:act') && (
          <div className={classes.parts}>
            <SegmentedControl
              aria-label={t('title')}
              data={lessonStates.map((value) => ({ value, label: t(`state.${value}`) }))}
              value={search.show ?? 'published'}
              onChange={(state) => change({ show: showOf(state), lesson: undefined })}
            />
          </div>
        )}
        <SearchField words={search.search} label={t('search')} onSearch={(words) => change({ search: words })} />
        <Select
          aria-label={t('cause')}
          placeholder={t('allCauses')}
          clearable
          searchable
          maw={360}
          data={(causes?.items ?? []).map(({ id, words }) => ({ value: id, label: words }))}
          value={search.cause ?? null}
          onChange={(cause) => change({ cause: cause ?? undefined })}
        />
        <Lessons search={search} onOpen={(lesson) => change({ lesson })} />
      </div>
      {search.lesson && (
        <LessonView
          lessonId={search.lesson}
          onClose={() => change({ lesson: undefined })}
          onMoved={({ state }) => change({ show: showOf(state) })}
        />
      )}
    </PageFrame>
  )
}

const Lessons = ({ search, onOpen }: { search: LessonSearch; onOpen: (lessonId: string) => void }) => {
  const { t } = useTranslation(['lessons', 'common'])
  const state = search.show ?? 'published'
  const lessons = useInfiniteQuery(lessonsQuery(state, search.search, search.cause))
  if (lessons.isPending) return <PageSkeleton rows={4} />
  if (lessons.isError) return <ErrorNote reason={lessons.error} onRetry={() => lessons.refetch()} />
  const items = lessons.data.pages.flatMap((page) => page.items)
  if (items.length === 0)
    return search.search || search.cause ? (
      <EmptyState title={t('notFound')} />
    ) : (
      <EmptyState title={t(`none.${state}`)} text={t('noneText')} />
    )
  return (
    <>
      <Sheet label={t(`state.${state}`)}>
        {items.map((lesson) => (
          <li key={lesson.id} className={classes.row}>
            <div className={classes.top}>
              <h3>
                <button type="button" className="link" lang={lesson.language} onClick={() => onOpen(lesson.id)}>
                  {lesson.title || t('title')}
                </button>
              </h3>
            </div>
            <LessonText lesson={lesson} />
            {lesson.withdrawnWhy && <p className={classes.text}>{t('withdrawnWhy', { why: lesson.withdrawnWhy })}</p>}
            <p className={classes.meta}>
              {lesson.madeBy && <span>{lesson.madeBy.name}</span>}
              <When at={lesson.publishedAt ?? lesson.madeAt} />
            </p>
          </li>
        ))}
      </Sheet>
      {lessons.hasNextPage && (
        <Button loading={lessons.isFetchingNextPage} onClick={() => lessons.fetchNextPage()}>
          {t('common:act.loadMore')}
        </Button>
      )}
    </>
  )
}
