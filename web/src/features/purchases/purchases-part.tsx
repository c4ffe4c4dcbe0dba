import { Button } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { useInfiniteQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useMay } from '../../app/session.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { ErrorNote } from '../../ui/error-note.tsx'
import { PageSkeleton } from '../../ui/page-skeleton.tsx'
import { EditDrawer } from '../settings/edit-drawer.tsx'
import { PageSection, Sheet } from '../settings/page-frame.tsx'
import { PurchaseForm } from './purchase-form.tsx'
import { purchasesQuery } from './purchase-queries.ts'
import { PurchaseRow } from './purchase-row.tsx'

export const PurchasesPart = () => {
  const { t } = useTranslation(['purchases', 'common'])
  const may = useMay()
  const [isAdding, setAdding] = useState(false)
  const purchases = useInfiniteQuery(purchasesQuery({}))
  const items = purchases.data?.pages.flatMap((page) => page.items) ?? []
  const add = may('customer:edit') && (
    <Button variant="filled" leftSection={<IconPlus size={16} stroke={1.8} />} onClick={() => setAdding(true)}>
      {t('form.open')}
    </Button>
  )
  return (
    <PageSection title={t('purchases.title')} text={t('purchases.text')} aside={add}>
      {purchases.isPending && <PageSkeleton rows={6} />}
      {purchases.isError && <ErrorNote reason={purchases.error} onRetry={() => purchases.refetch()} />}
      {purchases.isSuccess && items.length === 0 && (
        <EmptyState title={t('purchases.none')} text={t('purchases.noneText')} />
      )}
      {items.length > 0 && (
        <Sheet label={t('part.purchases')}>
          {items.map((purchase) => (
            <PurchaseRow key={purchase.id} purchase={purchase} withCustomer />
          ))}
        </Sheet>
      )}
      {purchases.hasNextPage && (
        <Button mt="md" loading={purchases.isFetchingNextPage} onClick={() => purchases.fetchNextPage()}>
          {t('common:act.loadMore')}
        </Button>
      )}
      <EditDrawer title={t('form.title')} isOpen={isAdding} onClose={() => setAdding(false)}>
        <PurchaseForm onDone={() => setAdding(false)} />
      </EditDrawer>
    </PageSection>
  )
}
