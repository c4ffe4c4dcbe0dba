import type { Topic } from '@heed/contract/feedback-understanding.ts'
import { Button, SegmentedControl } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useMay, useMe } from '../../../app/session.ts'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { ErrorNote } from '../../../ui/error-note.tsx'
import { number } from '../../../ui/format.ts'
import { useNow } from '../../../ui/now.ts'
import { PageSkeleton } from '../../../ui/page-skeleton.tsx'
import { latestDay } from '../../insight/period.ts'
import { EditDrawer } from '../../settings/edit-drawer.tsx'
import { PageFrame, PageSection } from '../../settings/page-frame.tsx'
import { periodOf } from '../feedback-search.ts'
import { PhraseSuggestions } from './phrase-suggestions.tsx'
import { TopicForm } from './topic-form.tsx'
import { TopicRow } from './topic-row.tsx'
import classes from './topics.module.css'
import { topicCountsQuery, topicName, topicsQuery } from './understanding-queries.ts'

const periods = ['month', 'quarter', 'year', 'all'] as const
type Period = (typeof periods)[number]

/** What customers speak about and how they feel about it; each count opens its items. */
export const TopicsPage = () => {
  const { t } = useTranslation(['topics', 'feedback'])
  const mayEdit = useMay()('feedback:publish')
  const { branches } = useMe()
  const [period, setPeriod] = useState<Period>('quarter')
  const [opened, setOpened] = useState<Topic | 'new'>()
  const today = latestDay(
    branches.map(({ zone }) => zone),
    useNow(),
  )
  const topics = useQuery(topicsQuery)
  const counts = useQuery(topicCountsQuery(periodOf({ period }, today)))
  const problem = topics.error ?? counts.error
  const close = () => setOpened(undefined)
  const items = topics.data?.items ?? []
  const reading = topics.data?.reading
  return (
    <PageFrame
      title={t('title')}
      lead={
        <>
          {t('lead')}{' '}
          <Link to="/feedback/reading" className="link">
            {t('reading.title')}
          </Link>
        </>
      }
      action={
        mayEdit && (
          <Button variant="filled" onClick={() => setOpened('new')}>
            {t('new')}
          </Button>
        )
      }
    >
      <div className={classes.bar}>
        <SegmentedControl
          aria-label={t('filter.period', { ns: 'feedback' })}
          data={periods.map((value) => ({ value, label: t(`period.${value}`, { ns: 'feedback' }) }))}
          value={period}
          onChange={(value) => setPeriod(value as Period)}
        />
        {counts.data && (
          <p className="quiet small">
            {t('coverage', { all: number(counts.data.withWords), none: number(counts.data.withoutTopic) })}
          </p>
        )}
      </div>
      {reading && reading.read < reading.all && (
        <p role="status" className={classes.progress}>
          {t('readingAgain', { done: number(reading.read), all: number(reading.all) })}
        </p>
      )}
      {problem && <ErrorNote reason={problem} onRetry={() => Promise.all([topics.refetch(), counts.refetch()])} />}
      {(topics.isPending || counts.isPending) && !problem && <PageSkeleton />}
      {topics.isSuccess && items.length === 0 && <EmptyState title={t('none')} text={t('noneText')} />}
      {counts.data && items.length > 0 && (
        <ul className={classes.tree} aria-label={t('title')}>
          {inTree(items).map((topic) => (
            <TopicRow
              key={topic.id}
              topic={topic}
              counts={counts.data.items.find(({ topicId }) => topicId === topic.id)}
              period={period}
              onEdit={mayEdit ? () => setOpened(topic) : undefined}
            />
          ))}
        </ul>
      )}
      {items.length > 0 && (
        <PageSection title={t('suggest.title')} text={t('suggest.text')}>
          <PhraseSuggestions topics={items} mayAdd={mayEdit} />
        </PageSection>
      )}
      <EditDrawer
        title={opened && opened !== 'new' ? topicName(opened) : t('new')}
        isOpen={opened !== undefined}
        onClose={close}
      >
        {opened && <TopicForm topic={opened === 'new' ? undefined : opened} topics={items} onDone={close} />}
      </EditDrawer>
    </PageFrame>
  )
}

/** Each topic at the top with those below it. */
const inTree = (topics: Topic[]): Topic[] =>
  topics
    .filter(({ parentId }) => parentId === null)
    .flatMap((top) => [top, ...topics.filter(({ parentId }) => parentId === top.id)])
