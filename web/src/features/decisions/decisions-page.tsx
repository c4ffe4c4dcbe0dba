import { Button } from '@mantine/core'
import { useInfiniteQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useMay } from '../../app/session.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { ErrorNote } from '../../ui/error-note.tsx'
import { PageSkeleton } from '../../ui/page-skeleton.tsx'
import { EditDrawer } from '../settings/edit-drawer.tsx'
import { PageFrame, Sheet } from '../settings/page-frame.tsx'
import { DecisionCard } from './decision-card.tsx'
import { DecisionForm } from './decision-form.tsx'
import { decisionsQuery } from './decision-queries.ts'
import classes from './decisions.module.css'
import { SaidPages } from './said-pages.tsx'

/** What the business decided about what customers said, whom it told, and where everybody can read it. */
export const DecisionsPage = () => {
  const { t } = useTranslation('decisions')
  const may = useMay()
  const go = useNavigate()
  const [isNew, setNew] = useState(false)
  const decisions = useInfiniteQuery(decisionsQuery)
  const items = decisions.data?.pages.flatMap((page) => page.items) ?? []
  return (
    <PageFrame
      title={t('title')}
      lead={t('lead')}
      action={
        may('feedback:act') && (
          <Button variant="filled" onClick={() => setNew(true)}>
            {t('new')}
          </Button>
        )
      }
    >
      <div className={classes.body}>
        {decisions.isPending && <PageSkeleton />}
        {decisions.isError && <ErrorNote reason={decisions.error} onRetry={() => decisions.refetch()} />}
        {decisions.isSuccess && items.length === 0 && (
          <EmptyState
            title={t('none')}
            text={t('noneText')}
            action={<Button onClick={() => go({ to: '/feedback' })}>{t('openFeedback')}</Button>}
          />
        )}
        {items.length > 0 && (
          <Sheet>
            {items.map((decision) => (
              <DecisionCard key={decision.id} decision={decision} />
            ))}
          </Sheet>
        )}
        {decisions.hasNextPage && (
          <Button loading={decisions.isFetchingNextPage} onClick={() => decisions.fetchNextPage()}>
            {t('act.loadMore', { ns: 'common' })}
          </Button>
        )}
      </div>
      <SaidPages />
      <EditDrawer title={t('new')} isOpen={isNew} onClose={() => setNew(false)}>
        <DecisionForm onDone={() => setNew(false)} />
      </EditDrawer>
    </PageFrame>
  )
}
