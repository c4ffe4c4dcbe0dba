import type { Case } from '@heed/contract/cases.ts'
import { Button } from '@mantine/core'
import { IconShoppingBagSearch } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useMay } from '../../app/session.ts'
import { ErrorNote } from '../../ui/error-note.tsx'
import classes from '../remedies/remedies.module.css'
import { EditDrawer } from '../settings/edit-drawer.tsx'
import { RequestEntry } from './request-entry.tsx'
import { caseRequestsQuery } from './request-queries.ts'
import { WantedForm } from './wanted-form.tsx'

/** What this customer wants and is not here: never the end of a talk. */
export const CaseRequests = ({ item }: { item: Case }) => {
  const { t } = useTranslation('requests')
  const may = useMay()
  const [isWanting, setWanting] = useState(false)
  const requests = useQuery(caseRequestsQuery(item.id))
  const items = requests.data?.items ?? []
  const mayAdd = may('case:edit') && item.state !== 'solved' && item.state !== 'closed'
  if (items.length === 0 && !mayAdd) return null
  return (
    <section className={classes.panel} aria-label={t('title')}>
      <header className={classes.head}>
        <IconShoppingBagSearch size={17} stroke={1.7} aria-hidden />
        <h2>{t('title')}</h2>
        {mayAdd && (
          <Button size="xs" className={classes.offer} onClick={() => setWanting(true)}>
            {t('add')}
          </Button>
        )}
      </header>
      {requests.isError && <ErrorNote reason={requests.error} onRetry={() => requests.refetch()} />}
      {items.length === 0 ? (
        <p className={classes.none}>{t('motto')}</p>
      ) : (
        <ul className={classes.entries}>
          {items.map((request) => (
            <li key={request.id} className={classes.entry}>
              <RequestEntry request={request} />
            </li>
          ))}
        </ul>
      )}
      <EditDrawer title={t('addTitle')} isOpen={isWanting} onClose={() => setWanting(false)} isKept>
        <WantedForm caseId={item.id} branchId={item.branch.id} onDone={() => setWanting(false)} />
      </EditDrawer>
    </section>
  )
}
