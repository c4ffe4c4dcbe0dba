import { createHmac, timingSafeEqual } from 'node:crypto'
import { newId } from '../../../platform/ids.ts'

const quickestMs = 1500
const oldestMs = 24 * 3_600_000

const sign = (secret: string, id: string, madeMs: number): string =>
  createHmac('sha256', secret).update(`survey-page:${id}:${madeMs}`).digest('base64url').slice(0, 22)

/** Goes with each open page and comes back with its answer: one page is one answer, and nobody fills it in a second. */
export function makePageKey(secret: string, nowMs: number): string {
  const id = newId()
  return `${id}.${nowMs}.${sign(secret, id, nowMs)}`
}

/** The id of a page that a person had the time to read today; undefined for any other. */
export function readPageKey(secret: string, key: string, nowMs: number): string | undefined {
  const match = /^([0-9a-f-]{36})\.(\d{13})\.([\w-]{22})$/.exec(key)
  if (!match?.[1] || !match[2] || !match[3]) return undefined
  const age = nowMs - Number(match[2])
  if (age < quickestMs || age > oldestMs) return undefined
  const isOurs = timingSafeEqual(Buffer.from(match[3]), Buffer.from(sign(secret, match[1], Number(match[2]))))
  return isOurs ? match[1] : undefined
}
