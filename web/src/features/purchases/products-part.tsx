import type { Product, ProductClass } from '@heed/contract/purchases.ts'
import { Button, Checkbox } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useMay } from '../../app/session.ts'
import { Chip } from '../../ui/chip.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { ErrorNote } from '../../ui/error-note.tsx'
import { number, shortTime } from '../../ui/format.ts'
import { PageSkeleton } from '../../ui/page-skeleton.tsx'
import { SearchField } from '../../ui/search-field.tsx'
import { EditDrawer } from '../settings/edit-drawer.tsx'
import { PageSection, Sheet } from '../settings/page-frame.tsx'
import { ClassForm } from './class-form.tsx'
import { ProductForm } from './product-form.tsx'
import { classesQuery, productsQuery } from './purchase-queries.ts'
import classes from './purchases.module.css'

type Edited = { product?: Product | 'new'; class?: ProductClass | 'new' }

/** What is sold, as far as service must know it, and how long it is under guarantee. */
export const ProductsPart = () => {
  const { t } = useTranslation(['purchases', 'common'])
  const mayEdit = useMay()('product:edit')
  const [search, setSearch] = useState<string>()
  const [isAll, setAll] = useState(false)
  const [edited, setEdited] = useState<Edited>({})
  const products = useInfiniteQuery(productsQuery({ search, all: isAll ? 'true' : undefined }))
  const items = products.data?.pages.flatMap((page) => page.items) ?? []
  const close = () => setEdited({})
  return (
    <>
      <PageSection
        title={t('part.products')}
        text={t('products.text')}
        aside={
          mayEdit && (
            <Button
              variant="filled"
              leftSection={<IconPlus size={16} stroke={1.8} />}
              onClick={() => setEdited({ product: 'new' })}
            >
              {t('product.add')}
            </Button>
          )
        }
      >
        <div className={classes.tools}>
          <SearchField words={search} label={t('products.find')} onSearch={setSearch} />
          <Checkbox
            label={t('products.all')}
            checked={isAll}
            onChange={(event) => setAll(event.currentTarget.checked)}
          />
        </div>
        {products.isPending && <PageSkeleton rows={5} />}
        {products.isError && <ErrorNote reason={products.error} onRetry={() => products.refetch()} />}
        {products.isSuccess && items.length === 0 && (
          <EmptyState
            title={t(search ? 'products.notFound' : 'products.none')}
            text={t(search ? 'products.notFoundText' : 'products.noneText')}
          />
        )}
        {items.length > 0 && (
          <Sheet label={t('part.products')}>
            {items.map((product) => (
              <ProductRow
                key={product.id}
                product={product}
                onEdit={mayEdit ? () => setEdited({ product }) : undefined}
              />
            ))}
          </Sheet>
        )}
        {products.hasNextPage && (
          <Button mt="md" loading={products.isFetchingNextPage} onClick={() => products.fetchNextPage()}>
            {t('common:act.loadMore')}
          </Button>
        )}
      </PageSection>
      <ClassesSection mayEdit={mayEdit} onEdit={(chosen) => setEdited({ class: chosen })} />
      <EditDrawer
        title={t(edited.product === 'new' ? 'product.add' : 'product.change')}
        isOpen={edited.product !== undefined}
        onClose={close}
      >
        {edited.product && (
          <ProductForm product={edited.product === 'new' ? undefined : edited.product} onDone={close} />
        )}
      </EditDrawer>
      <EditDrawer
        title={t(edited.class === 'new' ? 'class.add' : 'class.change')}
        isOpen={edited.class !== undefined}
        onClose={close}
      >
        {edited.class && <ClassForm known={edited.class === 'new' ? undefined : edited.class} onDone={close} />}
      </EditDrawer>
    </>
  )
}

const ProductRow = ({ product, onEdit }: { product: Product; onEdit: (() => void) | undefined }) => {
  const { t } = useTranslation(['purchases', 'common'])
  return (
    <li className={classes.row}>
      <div className={classes.top}>
        <h3>{product.name}</h3>
        {onEdit && (
          <Button
            size="compact-sm"
            variant="subtle"
            aria-label={`${t('common:act.edit')}: ${product.name}`}
            onClick={onEdit}
          >
            {t('common:act.edit')}
          </Button>
        )}
      </div>
      <p className={classes.meta}>
        {product.code && <span>{product.code}</span>}
        {product.class && <span>{product.class.name}</span>}
        {product.warrantyMonths !== null && <Warranty months={product.warrantyMonths} />}
        <span>
          {product.purchases === 0
            ? t('product.never')
            : t('product.bought', { count: product.purchases, number: number(product.purchases) })}
        </span>
        {product.lastBoughtAt && <span>{t('product.last', { day: shortTime(product.lastBoughtAt) })}</span>}
        {!product.active && <Chip>{t('product.notSold')}</Chip>}
      </p>
    </li>
  )
}

const Warranty = ({ months }: { months: number }) => {
  const { t } = useTranslation('purchases')
  return <span>{t('warranty', { count: months, months: number(months) })}</span>
}

const ClassesSection = ({ mayEdit, onEdit }: { mayEdit: boolean; onEdit: (chosen: ProductClass | 'new') => void }) => {
  const { t } = useTranslation(['purchases', 'common'])
  const list = useQuery(classesQuery)
  return (
    <PageSection
      title={t('classes.title')}
      text={t('classes.text')}
      aside={mayEdit && <Button onClick={() => onEdit('new')}>{t('class.add')}</Button>}
    >
      {list.isPending && <PageSkeleton rows={2} />}
      {list.isError && <ErrorNote reason={list.error} onRetry={() => list.refetch()} />}
      {list.isSuccess && list.data.items.length === 0 && <p className="quiet">{t('classes.none')}</p>}
      {list.isSuccess && list.data.items.length > 0 && (
        <Sheet label={t('classes.title')}>
          {list.data.items.map((one) => (
            <li key={one.id} className={classes.row}>
              <div className={classes.top}>
                <h3>{one.name}</h3>
                {mayEdit && (
                  <Button
                    size="compact-sm"
                    variant="subtle"
                    aria-label={`${t('common:act.edit')}: ${one.name}`}
                    onClick={() => onEdit(one)}
                  >
                    {t('common:act.edit')}
                  </Button>
                )}
              </div>
              <p className={classes.meta}>
                {one.warrantyMonths === null ? (
                  <span>{t('class.noWarranty')}</span>
                ) : (
                  <Warranty months={one.warrantyMonths} />
                )}
                <span>{t('class.products', { count: one.products, number: number(one.products) })}</span>
                {!one.active && <Chip>{t('class.notUsed')}</Chip>}
              </p>
            </li>
          ))}
        </Sheet>
      )}
    </PageSection>
  )
}
