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
  const [edited, setEdited] = useState<AuditTemplate>()
  if (lists.isPending) return <PageSkeleton rows={4} />
  if (lists.isError) return <ErrorNote reason={lists.error} onRetry={() => lists.refetch()} />
  return (
    <>
      <Sheet label={t('part.lists')}>
        {lists.data.items.map((list) => (
          <li key={list.id} className={classes.row}>
            <div className={classes.main}>
              <h3>{inWords(list.content.name)}</h3>
              <p>{inWords(list.content.what)}</p>
              <p>
                {t('lists.items', { n: list.content.sections.reduce((sum, { items }) => sum + items.length, 0) })}{' '}
                {list.notYetYours && <Chip>{t('lists.notYours')}</Chip>}
              </p>
            </div>
            {may('standard:edit') && (
              <Button
                size="xs"
                aria-label={`${t('common:act.edit')}: ${inWords(list.content.name)}`}
                onClick={() => setEdited(list)}
              >
                {t('common:act.edit')}
              </Button>
            )}
          </li>
        ))}
      </Sheet>
      <EditDrawer
        title={edited ? inWords(edited.content.name) : ''}
        isOpen={edited !== undefined}
        size={620}
        onClose={() => setEdited(undefined)}
      >
        {edited && <ListForm list={edited} onDone={() => setEdited(undefined)} />}
      </EditDrawer>
    </>
  )
}
