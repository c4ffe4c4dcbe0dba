import type { Goal } from '@heed/contract/goals.ts'
import { Button } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useMay } from '../../app/session.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { ErrorNote } from '../../ui/error-note.tsx'
import { PageSkeleton } from '../../ui/page-skeleton.tsx'
import { EditDrawer } from '../settings/edit-drawer.tsx'
import { PageFrame, PageSection, Sheet } from '../settings/page-frame.tsx'
import { GoalDrawer } from './goal-drawer.tsx'
import { GoalForm } from './goal-form.tsx'
import { goalsQuery } from './goal-queries.ts'
import { GoalRow } from './goal-row.tsx'
import { treeOf } from './goal-words.ts'
import { OwnRecord } from './own-record.tsx'
import { ReadyGoals } from './ready-goals.tsx'

/** All goals as a tree under one aim, those that hang nowhere, and what specific goals have done here. */
export const GoalsPage = () => {
  const { t } = useTranslation('goals')
  const may = useMay()
  const goals = useQuery(goalsQuery)
  const [edited, setEdited] = useState<Goal | 'new'>()
  const { goal: openId } = useSearch({ from: '/shell/goals' })
  const go = useNavigate()
  const setOpenId = (goal: string | undefined) => go({ to: '/goals', search: { goal } })
  const items = goals.data?.items ?? []
  const held = items.filter(({ state }) => state !== 'dropped')
  const parts = [
    { key: 'tree', goals: held.filter(({ isOrphan }) => !isOrphan) },
    { key: 'orphans', goals: held.filter(({ isOrphan }) => isOrphan) },
    { key: 'given', goals: items.filter(({ state }) => state === 'dropped') },
  ] as const
  const add = may('goal:propose') && (
    <Button variant="filled" leftSection={<IconPlus size={17} stroke={1.8} />} onClick={() => setEdited('new')}>
      {t('act.propose')}
    </Button>
  )
  return (
    <PageFrame title={t('title')} lead={t('lead')} action={held.length > 0 && add}>
      {goals.isPending && <PageSkeleton rows={5} />}
      {goals.isError && <ErrorNote reason={goals.error} onRetry={() => goals.refetch()} />}
      {goals.data && held.length === 0 && <EmptyState title={t('emptyTitle')} text={t('emptyText')} action={add} />}
      {parts.map(({ key, goals: some }) =>
        some.length === 0 ? null : (
          <PageSection key={key} title={t(`part.${key}`)} text={t(`partText.${key}`)}>
            <Sheet label={t(`part.${key}`)}>
              {treeOf(some).map(({ goal, depth }) => (
                <GoalRow key={goal.id} goal={goal} depth={depth} onOpen={() => setOpenId(goal.id)} />
              ))}
            </Sheet>
          </PageSection>
        ),
      )}
      {may('standard:edit') && <ReadyGoals />}
      {goals.data && <OwnRecord />}
      <EditDrawer title={t('one')} isOpen={openId !== undefined && !edited} onClose={() => setOpenId(undefined)}>
        {openId && <GoalDrawer goalId={openId} onEdit={setEdited} onClose={() => setOpenId(undefined)} />}
      </EditDrawer>
      <EditDrawer
        title={edited === 'new' ? t('act.propose') : t('change')}
        isOpen={edited !== undefined}
        onClose={() => setEdited(undefined)}
      >
        {edited && <GoalForm goal={edited === 'new' ? undefined : edited} onDone={() => setEdited(undefined)} />}
      </EditDrawer>
    </PageFrame>
  )
}
