import type { PurchaseInput } from '@heed/contract/purchases.ts'
import type { z } from 'zod'
import { type Headers, headerOf, hmacSha256, isSame } from '../../../../platform/signatures.ts'

type Purchase = Omit<z.input<typeof PurchaseInput>, 'branchId' | 'reference'>
/** What a delivery says of one order. */
export type Heard =
  | { orderId: string; state: 'paid'; purchase: Purchase }
  /** All of it was cancelled or paid back; the purchase where the delivery holds it too. */
  | { orderId: string; state: 'cancelled'; purchase?: Purchase }
  /** Nothing that we keep, with the code of why. */
  | { state: 'passed_over'; why: string }

export type ShopAdapter = {
  /** Whether whoever knows the secret sent exactly these bytes. */
  isSigned: (raw: Buffer, headers: Headers, secret: string) => boolean
  /** The sender's own id of this delivery; undefined where it has none. */
  idOf: (headers: Headers) => string | undefined
  topicOf: (headers: Headers) => string | undefined
  /** @throws ZodError where it is nothing that this shop is known to send. */
  read: (body: unknown, topic: string | null) => Heard
}

/** Whether this header holds base64 of HMAC-SHA256 over the body. */
export const isSignedBy =
  (header: string): ShopAdapter['isSigned'] =>
  (raw, headers, secret) =>
    isSame(headerOf(headers, header), hmacSha256(secret, raw, 'base64'))
