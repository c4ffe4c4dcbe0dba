import { createHmac, timingSafeEqual } from 'node:crypto'
import type { PurchaseInput } from '@heed/contract/purchases.ts'
import type { z } from 'zod'

/** Names of headers in small letters. */
export type Headers = Readonly<Record<string, string | string[] | undefined>>

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

export const headerOf = (headers: Headers, name: string): string | undefined => {
  const value = headers[name]
  return Array.isArray(value) ? value[0] : value
}

/** Compared without telling by the time it takes how much of it was right. */
export function isHmac(raw: Buffer | string, secret: string, given: string | undefined, as: 'base64' | 'hex'): boolean {
  if (!given) return false
  const made = createHmac('sha256', secret).update(raw).digest()
  const said = Buffer.from(given, as)
  return said.length === made.length && timingSafeEqual(said, made)
}
