import type { Automation } from '@heed/contract/automations.ts'
import { Button } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useMay } from '../../app/session.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { ErrorNote } from '../../ui/error-note.tsx'
import { PageSkeleton } from '../../ui/page-skeleton.tsx'
import { EditDrawer } from '../settings/edit-drawer.tsx'
import { PageFrame, Sheet } from '../settings/page-frame.tsx'
import { automationsQuery, useMayChange, useOrderRules } from './automation-queries.ts'
import { HeldBack } from './held-back.tsx'
import { RuleForm } from './rule-form.tsx'
import { RuleRow } from './rule-row.tsx'
import { RunsList } from './runs-list.tsx'

/** Rules in the order in which they look at what happens: what each says, whether it is on, and what it did. */
export const AutomationsPage = () => {
  const { t } = useTranslation('automation')
  const may = useMay()
  const mayChange = useMayChange()
  const rules = useQuery(automationsQuery)
  const order = useOrderRules()
  const [edited, setEdited] = useState<Automation | 'new'>()
  const [shownId, setShownId] = useState<string>()
  const close = () => setEdited(undefined)
  const items = rules.data?.items ?? []
  const shown = items.find(({ id }) => id === shownId)
  const mayOrder = items.length > 1 && items.every(({ branchId }) => mayChange(branchId))
  const moveUp = (index: number) => {
    const ids = items.map(({ id }) => id)
    const [moved] = ids.splice(index, 1)
    if (moved) order.mutate(ids.toSpliced(index - 1, 0, moved))
  }
  const add = may('automation:edit') && (
    <Button variant="filled" leftSection={<IconPlus size={17} stroke={1.8} />} onClick={() => setEdited('new')}>
      {t('add')}
    </Button>
  )
  return (
    <PageFrame title={t('title')} lead={t('lead')} action={items.length > 0 && add}>
      {rules.isPending && <PageSkeleton rows={4} />}
      {rules.isError && <ErrorNote reason={rules.error} onRetry={() => rules.refetch()} />}
      {rules.data && items.length === 0 && <EmptyState title={t('emptyTitle')} text={t('emptyText')} action={add} />}
      {items.length > 0 && (
        <Sheet label={t('title')}>
          {items.map((rule, index) => (
            <RuleRow
              key={rule.id}
              rule={rule}
              onEdit={() => setEdited(rule)}
              onRuns={() => setShownId(rule.id)}
              onUp={mayOrder && index > 0 ? () => moveUp(index) : undefined}
            />
          ))}
        </Sheet>
      )}
      <EditDrawer
        size={640}
        title={edited === 'new' || !edited ? t('add') : t('change')}
        isOpen={edited !== undefined}
        onClose={close}
      >
        {edited && <RuleForm rule={edited === 'new' ? undefined : edited} onDone={close} />}
      </EditDrawer>
      <EditDrawer title={shown?.name ?? t('runs')} isOpen={shown !== undefined} onClose={() => setShownId(undefined)}>
        {shown && (
          <>
            {shown.held > 0 && mayChange(shown.branchId) && <HeldBack rule={shown} />}
            <RunsList id={shown.id} />
          </>
        )}
      </EditDrawer>
    </PageFrame>
  )
}
