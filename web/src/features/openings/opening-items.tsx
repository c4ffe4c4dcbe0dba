import type { OpeningItem } from '@heed/contract/opening-checks.ts'
import { Button } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useMay } from '../../app/session.ts'
import { toastProblem } from '../../app/toast.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { ErrorNote } from '../../ui/error-note.tsx'
import { PageSkeleton } from '../../ui/page-skeleton.tsx'
import classes from '../prevention/prevention.module.css'
import { EditDrawer } from '../settings/edit-drawer.tsx'
import { Sheet } from '../settings/page-frame.tsx'
import { ItemForm } from './item-form.tsx'
import { itemName } from './item-name.ts'
import { openingItemsQuery, useRetireItem } from './opening-queries.ts'

/** What belongs to the check, with how often it was looked at. */
export const OpeningItems = () => {
  const { t } = useTranslation('openings')
  const may = useMay()
  const [isAdding, setAdding] = useState(false)
  const query = useQuery(openingItemsQuery)
  if (query.isPending) return <PageSkeleton rows={4} />
  if (query.isError) return <ErrorNote reason={query.error} onRetry={() => query.refetch()} />
  const add = may('prevention:act') && (
    <Button leftSection={<IconPlus size={16} stroke={1.8} />} w="fit-content" onClick={() => setAdding(true)}>
      {t('items.add')}
    </Button>
  )
  return (
    <>
      {query.data.items.length === 0 ? (
        <EmptyState title={t('items.none')} text={t('items.noneText')} action={add} />
      ) : (
        <>
          {add}
          <Sheet label={t('part.items')}>
            {query.data.items.map((item) => (
              <Item key={item.id} item={item} />
            ))}
          </Sheet>
        </>
      )}
      <EditDrawer title={t('items.add')} isOpen={isAdding} onClose={() => setAdding(false)}>
        <ItemForm onDone={() => setAdding(false)} />
      </EditDrawer>
    </>
  )
}

const Item = ({ item }: { item: OpeningItem }) => {
  const { t } = useTranslation('openings')
  const may = useMay()
  const retire = useRetireItem()
  const [isChanging, setChanging] = useState(false)
  const name = itemName(item)
  return (
    <li className={classes.row}>
      <div className={classes.top}>
        <h3>{name}</h3>
        {may('prevention:act') && (
          <div className={classes.acts}>
            <Button
              size="compact-sm"
              variant="subtle"
              color="gray"
              aria-label={`${t('items.edit')}: ${name}`}
              onClick={() => setChanging(true)}
            >
              {t('act.edit', { ns: 'common' })}
            </Button>
            <Button
              size="compact-sm"
              variant="default"
              aria-label={`${t('items.retire')}: ${name}`}
              loading={retire.isPending}
              onClick={() => retire.mutate(item.id, { onError: (reason) => toastProblem(reason, name) })}
            >
              {t('items.retire')}
            </Button>
          </div>
        )}
      </div>
      {item.corrective && <p className={classes.text}>{t('for', { words: item.corrective.words })}</p>}
      <p className={classes.meta}>
        {item.goods && <span>{t('atLeast', { n: item.goods.minimum })}</span>}
        <span>{item.branch?.name ?? t('everyBranch')}</span>
        <span>{t('items.marked', { n: item.marked, all: item.openings })}</span>
      </p>
      <EditDrawer title={t('items.edit')} isOpen={isChanging} onClose={() => setChanging(false)}>
        <ItemForm item={item} onDone={() => setChanging(false)} />
      </EditDrawer>
    </li>
  )
}
