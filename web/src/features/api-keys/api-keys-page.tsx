import { Button } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { EmptyState } from '../../ui/empty-state.tsx'
import { ErrorNote } from '../../ui/error-note.tsx'
import { PageSkeleton } from '../../ui/page-skeleton.tsx'
import { EditDrawer } from '../settings/edit-drawer.tsx'
import { PageFrame, Sheet } from '../settings/page-frame.tsx'
import { apiKeysQuery } from './api-key-acts.ts'
import { ApiKeyForm } from './api-key-form.tsx'
import { ApiKeyRow } from './api-key-row.tsx'

/** Keys by which other programs work here, each no further than its permissions. */
export const ApiKeysPage = () => {
  const { t } = useTranslation(['settings', 'members'])
  const keys = useQuery(apiKeysQuery)
  const [isMaking, setMaking] = useState(false)
  const items = keys.data?.items ?? []
  const make = (
    <Button variant="filled" leftSection={<IconPlus size={17} stroke={1.8} />} onClick={() => setMaking(true)}>
      {t('keys.make')}
    </Button>
  )
  return (
    <PageFrame title={t('keys.title')} lead={t('keys.lead')} action={items.length > 0 && make}>
      {keys.isPending && <PageSkeleton rows={3} />}
      {keys.isError && <ErrorNote reason={keys.error} onRetry={() => keys.refetch()} />}
      {keys.data && items.length === 0 && (
        <EmptyState title={t('keys.emptyTitle')} text={t('keys.emptyText')} action={make} />
      )}
      {items.length > 0 && (
        <Sheet label={t('keys.title')}>
          {items.map((key) => (
            <ApiKeyRow key={key.id} item={key} />
          ))}
        </Sheet>
      )}
      <EditDrawer title={t('keys.make')} isOpen={isMaking} onClose={() => setMaking(false)}>
        {isMaking && <ApiKeyForm onDone={() => setMaking(false)} />}
      </EditDrawer>
    </PageFrame>
  )
}
