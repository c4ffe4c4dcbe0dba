import { randomBytes } from 'node:crypto'
import type * as contract from '@heed/contract/shops.ts'
import { sql } from 'kysely'
import type { z } from 'zod'
import { shopChanged } from '../../../events/purchase-events.ts'
import { hashOf, newToken } from '../../../platform/access/link-token.ts'
import { cutPage, readIdCursor } from '../../../platform/http/paging.ts'
import { newId } from '../../../platform/ids.ts'
import { branchClosed, branchUnknown, notFound } from '../../../platform/problem.ts'
import type { Scope, Tx } from '../../../platform/scope.ts'
import { nothingToReplay, secretNeeded } from '../purchases.errors.ts'
import { selectDeliveries, selectShops } from './shop-rows.ts'
import { sealSecret } from './shop-secrets.ts'
import { understandDelivery } from './understand-delivery.ts'

export const listShops = (scope: Scope) =>
  scope.transaction(async (tx) => ({ items: await selectShops(tx, sql`s.workspace_id = ${scope.workspaceId}`) }))

/** @throws shop.secret_needed where the shop has one of its own, branch.unknown, branch.closed. */
export const connectShop = (
  scope: Scope,
  { kind, name, branchId, secret: given }: z.output<typeof contract.connectShop.body>,
): Promise<z.output<typeof contract.ConnectedShop>> =>
  scope.transaction(async (tx) => {
    if (given === undefined && kind !== 'till') throw secretNeeded()
    const branch = await tx.db.selectFrom('branch').select('active').where('id', '=', branchId).executeTakeFirst()
    if (!branch) throw branchUnknown()
    if (!branch.active) throw branchClosed()
    const [id, token] = [newId(), newToken(scope.workspaceId)]
    const secret = given ?? randomBytes(32).toString('base64url')
    await tx.db
      .insertInto('shop')
      .values({
        id,
        kind,
        name,
        branch_id: branchId,
        token_hash: hashOf(token),
        secret: sealSecret(scope.house.secret, id, secret),
      })
      .execute()
    await tx.emit(shopChanged, { shopId: id, changed: ['connected'] }, { branchId })
    return {
      ...(await readShop(tx, id)),
      address: `${scope.house.config.url}/hooks/shops/${token}`,
      secret: given === undefined ? secret : null,
    }
  })

export const changeShop = (
  scope: Scope,
  shopId: string,
  { secret, ...change }: z.output<typeof contract.updateShop.body>,
) =>
  scope.transaction(async (tx) => {
    const { branch } = await readShop(tx, shopId)
    const columns = {
      ...change,
      ...(secret === undefined ? {} : { secret: sealSecret(scope.house.secret, shopId, secret) }),
    }
    if (Object.keys(columns).length === 0) return readShop(tx, shopId)
    await tx.db.updateTable('shop').set(columns).where('id', '=', shopId).execute()
    await tx.emit(shopChanged, { shopId, changed: Object.keys(columns) }, { branchId: branch.id })
    return readShop(tx, shopId)
  })

export const listDeliveries = (
  scope: Scope,
  shopId: string,
  { cursor, limit, state }: z.output<typeof contract.listShopDeliveries.query>,
) =>
  scope.transaction(async (tx) => {
    await readShop(tx, shopId)
    const after = readIdCursor(cursor)
    const found = await selectDeliveries(
      tx,
      sql`d.shop_id = ${shopId} ${state ? sql`and d.state = ${state}` : sql``} ${after ? sql`and d.id < ${after}` : sql``}`,
      sql`order by d.id desc limit ${limit + 1}`,
    )
    return cutPage(found, limit, ({ id }) => [id])
  })

/** @throws shop.nothing_to_replay unless it was quarantined or passed over. */
export const replayDelivery = (scope: Scope, deliveryId: string) =>
  scope.transaction(async (tx) => {
    const delivery = await tx.db
      .selectFrom('shop_delivery')
      .select('state')
      .where('id', '=', deliveryId)
      .forUpdate()
      .executeTakeFirst()
    if (!delivery) throw notFound()
    if (delivery.state !== 'quarantined' && delivery.state !== 'passed_over') throw nothingToReplay()
    await tx.db
      .updateTable('shop_delivery')
      .set({ state: 'received', problem: null })
      .where('id', '=', deliveryId)
      .execute()
    tx.enqueue(understandDelivery, { deliveryId })
    const [delivered] = await selectDeliveries(tx, sql`d.id = ${deliveryId}`, sql``)
    return delivered as contract.ShopDelivery
  })

async function readShop(tx: Tx, shopId: string): Promise<contract.Shop> {
  const [shop] = await selectShops(tx, sql`s.id = ${shopId}`)
  if (!shop) throw notFound()
  return shop
}
