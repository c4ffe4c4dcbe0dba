import { replayShopDelivery, type Shop, type ShopDelivery } from '@heed/contract/shops.ts'
import { Button } from '@mantine/core'
import { useInfiniteQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { call } from '../../app/api.ts'
import { reasonText } from '../../app/problem.ts'
import { useMay } from '../../app/session.ts'
import { Chip } from '../../ui/chip.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { ErrorNote } from '../../ui/error-note.tsx'
import { fileSize, shortTime } from '../../ui/format.ts'
import { PageSkeleton } from '../../ui/page-skeleton.tsx'
import { Sheet } from '../settings/page-frame.tsx'
import { usePurchaseAct } from './purchase-queries.ts'
import classes from './purchases.module.css'
import { deliveriesQuery } from './shop-queries.ts'

const tones = { received: 'run', kept: 'met', passed_over: undefined, quarantined: 'over' } as const

/** What a shop sent: kept as a purchase, passed over, or waiting for somebody who looks. */
export const ShopDeliveries = ({ shop }: { shop: Shop }) => {
  const { t } = useTranslation(['purchases', 'common'])
  const list = useInfiniteQuery(deliveriesQuery(shop.id))
  const items = list.data?.pages.flatMap((page) => page.items) ?? []
  if (list.isPending) return <PageSkeleton rows={4} />
  if (list.isError) return <ErrorNote reason={list.error} onRetry={() => list.refetch()} />
  if (items.length === 0) return <EmptyState title={t('deliveries.none')} text={t('deliveries.noneText')} />
  return (
    <>
      <p className="quiet">{shop.name}</p>
      <Sheet label={t('deliveries.title')}>
        {items.map((delivery) => (
          <DeliveryRow key={delivery.id} delivery={delivery} />
        ))}
      </Sheet>
      {list.hasNextPage && (
        <Button mt="md" loading={list.isFetchingNextPage} onClick={() => list.fetchNextPage()}>
          {t('common:act.loadMore')}
        </Button>
      )}
    </>
  )
}

const DeliveryRow = ({ delivery }: { delivery: ShopDelivery }) => {
  const { t } = useTranslation(['purchases', 'common'])
  const may = useMay()
  const { state, problem, customer } = delivery
  const replay = usePurchaseAct(() => call(replayShopDelivery, { params: { id: delivery.id } }))
  return (
    <li className={classes.row}>
      <p className={classes.meta}>
        <time dateTime={delivery.receivedAt}>{shortTime(delivery.receivedAt)}</time>
        <Chip tone={tones[state]}>{t(`deliveries.state.${state}`)}</Chip>
        {delivery.topic && <code>{delivery.topic}</code>}
        <span>{fileSize(delivery.size)}</span>
        {customer && (
          <Link to="/customers/$customerId" params={{ customerId: customer.id }} className="link">
            {customer.name}
          </Link>
        )}
        {(state === 'quarantined' || state === 'passed_over') && may('intake:replay') && (
          <Button size="compact-sm" loading={replay.isPending} onClick={() => replay.mutate(undefined)}>
            {t('common:act.tryAgain')}
          </Button>
        )}
      </p>
      {problem && <p className="small">{reasonText(problem)}</p>}
      {replay.isError && <ErrorNote reason={replay.error} />}
    </li>
  )
}
