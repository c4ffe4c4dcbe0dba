import { clockMeasures, type Standard } from '@heed/contract/standards.ts'
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
import { PageFrame, PageSection, Sheet } from '../settings/page-frame.tsx'
import { standardsQuery } from './standard-acts.ts'
import { StandardForm } from './standard-form.tsx'
import { StandardRow } from './standard-row.tsx'

/** What customers may count on: each promise of time, where it holds, and whether it is ours yet. */
export const StandardsPage = () => {
  const { t } = useTranslation('standards')
  const may = useMay()
  const standards = useQuery(standardsQuery)
  const [edited, setEdited] = useState<Standard | 'new'>()
  const close = () => setEdited(undefined)
  const add = (
    <Button variant="filled" leftSection={<IconPlus size={17} stroke={1.8} />} onClick={() => setEdited('new')}>
      {t('add')}
    </Button>
  )
  const items = standards.data?.items ?? []
  const notYetYours = items.filter((standard) => standard.notYetYours).length
  return (
    <PageFrame
      title={t('title')}
      lead={
        notYetYours > 0
          ? t(may('standard:edit') ? 'leadTemplates' : 'leadTemplatesRead', { count: notYetYours })
          : t('lead')
      }
      action={may('standard:edit') && items.length > 0 && add}
    >
      {standards.isPending && <PageSkeleton rows={5} />}
      {standards.isError && <ErrorNote reason={standards.error} onRetry={() => standards.refetch()} />}
      {standards.data && items.length === 0 && (
        <EmptyState title={t('emptyTitle')} text={t('emptyText')} action={may('standard:edit') && add} />
      )}
      {clockMeasures.map((measure) => {
        const ofMeasure = items.filter((standard) => standard.measure === measure)
        if (ofMeasure.length === 0) return null
        return (
          <PageSection key={measure} title={t(`clock.${measure}`, { ns: 'common' })} text={t(`measure.${measure}`)}>
            <Sheet label={t(`clock.${measure}`, { ns: 'common' })}>
              {ofMeasure.toSorted(byActive).map((standard) => (
                <StandardRow key={standard.id} standard={standard} onEdit={() => setEdited(standard)} />
              ))}
            </Sheet>
          </PageSection>
        )
      })}
      <EditDrawer title={edited === 'new' ? t('add') : t('change')} isOpen={edited !== undefined} onClose={close}>
        {edited && <StandardForm standard={edited === 'new' ? undefined : edited} onDone={close} />}
      </EditDrawer>
    </PageFrame>
  )
}

const byActive = (one: Standard, other: Standard) => Number(other.active) - Number(one.active)
