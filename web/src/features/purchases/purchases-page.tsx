import { SegmentedControl } from '@mantine/core'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { PageFrame } from '../settings/page-frame.tsx'
import { LatePart } from './late-part.tsx'
import { ProductsPart } from './products-part.tsx'
import { purchaseParts } from './purchase-search.ts'
import classes from './purchases.module.css'
import { PurchasesPart } from './purchases-part.tsx'
import { ShopsPart } from './shops-part.tsx'

const parts = { purchases: PurchasesPart, late: LatePart, products: ProductsPart, shops: ShopsPart }

/** What customers bought, who stays away longer than they are used to, and what there is to buy. */
export const PurchasesPage = () => {
  const { t } = useTranslation('purchases')
  const go = useNavigate()
  const { show = 'purchases' } = useSearch({ from: '/shell/purchases' })
  const Part = parts[show]
  return (
    <PageFrame title={t('title')} lead={t('lead')}>
      <div className={classes.part}>
        <div className={classes.parts}>
          <SegmentedControl
            aria-label={t('title')}
            data={purchaseParts.map((value) => ({ value, label: t(`part.${value}`) }))}
            value={show}
            onChange={(value) =>
              go({
                to: '/purchases',
                search: { show: purchaseParts.find((part) => part === value && part !== 'purchases') },
                replace: true,
              })
            }
          />
        </div>
        <Part />
      </div>
    </PageFrame>
  )
}
