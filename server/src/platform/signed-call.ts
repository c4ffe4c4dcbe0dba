import { now } from './clock.ts'
import { type Headers, headerOf, hmacSha256, isSame } from './signatures.ts'

/** Older or newer calls are refused, so that one that was overheard cannot be sent again later. */
const toleranceSeconds = 300

/** What proves a call between Heed and another system that share this secret. */
export function signatureHeaders(secret: string, raw: string | Buffer): Record<string, string> {
  const timestamp = String(Math.floor(now().getTime() / 1000))
  return { 'heed-timestamp': timestamp, 'heed-signature': signatureOf(secret, timestamp, raw) }
}

/** Whether whoever knows the secret sent exactly these bytes, just now. */
export function isSignedCall(secret: string, raw: Buffer, headers: Headers): boolean {
  const timestamp = headerOf(headers, 'heed-timestamp') ?? ''
  const isNow = /^\d{1,12}$/.test(timestamp) && Math.abs(now().getTime() / 1000 - Number(timestamp)) <= toleranceSeconds
  return isSame(headerOf(headers, 'heed-signature'), signatureOf(secret, timestamp, raw)) && isNow
}

const signatureOf = (secret: string, timestamp: string, raw: string | Buffer): string =>
  `v1=${hmacSha256(secret, Buffer.concat([Buffer.from(`${timestamp}.`), Buffer.from(raw)]), 'hex')}`
