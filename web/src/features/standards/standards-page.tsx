import { librarySets, type Standard, standardMethods } from '@heed/contract/standards.ts'
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
import { Focus } from './focus.tsx'
import { FocusOfDay } from './focus-of-day.tsx'
import { MissedBasics } from './missed-basics.tsx'
import { standardsQuery } from './standard-acts.ts'
import { StandardForm } from './standard-form.tsx'
import { standingsQuery } from './standard-queries.ts'
import { StandardRow } from './standard-row.tsx'
import classes from './standards-page.module.css'

/** What customers may count on: each standard with its source, where it holds, how it was kept, and whether it is ours yet. */
export const StandardsPage = () => {
  const { t } = useTranslation('standards')
  const may = useMay()
  const standards = useQuery(standardsQuery)
  const { data: standings } = useQuery(standingsQuery)
  const [edited, setEdited] = useState<Standard | 'new'>()
  const close = () => setEdited(undefined)
  const add = (
    <Button variant="filled" leftSection={<IconPlus size={17} stroke={1.8} />} onClick={() => setEdited('new')}>
      {t('add')}
    </Button>
  )
  const items = standards.data?.items ?? []
  const notYetYours = items.filter((standard) => standard.notYetYours && standard.active).length
  const rowsOf = (rows: Standard[]) =>
    rows.map((standard) => (
      <StandardRow
        key={standard.id}
        standard={standard}
        standing={standings?.items.find(({ standardId }) => standardId === standard.id)}
        onEdit={() => setEdited(standard)}
      />
    ))
  const ready = items.filter(({ active }) => !active)
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
      <MissedBasics />
      <FocusOfDay />
      {standings && <Focus standards={items} standings={standings.items} />}
      {standardMethods.map((method) => {
        const ofMethod = items.filter((standard) => standard.method === method && standard.active)
        if (ofMethod.length === 0) return null
        return (
          <PageSection key={method} title={t(`method.${method}`)} text={t(`methodText.${method}`)}>
            <Sheet label={t(`method.${method}`)}>{rowsOf(ofMethod.toSorted(inOrder))}</Sheet>
          </PageSection>
        )
      })}
      {ready.length > 0 && (
        <PageSection title={t('readyTitle')} text={t('readyText')}>
          {[null, ...librarySets].map((set) => {
            const ofSet = ready.filter((standard) => standard.set === set)
            if (ofSet.length === 0) return null
            const label = t(set ? `set.${set}` : 'setNone')
            return (
              <div key={set} className={classes.set}>
                <h3>{label}</h3>
                <Sheet label={label}>{rowsOf(ofSet)}</Sheet>
              </div>
            )
          })}
        </PageSection>
      )}
      <EditDrawer title={edited === 'new' ? t('add') : t('change')} isOpen={edited !== undefined} onClose={close}>
        {edited && <StandardForm standard={edited === 'new' ? undefined : edited} onDone={close} />}
      </EditDrawer>
    </PageFrame>
  )
}

/** As customers meet them: greeted first, the solution last; those that hold more widely before the more specific. */
const order = [
  'greeting',
  'help',
  'hold',
  'first_answer',
  'next_answer',
  'acknowledgement',
  'plan',
  'decision',
  'fulfilment',
  'solution',
]
const inOrder = (one: Standard, other: Standard) =>
  order.indexOf(one.measure ?? '') - order.indexOf(other.measure ?? '') ||
  Number(one.priority !== null) - Number(other.priority !== null) ||
  (other.targetSeconds ?? 0) - (one.targetSeconds ?? 0)
