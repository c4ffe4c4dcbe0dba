import type { PublishedPromise } from '@heed/contract/published-promises.ts'
import { Button } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useMay, useMe } from '../../app/session.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { ErrorNote } from '../../ui/error-note.tsx'
import { PageSkeleton } from '../../ui/page-skeleton.tsx'
import { EditDrawer } from '../settings/edit-drawer.tsx'
import { PageFrame, PageSection, Sheet } from '../settings/page-frame.tsx'
import { PublishedForm } from './published-form.tsx'
import { publishedQuery } from './published-queries.ts'
import { PublishedRow } from './published-row.tsx'
import { PublishedTimes } from './published-times.tsx'
import { ReviewForm } from './review-form.tsx'

type Opened =
  | { as: 'new' }
  | { as: 'edit' | 'review'; promise: PublishedPromise }
  | { as: 'times'; promise: PublishedPromise; kept: 'yes' | 'no' }

/** What the business promises to everybody, where it says so, and how often that holds. */
export const PublishedPage = () => {
  const { t } = useTranslation('published')
  const may = useMay()
  const { member } = useMe()
  const promises = useQuery(publishedQuery())
  const { data: retired } = useQuery(publishedQuery('yes'))
  const [opened, setOpened] = useState<Opened>()
  const close = () => setOpened(undefined)
  const mayEdit = may('standard:edit') && member.branchIds === null
  const items = promises.data?.items ?? []
  const add = mayEdit && (
    <Button variant="filled" leftSection={<IconPlus size={17} stroke={1.8} />} onClick={() => setOpened({ as: 'new' })}>
      {t('add')}
    </Button>
  )
  const rowOf = (promise: PublishedPromise) => (
    <PublishedRow
      key={promise.id}
      promise={promise}
      onTimes={(kept) => setOpened({ as: 'times', promise, kept })}
      onEdit={mayEdit ? () => setOpened({ as: 'edit', promise }) : undefined}
      onReview={mayEdit ? () => setOpened({ as: 'review', promise }) : undefined}
    />
  )
  return (
    <PageFrame title={t('title')} lead={t('lead')} action={items.length > 0 && add}>
      {promises.isPending && <PageSkeleton rows={5} />}
      {promises.isError && <ErrorNote reason={promises.error} onRetry={() => promises.refetch()} />}
      {promises.data && items.length === 0 && <EmptyState title={t('emptyTitle')} text={t('emptyText')} action={add} />}
      {items.length > 0 && <Sheet label={t('title')}>{items.map(rowOf)}</Sheet>}
      {retired && retired.items.length > 0 && (
        <PageSection title={t('retired')} text={t('retiredText')}>
          <Sheet label={t('retired')}>{retired.items.map(rowOf)}</Sheet>
        </PageSection>
      )}
      <EditDrawer title={opened ? titleOf(opened, t) : ''} isOpen={opened !== undefined} onClose={close}>
        {opened?.as === 'new' && <PublishedForm onDone={close} />}
        {opened?.as === 'edit' && <PublishedForm promise={opened.promise} onDone={close} />}
        {opened?.as === 'review' && <ReviewForm promise={opened.promise} onDone={close} />}
        {opened?.as === 'times' && <PublishedTimes promise={opened.promise} kept={opened.kept} />}
      </EditDrawer>
    </PageFrame>
  )
}

const titleOf = (opened: Opened, t: ReturnType<typeof useTranslation<'published'>>['t']) => {
  switch (opened.as) {
    case 'new':
      return t('add')
    case 'edit':
      return t('change')
    case 'review':
      return t('review.title')
    case 'times':
      return t(opened.kept === 'yes' ? 'times.kept' : 'times.broken')
  }
}
