import { Button, SegmentedControl, Select } from '@mantine/core'
import { useInfiniteQuery } from '@tanstack/react-query'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { useMay, useMe } from '../../app/session.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { ErrorNote } from '../../ui/error-note.tsx'
import { PageSkeleton } from '../../ui/page-skeleton.tsx'
import { PageFrame, Sheet } from '../settings/page-frame.tsx'
import { MomentCard } from './moment-card.tsx'
import { momentsQuery } from './moment-queries.ts'
import classes from './moments.module.css'
import type { MomentsSearch } from './moments-search.ts'

/** What customers will remember, told with their permission and by the name of whoever made it. */
export const MomentsPage = () => {
  const { t } = useTranslation('moments')
  const may = useMay()
  const { member, branches } = useMe()
  const navigate = useNavigate()
  const search = useSearch({ from: '/shell/moments' })
  const leads = may('feedback:publish')
  const view = leads && search.view === 'kept' ? 'kept' : 'shared'
  const moments = useInfiniteQuery(
    momentsQuery({ view, branchId: search.branch, employeeId: search.of === 'me' ? member.id : undefined }),
  )
  const set = (part: MomentsSearch) => navigate({ to: '/moments', search: { ...search, ...part }, replace: true })
  const items = moments.data?.pages.flatMap((page) => page.items) ?? []
  const shown = view === 'kept' ? 'kept' : (search.of ?? 'all')
  const views = ['all', 'me', ...(leads ? ['kept' as const] : [])] as const
  return (
    <PageFrame
      title={t('title')}
      lead={t('lead')}
      action={
        may('feedback:record') && (
          <Link to="/feedback/new" search={{ kind: 'praise' }} className="link">
            {t('tell')}
          </Link>
        )
      }
    >
      <div className={classes.filters}>
        <SegmentedControl
          aria-label={t('which')}
          data={views.map((value) => ({ value, label: t(`view.${value}`) }))}
          value={shown}
          onChange={(value) =>
            set({ view: value === 'kept' ? 'kept' : undefined, of: value === 'me' ? 'me' : undefined })
          }
        />
        {branches.length > 1 && (
          <Select
            aria-label={t('everyBranch')}
            placeholder={t('everyBranch')}
            clearable
            data={branches.map(({ id, name }) => ({ value: id, label: name }))}
            value={search.branch ?? null}
            onChange={(branch) => set({ branch: branch ?? undefined })}
          />
        )}
      </div>
      {view === 'kept' && <p className="quiet">{t('keptText')}</p>}
      {moments.isPending && <PageSkeleton rows={4} />}
      {moments.isError && <ErrorNote reason={moments.error} onRetry={() => moments.refetch()} />}
      {moments.isSuccess && items.length === 0 && <EmptyState title={t(`none.${shown}`)} text={t('noneText')} />}
      {items.length > 0 && (
        <Sheet label={t('title')}>
          {items.map((moment) => (
            <MomentCard key={moment.id} moment={moment} />
          ))}
        </Sheet>
      )}
      {moments.hasNextPage && (
        <Button loading={moments.isFetchingNextPage} onClick={() => moments.fetchNextPage()}>
          {t('act.loadMore', { ns: 'common' })}
        </Button>
      )}
    </PageFrame>
  )
}
