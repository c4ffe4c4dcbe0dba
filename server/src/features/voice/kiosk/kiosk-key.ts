import { createHmac, timingSafeEqual } from 'node:crypto'

const oldestMs = 60 * 86_400_000

const sign = (secret: string, linkId: string, madeMs: number): string =>
  createHmac('sha256', secret).update(`kiosk:${linkId}:${madeMs}`).digest('base64url').slice(0, 22)

/** Goes with what a tablet keeps, and comes back with the answers that it collected while it had no network. */
export const makeKioskKey = (secret: string, linkId: string, nowMs: number): string =>
  `${nowMs}.${sign(secret, linkId, nowMs)}`

/** Whether the key is ours, of this address, and not older than two months. */
export function isKioskKey(secret: string, linkId: string, key: string, nowMs: number): boolean {
  const match = /^(\d{13})\.([\w-]{22})$/.exec(key)
  if (!match?.[1] || !match[2]) return false
  const madeMs = Number(match[1])
  if (nowMs - madeMs > oldestMs || madeMs > nowMs) return false
  return timingSafeEqual(Buffer.from(match[2]), Buffer.from(sign(secret, linkId, madeMs)))
}
