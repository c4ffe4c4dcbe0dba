import type { AuditTemplate } from '@heed/contract/audits.ts'
import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useMay } from '../../app/session.ts'
import { Chip } from '../../ui/chip.tsx'
import { ErrorNote } from '../../ui/error-note.tsx'
import { PageSkeleton } from '../../ui/page-skeleton.tsx'
import { EditDrawer } from '../settings/edit-drawer.tsx'
import { Sheet } from '../settings/page-frame.tsx'
import { inWords } from '../surveys/survey-words.ts'
import classes from './face.module.css'
import { auditListsQuery } from './face-queries.ts'
import { ListForm } from './list-form.tsx'

/** What audits look at; ready lists say so until they are ours. */
export const ListsPart = () => {
  const { t } = useTranslation(['audits', 'common'])
  const may = useMay()
  const lists = useQuery(auditListsQuery)
  const [edited, setEdited] = useState<AuditTemplate | 'new'>()
  const list = edited === 'new' ? undefined : edited
  const close = () => setEdited(undefined)
  if (lists.isPending) return <PageSkeleton rows={4} />
  if (lists.isError) return <ErrorNote reason={lists.error} onRetry={() => lists.refetch()} />
  return (
    <>
      {may('standard:edit') && (
        <Button w="fit-content" onClick={() => setEdited('new')}>
          {t('lists.new')}
        </Button>
      )}
      <Sheet label={t('part.lists')}>
        {lists.data.items.map((one) => (
          <li key={one.id} className={classes.row}>
            <div className={classes.main}>
              <h3>{inWords(one.content.name)}</h3>
              <p>{inWords(one.content.what)}</p>
              <p>
                {t('lists.items', { n: one.content.sections.reduce((sum, { items }) => sum + items.length, 0) })}{' '}
                {one.notYetYours && <Chip>{t('lists.notYours')}</Chip>}
              </p>
            </div>
            {may('standard:edit') && (
              <Button
                size="xs"
                aria-label={`${t('common:act.edit')}: ${inWords(one.content.name)}`}
                onClick={() => setEdited(one)}
              >
                {t('common:act.edit')}
              </Button>
            )}
          </li>
        ))}
      </Sheet>
      <EditDrawer
        title={list ? inWords(list.content.name) : t('lists.new')}
        isOpen={edited !== undefined}
        size={620}
        onClose={close}
      >
        {edited && <ListForm list={list} onDone={close} />}
      </EditDrawer>
    </>
  )
}
