import { PurchaseInput } from '@heed/contract/purchases.ts'
import { z } from 'zod'
import { now } from '../../../../platform/clock.ts'
import { headerOf, isHmac, type ShopAdapter } from './adapter.ts'

const Sale = PurchaseInput.omit({ branchId: true, reference: true }).extend({
  version: z.literal(1),
  /** The number of the sale, unique at this till. */
  id: z.union([z.string().trim().min(1).max(200), z.int()]).transform(String),
  cancelled: z.boolean().default(false),
})

/** A signature of long ago is somebody else's copy of it. */
const windowMs = 5 * 60_000

/**
 * Any other till: `X-Heed-Signature: sha256=<hex of HMAC-SHA256 over "<timestamp>.<body>">` and `X-Heed-Timestamp` in seconds since 1970.
 * The body is a purchase as the API takes one, with `version: 1`, its `id` and whether it was `cancelled`.
 */
export const till: ShopAdapter = {
  isSigned: (raw, headers, secret) => {
    const at = headerOf(headers, 'x-heed-timestamp') ?? ''
    if (!/^\d{9,11}$/.test(at) || Math.abs(now().getTime() - Number(at) * 1000) > windowMs) return false
    const given = /^sha256=([0-9a-f]{64})$/i.exec(headerOf(headers, 'x-heed-signature') ?? '')?.[1]
    return isHmac(Buffer.concat([Buffer.from(`${at}.`), raw]), secret, given, 'hex')
  },
  idOf: () => undefined,
  topicOf: () => 'sale',
  read: (body) => {
    const { version: _, id, cancelled, ...purchase } = Sale.parse(body)
    return { orderId: id, state: cancelled ? 'cancelled' : 'paid', purchase }
  },
}
