import type { Case } from '@heed/contract/cases.ts'
import { Button } from '@mantine/core'
import { IconScale } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useMay } from '../../app/session.ts'
import { ErrorNote } from '../../ui/error-note.tsx'
import panel from '../complaints/complaint-panel.module.css'
import prevention from '../prevention/prevention.module.css'
import { EditDrawer } from '../settings/edit-drawer.tsx'
import { ExceptionEntry } from './exception-entry.tsx'
import { ExceptionForm } from './exception-form.tsx'
import { caseExceptionsQuery } from './exception-queries.ts'

/** Where a rule does not fit this situation: what it needs, who decided it, and what came of it. */
export const CaseExceptions = ({ item }: { item: Case }) => {
  const { t } = useTranslation('exceptions')
  const may = useMay()
  const [isAsking, setAsking] = useState(false)
  const exceptions = useQuery({ ...caseExceptionsQuery(item.id), enabled: may('remedy:read') })
  const items = exceptions.data?.items ?? []
  if (!may('remedy:read') || (!may('remedy:give') && items.length === 0)) return null
  return (
    <section className={panel.card} aria-label={t('title')}>
      <h2>{t('title')}</h2>
      {exceptions.isError && <ErrorNote reason={exceptions.error} onRetry={() => exceptions.refetch()} />}
      {items.length === 0 && <p className="quiet">{t('lead')}</p>}
      {items.map((exception) => (
        <ExceptionEntry key={exception.id} exception={exception} as="case" />
      ))}
      {may('remedy:give') && (
        <div className={prevention.acts}>
          <Button size="compact-sm" leftSection={<IconScale size={15} stroke={1.7} />} onClick={() => setAsking(true)}>
            {t('ask')}
          </Button>
        </div>
      )}
      <EditDrawer title={t('ask')} isOpen={isAsking} onClose={() => setAsking(false)} isKept>
        <ExceptionForm caseId={item.id} onDone={() => setAsking(false)} />
      </EditDrawer>
    </section>
  )
}
