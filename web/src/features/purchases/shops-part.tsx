import type { Shop } from '@heed/contract/shops.ts'
import { Button } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useMay, useMe } from '../../app/session.ts'
import { Chip } from '../../ui/chip.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { ErrorNote } from '../../ui/error-note.tsx'
import { number, shortTime } from '../../ui/format.ts'
import { PageSkeleton } from '../../ui/page-skeleton.tsx'
import { EditDrawer } from '../settings/edit-drawer.tsx'
import { PageSection, Sheet } from '../settings/page-frame.tsx'
import classes from './purchases.module.css'
import { ConnectForm } from './shop-connect-form.tsx'
import { ShopDeliveries } from './shop-deliveries.tsx'
import { ShopForm } from './shop-form.tsx'
import { shopsQuery } from './shop-queries.ts'

type Opened = { way: 'connect' } | { way: 'edit' | 'deliveries'; shop: Shop } | undefined

/** Who tells what was bought: online shops and tills. */
export const ShopsPart = () => {
  const { t } = useTranslation(['purchases', 'common'])
  const mayEdit = useMay()('channel:edit')
  const [opened, setOpened] = useState<Opened>()
  const shops = useQuery(shopsQuery)
  const close = () => setOpened(undefined)
  return (
    <PageSection
      title={t('part.shops')}
      text={t('shops.text')}
      aside={
        mayEdit && (
          <Button
            variant="filled"
            leftSection={<IconPlus size={16} stroke={1.8} />}
            onClick={() => setOpened({ way: 'connect' })}
          >
            {t('shop.connect')}
          </Button>
        )
      }
    >
      {shops.isPending && <PageSkeleton rows={3} />}
      {shops.isError && <ErrorNote reason={shops.error} onRetry={() => shops.refetch()} />}
      {shops.isSuccess && shops.data.items.length === 0 && (
        <EmptyState title={t('shops.none')} text={t('shops.noneText')} />
      )}
      {shops.isSuccess && shops.data.items.length > 0 && (
        <Sheet label={t('part.shops')}>
          {shops.data.items.map((shop) => (
            <ShopRow
              key={shop.id}
              shop={shop}
              onEdit={mayEdit ? () => setOpened({ way: 'edit', shop }) : undefined}
              onOpen={() => setOpened({ way: 'deliveries', shop })}
            />
          ))}
        </Sheet>
      )}
      <EditDrawer title={t('shop.connect')} isOpen={opened?.way === 'connect'} onClose={close}>
        {opened?.way === 'connect' && <ConnectForm onDone={close} />}
      </EditDrawer>
      <EditDrawer title={t('shop.change')} isOpen={opened?.way === 'edit'} onClose={close}>
        {opened?.way === 'edit' && <ShopForm shop={opened.shop} onDone={close} />}
      </EditDrawer>
      <EditDrawer title={t('deliveries.title')} isOpen={opened?.way === 'deliveries'} onClose={close} size={620}>
        {opened?.way === 'deliveries' && <ShopDeliveries shop={opened.shop} />}
      </EditDrawer>
    </PageSection>
  )
}

type ShopRowProps = { shop: Shop; onEdit: (() => void) | undefined; onOpen: () => void }

const ShopRow = ({ shop, onEdit, onOpen }: ShopRowProps) => {
  const { t } = useTranslation(['purchases', 'common'])
  const may = useMay()
  const { branches } = useMe()
  return (
    <li className={classes.row}>
      <div className={classes.top}>
        <h3>{shop.name}</h3>
        {onEdit && (
          <Button
            size="compact-sm"
            variant="subtle"
            aria-label={`${t('common:act.edit')}: ${shop.name}`}
            onClick={onEdit}
          >
            {t('common:act.edit')}
          </Button>
        )}
      </div>
      <p className={classes.meta}>
        <span>{t(`shop.kind.${shop.kind}`)}</span>
        {branches.length > 1 && <span>{shop.branch.name}</span>}
        <span>
          {shop.lastReceivedAt ? t('shop.last', { time: shortTime(shop.lastReceivedAt) }) : t('shop.neverHeard')}
        </span>
        {shop.quarantined > 0 && (
          <Chip tone="over">
            {t('shop.quarantined', { count: shop.quarantined, number: number(shop.quarantined) })}
          </Chip>
        )}
        {!shop.active && <Chip>{t('shop.off')}</Chip>}
        {may('intake:read') && (
          <Button
            size="compact-sm"
            variant="subtle"
            aria-label={`${t('deliveries.open')}: ${shop.name}`}
            onClick={onOpen}
          >
            {t('deliveries.open')}
          </Button>
        )}
      </p>
    </li>
  )
}
