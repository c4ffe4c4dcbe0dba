import type { Branch } from '@heed/contract/workspace.ts'
import { Button } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useMay, useMe } from '../../app/session.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { ErrorNote } from '../../ui/error-note.tsx'
import { PageSkeleton } from '../../ui/page-skeleton.tsx'
import { ClosingSection } from '../closing/closing-section.tsx'
import { EditDrawer } from '../settings/edit-drawer.tsx'
import { PageFrame, Sheet } from '../settings/page-frame.tsx'
import { branchesQuery } from './branch-acts.ts'
import { BranchForm } from './branch-form.tsx'
import { BranchRow } from './branch-row.tsx'
import { BusinessSection } from './business-section.tsx'

/** The branches with the hours on which clocks count, and the business itself for its owner. */
export const BranchesPage = () => {
  const { t } = useTranslation('settings')
  const may = useMay()
  const { member } = useMe()
  const branches = useQuery(branchesQuery)
  const [edited, setEdited] = useState<Branch | 'new'>()
  const close = () => setEdited(undefined)
  const items = branches.data?.items ?? []
  const mayAdd = may('branch:edit') && member.branchIds === null
  return (
    <PageFrame
      title={t('branches.title')}
      lead={t('branches.lead')}
      action={
        mayAdd && (
          <Button variant="filled" leftSection={<IconPlus size={17} stroke={1.8} />} onClick={() => setEdited('new')}>
            {t('branches.add')}
          </Button>
        )
      }
    >
      {branches.isPending && <PageSkeleton rows={3} />}
      {branches.isError && <ErrorNote reason={branches.error} onRetry={() => branches.refetch()} />}
      {branches.data && items.length === 0 && (
        <EmptyState title={t('branches.emptyTitle')} text={t('branches.emptyText')} />
      )}
      {items.length > 0 && (
        <Sheet label={t('branches.title')}>
          {items.toSorted(byActive).map((branch) => (
            <BranchRow key={branch.id} branch={branch} onEdit={() => setEdited(branch)} />
          ))}
        </Sheet>
      )}
      {may('workspace:edit') && <BusinessSection />}
      {may('standard:edit') && member.branchIds === null && <ClosingSection />}
      <EditDrawer
        size={840}
        title={edited === 'new' || !edited ? t('branches.add') : edited.name}
        isOpen={edited !== undefined}
        onClose={close}
      >
        {edited && <BranchForm branch={edited === 'new' ? undefined : edited} onDone={close} />}
      </EditDrawer>
    </PageFrame>
  )
}

const byActive = (one: Branch, other: Branch) => Number(other.active) - Number(one.active)
