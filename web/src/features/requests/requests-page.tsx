import type { StockQuestion } from '@heed/contract/special-requests.ts'
import { Button, SegmentedControl } from '@mantine/core'
import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { useMay } from '../../app/session.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { ErrorNote } from '../../ui/error-note.tsx'
import { number, shortTime } from '../../ui/format.ts'
import { PageSkeleton } from '../../ui/page-skeleton.tsx'
import { When } from '../../ui/when.tsx'
import classes from '../prevention/prevention.module.css'
import { PageFrame, Sheet } from '../settings/page-frame.tsx'
import { AlternativesPart } from './alternatives-part.tsx'
import { RequestEntry } from './request-entry.tsx'
import { questionsQuery, requestsQuery } from './request-queries.ts'
import { ShopAnswer } from './shop-answer.tsx'

const parts = ['asked', 'done', 'figure'] as const

/** What customers wait for, and what other branches ask ours for. */
export const RequestsPage = () => {
  const { t } = useTranslation('requests')
  const go = useNavigate()
  const { show = 'open' } = useSearch({ from: '/shell/requests' })
  const questions = useQuery(questionsQuery)
  return (
    <PageFrame title={t('title')} lead={t('lead')}>
      <div className={classes.body}>
        <div className={classes.parts}>
          <SegmentedControl
            aria-label={t('title')}
            data={[
              { value: 'open', label: t('page.open') },
              { value: 'asked', label: t('page.asked', { count: questions.data?.items.length ?? 0 }) },
              { value: 'done', label: t('page.done') },
              { value: 'figure', label: t('page.figure') },
            ]}
            value={show}
            onChange={(part) => go({ to: '/requests', search: { show: parts.find((known) => known === part) } })}
          />
        </div>
        {show === 'asked' && <Questions />}
        {show === 'figure' && <AlternativesPart />}
        {(show === 'open' || show === 'done') && <Requests show={show} />}
      </div>
    </PageFrame>
  )
}

const Requests = ({ show }: { show: 'open' | 'done' }) => {
  const { t } = useTranslation('requests')
  const list = useInfiniteQuery(requestsQuery(show))
  if (list.isPending) return <PageSkeleton rows={4} />
  if (list.isError) return <ErrorNote reason={list.error} onRetry={() => list.refetch()} />
  const items = list.data.pages.flatMap((page) => page.items)
  if (items.length === 0) return <EmptyState title={t('page.none')} text={t('page.noneText')} />
  return (
    <>
      <Sheet label={t(`page.${show}`)}>
        {items.map((request) => (
          <li key={request.id} className={classes.row}>
            <RequestEntry request={request} withCase />
          </li>
        ))}
      </Sheet>
      {list.hasNextPage && (
        <Button loading={list.isFetchingNextPage} onClick={() => list.fetchNextPage()}>
          {t('page.more')}
        </Button>
      )}
    </>
  )
}

const Questions = () => {
  const { t } = useTranslation('requests')
  const questions = useQuery(questionsQuery)
  if (questions.isPending) return <PageSkeleton rows={3} />
  if (questions.isError) return <ErrorNote reason={questions.error} onRetry={() => questions.refetch()} />
  const { items } = questions.data
  if (items.length === 0) return <EmptyState title={t('page.noneAsked')} text={t('page.noneAskedText')} />
  return (
    <Sheet label={t('title')}>
      {items.map((question) => (
        <Question key={question.id} question={question} />
      ))}
    </Sheet>
  )
}

const Question = ({ question }: { question: StockQuestion }) => {
  const { t } = useTranslation('requests')
  const may = useMay()
  const { branch, fromBranch, askedBy, distanceKm, neededBy } = question
  return (
    <li className={classes.row}>
      <h3>{[question.product, question.detail].filter(Boolean).join(', ')}</h3>
      <p className={classes.meta}>
        <span>{t('page.from', { branch: fromBranch })}</span>
        <span>{branch.name}</span>
        {distanceKm !== null && <span>{t('shop.km', { km: number(distanceKm, 1) })}</span>}
        {askedBy && <span>{askedBy.name}</span>}
        {neededBy && <span>{t('line.neededBy', { time: shortTime(neededBy) })}</span>}
        <When at={question.askedAt} />
      </p>
      {may('action:do') && <ShopAnswer id={question.id} name={branch.name} branchId={branch.id} />}
    </li>
  )
}
