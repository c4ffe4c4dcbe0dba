import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { Id, IdParams, Instant, OneLine, PageQuery, pageOf } from './primitives.ts'

export const shopKinds = ['shopify', 'woocommerce', 'till'] as const
export const ShopKind = z.enum(shopKinds)
export type ShopKind = z.infer<typeof ShopKind>

/** An online shop or a till that tells what was bought. */
export const Shop = z.object({
  id: Id,
  kind: ShopKind,
  name: z.string(),
  branch: z.object({ id: Id, name: z.string() }),
  active: z.boolean(),
  lastReceivedAt: Instant.nullable(),
  /** Deliveries that nobody could understand. */
  quarantined: z.int(),
})
export type Shop = z.infer<typeof Shop>

/** What signs; of Shopify and WooCommerce theirs, at least as long as nobody guesses. */
const Secret = OneLine.min(12).max(200)

export const listShops = endpoint({
  id: 'listShops',
  method: 'GET',
  path: '/shops',
  tag: 'purchases',
  may: 'channel:read',
  summary: 'Shops and tills that tell what was bought',
  response: z.object({ items: z.array(Shop) }),
})
export const ConnectedShop = Shop.extend({
  /** Where the shop sends to, and what signs where we drew it; shown this once. */
  address: z.url(),
  secret: z.string().nullable(),
})
export const connectShop = endpoint({
  id: 'connectShop',
  method: 'POST',
  path: '/shops',
  tag: 'purchases',
  may: 'channel:edit',
  summary: 'Connect a shop or a till; its address is shown this once',
  body: z
    .object({
      kind: ShopKind,
      name: OneLine.min(1).max(120),
      branchId: Id,
      /** Of a till it may be left to us. */
      secret: Secret.optional(),
    })
    .strict(),
  response: ConnectedShop,
  status: 201,
})
export const updateShop = endpoint({
  id: 'updateShop',
  method: 'PATCH',
  path: '/shops/:id',
  tag: 'purchases',
  may: 'channel:edit',
  summary: 'Change a shop, its secret, or take nothing more from it',
  params: IdParams,
  body: z
    .object({ name: OneLine.min(1).max(120), secret: Secret, active: z.boolean() })
    .partial()
    .strict(),
  response: Shop,
})

export const deliveryStates = ['received', 'kept', 'passed_over', 'quarantined'] as const
export const ShopDelivery = z.object({
  id: Id,
  receivedAt: Instant,
  topic: z.string().nullable(),
  state: z.enum(deliveryStates),
  /** Code of why it was passed over or could not be understood. */
  problem: z.string().nullable(),
  size: z.int(),
  customer: z.object({ id: Id, name: z.string() }).nullable(),
})
export type ShopDelivery = z.infer<typeof ShopDelivery>
export const listShopDeliveries = endpoint({
  id: 'listShopDeliveries',
  method: 'GET',
  path: '/shops/:id/deliveries',
  tag: 'purchases',
  may: 'intake:read',
  summary: 'What a shop sent, newest first',
  params: IdParams,
  query: PageQuery.extend({ state: z.enum(deliveryStates).optional() }).strict(),
  response: pageOf(ShopDelivery),
})
export const replayShopDelivery = endpoint({
  id: 'replayShopDelivery',
  method: 'POST',
  path: '/shop-deliveries/:id/replay',
  tag: 'purchases',
  may: 'intake:replay',
  summary: 'Try to understand a delivery again',
  params: IdParams,
  response: ShopDelivery,
})
