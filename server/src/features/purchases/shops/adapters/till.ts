import { PurchaseInput } from '@heed/contract/purchases.ts'
import { z } from 'zod'
import { isSignedCall } from '../../../../platform/signed-call.ts'
import type { ShopAdapter } from './adapter.ts'

const Sale = PurchaseInput.omit({ branchId: true, reference: true }).extend({
  version: z.literal(1),
  /** The number of the sale, unique at this till. */
  id: z.union([z.string().trim().min(1).max(200), z.int()]).transform(String),
  cancelled: z.boolean().default(false),
})

/**
 * Any other till, signed as every call between Heed and another system is.
 * The body is a purchase as the API takes one, with `version: 1`, its `id` and whether it was `cancelled`.
 */
export const till: ShopAdapter = {
  isSigned: (raw, headers, secret) => isSignedCall(secret, raw, headers),
  idOf: () => undefined,
  topicOf: () => 'sale',
  read: (body) => {
    const { version: _, id, cancelled, ...purchase } = Sale.parse(body)
    return { orderId: id, state: cancelled ? 'cancelled' : 'paid', purchase }
  },
}
