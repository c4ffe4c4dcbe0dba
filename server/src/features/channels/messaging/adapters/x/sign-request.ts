import { createHmac, randomBytes } from 'node:crypto'
import type { Credentials } from '@heed/contract/messaging.ts'
import { now } from '../../../../../platform/clock.ts'

/** As RFC 3986 has it, which encodes more than JavaScript does. */
const encode = (text: string) =>
  encodeURIComponent(text).replace(/[!'()*]/g, (letter) => `%${letter.charCodeAt(0).toString(16).toUpperCase()}`)

type Once = { nonce: string; timestamp: string }
const freshOnce = (): Once => ({
  nonce: randomBytes(16).toString('hex'),
  timestamp: String(Math.floor(now().getTime() / 1000)),
})

/**
 * The Authorization header of OAuth 1.0a with HMAC-SHA1, for a request whose body is JSON and so no part of the signature.
 * Source: RFC 5849, section 3.4.
 */
export function signRequest(method: string, address: string, credentials: Credentials, once = freshOnce()): string {
  const url = new URL(address)
  const fields: [string, string][] = [
    ['oauth_consumer_key', credentials.consumerKey ?? ''],
    ['oauth_nonce', once.nonce],
    ['oauth_signature_method', 'HMAC-SHA1'],
    ['oauth_timestamp', once.timestamp],
    ['oauth_token', credentials.accessToken ?? ''],
    ['oauth_version', '1.0'],
  ]
  const pairs = [...fields, ...url.searchParams].map(([name, value]) => `${encode(name)}=${encode(value)}`).toSorted()
  const base = [method, `${url.origin}${url.pathname}`, pairs.join('&')].map(encode).join('&')
  const key = `${encode(credentials.consumerSecret ?? '')}&${encode(credentials.accessTokenSecret ?? '')}`
  const signature = createHmac('sha1', key).update(base).digest('base64')
  const all = [...fields, ['oauth_signature', signature] as [string, string]]
  return `OAuth ${all.map(([name, value]) => `${encode(name)}="${encode(value)}"`).join(', ')}`
}
