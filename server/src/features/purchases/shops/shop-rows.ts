import type { Shop, ShopDelivery, ShopKind } from '@heed/contract/shops.ts'
import { type RawBuilder, sql } from 'kysely'
import type { Tx } from '../../../platform/scope.ts'

type ShopRow = {
  id: string
  kind: ShopKind
  name: string
  branch_id: string
  branch: string
  active: boolean
  last_received_at: Date | null
  quarantined: number
}

export async function selectShops(tx: Tx, where: RawBuilder<unknown>): Promise<Shop[]> {
  const { rows } = await sql<ShopRow>`
    select s.id, s.kind, s.name, s.branch_id, b.name as branch, s.active, s.last_received_at,
      (select count(*)::int from shop_delivery d where d.shop_id = s.id and d.state = 'quarantined') as quarantined
    from shop s join branch b on b.id = s.branch_id where ${where} order by lower(s.name), s.id`.execute(tx.db)
  return rows.map(({ branch_id, branch, last_received_at, ...row }) => ({
    ...row,
    branch: { id: branch_id, name: branch },
    lastReceivedAt: last_received_at?.toISOString() ?? null,
  }))
}

type DeliveryRow = {
  id: string
  received_at: Date
  topic: string | null
  state: ShopDelivery['state']
  problem: string | null
  size: number
  customer_id: string | null
  customer: string | null
}

export async function selectDeliveries(
  tx: Tx,
  where: RawBuilder<unknown>,
  rest: RawBuilder<unknown>,
): Promise<ShopDelivery[]> {
  const { rows } = await sql<DeliveryRow>`
    select d.id, d.received_at, d.topic, d.state, d.problem, octet_length(d.raw) as size, u.id as customer_id, u.name as customer
    from shop_delivery d left join occasion o on o.id = d.occasion_id left join customer u on u.id = o.customer_id
    where ${where} ${rest}`.execute(tx.db)
  return rows.map(({ received_at, customer_id, customer, ...row }) => ({
    ...row,
    receivedAt: received_at.toISOString(),
    customer: customer_id && customer !== null ? { id: customer_id, name: customer } : null,
  }))
}
