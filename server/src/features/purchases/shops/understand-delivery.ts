import { PurchaseInput } from '@heed/contract/purchases.ts'
import type { ShopKind } from '@heed/contract/shops.ts'
import { z } from 'zod'
import { defineJob } from '../../../platform/jobs/job.ts'
import { ProblemError } from '../../../platform/problem.ts'
import type { Scope, Tx } from '../../../platform/scope.ts'
import { cancel } from '../cancel-purchase.ts'
import { keepPurchase } from '../record-purchase.ts'
import type { Heard } from './adapters/adapter.ts'
import { adapters } from './shop-adapters.ts'

/** Turns one delivery into a purchase, or says why not. Told again or in another order it comes to the same. */
export const understandDelivery = defineJob({
  name: 'purchases.understand-delivery',
  payload: z.object({ deliveryId: z.uuid() }),
  maxAttempts: 25,
  key: ({ deliveryId }) => `purchases.understand:${deliveryId}`,
  run: async ({ deliveryId }, scope) => {
    try {
      await scope.transaction((tx) => understand(tx, deliveryId))
    } catch (error) {
      const problem = problemOf(error)
      if (!problem) throw error
      await quarantine(scope, deliveryId, problem)
    }
  },
})

/** What is wrong with the delivery itself; undefined where it is ours and may go well the next time. */
const problemOf = (error: unknown): string | undefined =>
  error instanceof SyntaxError || error instanceof z.ZodError
    ? 'shop.unreadable'
    : error instanceof ProblemError && error.status < 500
      ? error.code
      : undefined

async function understand(tx: Tx, deliveryId: string): Promise<void> {
  const delivery = await tx.db
    .selectFrom('shop_delivery as d')
    .innerJoin('shop as s', 's.id', 'd.shop_id')
    .select(['d.raw', 'd.topic', 'd.shop_id', 'd.branch_id', 's.kind'])
    .where('d.id', '=', deliveryId)
    .where('d.state', '=', 'received')
    .forUpdate('d')
    .executeTakeFirst()
  if (!delivery) return
  const heard = adapters[delivery.kind as ShopKind].read(parse(delivery.raw), delivery.topic)
  const occasionId = heard.state === 'passed_over' ? null : await keepOrder(tx, delivery, heard)
  await tx.db
    .updateTable('shop_delivery')
    .set(
      heard.state === 'passed_over'
        ? { state: 'passed_over', problem: heard.why }
        : { state: 'kept', occasion_id: occasionId },
    )
    .where('id', '=', deliveryId)
    .execute()
}

/** Ids beyond what a number holds exactly stay as they were written. The compiler does not know the source yet that every engine gives. */
const exactly = ((_: string, value: unknown, { source }: { source: string }) =>
  Number.isInteger(value) && !Number.isSafeInteger(value) ? source : value) as (key: string, value: unknown) => unknown

const parse = (raw: Buffer): unknown => JSON.parse(raw.toString('utf8'), exactly)

type Place = { shop_id: string; branch_id: string }

/** The purchase that an order is; null for one that was cancelled before it was ever told as bought. */
async function keepOrder(tx: Tx, { shop_id, branch_id }: Place, heard: Exclude<Heard, { state: 'passed_over' }>) {
  // Whoever comes second waits here until the first is committed, and finds its purchase.
  await tx.db
    .insertInto('shop_order')
    .values({ shop_id, order_id: heard.orderId, branch_id })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
  const order = await tx.db
    .selectFrom('shop_order')
    .select(['occasion_id', 'cancelled'])
    .where('shop_id', '=', shop_id)
    .where('order_id', '=', heard.orderId)
    .forUpdate()
    .executeTakeFirstOrThrow()
  const isCancelled = order.cancelled || heard.state === 'cancelled'
  const occasionId =
    order.occasion_id ??
    (heard.purchase ? await keepPurchase(tx, PurchaseInput.parse({ ...heard.purchase, branchId: branch_id })) : null)
  if (occasionId && isCancelled) await cancel(tx, occasionId)
  await tx.db
    .updateTable('shop_order')
    .set({ occasion_id: occasionId, cancelled: isCancelled })
    .where('shop_id', '=', shop_id)
    .where('order_id', '=', heard.orderId)
    .execute()
  return occasionId
}

const quarantine = (scope: Scope, deliveryId: string, problem: string): Promise<unknown> =>
  scope.transaction((tx) =>
    tx.db.updateTable('shop_delivery').set({ state: 'quarantined', problem }).where('id', '=', deliveryId).execute(),
  )
