import type { CorrectiveAction } from '@heed/contract/corrective-actions.ts'
import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useMay } from '../../app/session.ts'
import classes from '../prevention/prevention.module.css'
import { EditDrawer } from '../settings/edit-drawer.tsx'
import { ItemForm } from './item-form.tsx'
import { itemName } from './item-name.ts'
import { openingItemsQuery } from './opening-queries.ts'

/** The rule that a corrective action carries: what is looked at each morning because of it. */
export const ActionRule = ({ action }: { action: CorrectiveAction }) => {
  const { t } = useTranslation('openings')
  const may = useMay()
  const [isAdding, setAdding] = useState(false)
  const { data } = useQuery(openingItemsQuery)
  const items = data?.items.filter(({ corrective }) => corrective?.id === action.id) ?? []
  const isOver = action.state === 'effective' || action.state === 'no_recurrence' || action.state === 'dropped'
  const isRule = !isOver && (action.change === 'stock_minimum' || action.change === 'checklist')
  return (
    <>
      {items.length > 0 && (
        <ul className={classes.checks} aria-label={t('title')}>
          {items.map((item) => (
            <li key={item.id}>
              <Link to="/opening-check" search={{ show: 'items' }} className="link">
                {t('title')}
              </Link>
              : {itemName(item)}
              {item.goods && ` · ${t('atLeast', { n: item.goods.minimum })}`}
              {' · '}
              {t('items.marked', { n: item.marked, all: item.openings })}
            </li>
          ))}
        </ul>
      )}
      {isRule && may('prevention:act') && (
        <div className={classes.acts}>
          <Button
            size="compact-sm"
            variant="default"
            aria-label={`${t('items.add')}: ${action.words}`}
            onClick={() => setAdding(true)}
          >
            {t('items.add')}
          </Button>
        </div>
      )}
      <EditDrawer title={t('items.add')} isOpen={isAdding} onClose={() => setAdding(false)}>
        <ItemForm
          corrective={{
            id: action.id,
            branchId: action.branch?.id ?? null,
            product: action.product,
            isStock: action.change === 'stock_minimum',
          }}
          onDone={() => setAdding(false)}
        />
      </EditDrawer>
    </>
  )
}
