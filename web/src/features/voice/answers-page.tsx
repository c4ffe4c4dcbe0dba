import { Button } from '@mantine/core'
import { useInfiniteQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { EmptyState } from '../../ui/empty-state.tsx'
import { ErrorNote } from '../../ui/error-note.tsx'
import { PageSkeleton } from '../../ui/page-skeleton.tsx'
import { PaneLoadingLine } from '../../ui/pane-loading-line.tsx'
import { SearchField } from '../../ui/search-field.tsx'
import { PageFrame } from '../settings/page-frame.tsx'
import { AnswerEntry } from './answer-entry.tsx'
import classes from './answers-page.module.css'
import { answersQuery } from './voice-queries.ts'

export type AnswersSearch = { search?: string }

/** What customers answered after a solution, newest first and in their own words. */
export const AnswersPage = () => {
  const { t } = useTranslation('voice')
  const { search }: AnswersSearch = useSearch({ strict: false })
  const go = useNavigate()
  const answers = useInfiniteQuery(answersQuery(search))
  const items = answers.data?.pages.flatMap((page) => page.items) ?? []
  return (
    <PageFrame title={t('answers.title')} lead={t('answers.lead')}>
      <div className={classes.body} aria-busy={answers.isFetching}>
        <SearchField
          className={classes.search}
          words={search}
          label={t('answers.search')}
          onSearch={(words) => go({ to: '/answers', search: { search: words }, replace: true })}
        />
        <div className={classes.sheet}>
          <PaneLoadingLine active={answers.isFetching && !answers.isPending && !answers.isFetchingNextPage} />
          {answers.isPending && <PageSkeleton />}
          {answers.isError && <ErrorNote reason={answers.error} onRetry={() => answers.refetch()} />}
          {answers.isSuccess && items.length === 0 && <NoAnswers search={search} />}
          {items.length > 0 && (
            <ul>
              {items.map((answer) => (
                <AnswerEntry key={answer.id} answer={answer} />
              ))}
            </ul>
          )}
        </div>
        {answers.hasNextPage && (
          <Button className={classes.more} loading={answers.isFetchingNextPage} onClick={() => answers.fetchNextPage()}>
            {t('act.loadMore', { ns: 'common' })}
          </Button>
        )}
      </div>
    </PageFrame>
  )
}

const NoAnswers = ({ search }: AnswersSearch) => {
  const { t } = useTranslation('voice')
  const go = useNavigate()
  if (search)
    return (
      <EmptyState
        title={t('answers.noneFound')}
        text={t('answers.noneFoundText')}
        action={<Button onClick={() => go({ to: '/answers', search: {} })}>{t('act.clear', { ns: 'common' })}</Button>}
      />
    )
  return (
    <EmptyState
      title={t('answers.none')}
      text={t('answers.noneText')}
      action={<Button onClick={() => go({ to: '/surveys' })}>{t('answers.openSurveys')}</Button>}
    />
  )
}
