import { createHash, createHmac, timingSafeEqual } from 'node:crypto'

/** Names of headers in small letters. */
export type Headers = Readonly<Record<string, string | string[] | undefined>>

/** Equal or not, in a time that tells nothing of where they differ. */
export function isSame(given: string | undefined, expected: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest()
  return timingSafeEqual(digest(given ?? ''), digest(expected)) && given !== undefined
}

export const hmacSha256 = (secret: string, content: string | Buffer, encoding: 'hex' | 'base64'): string =>
  createHmac('sha256', secret).update(content).digest(encoding)

/** One header, whichever way it came. */
export const headerOf = (headers: Headers, name: string): string | undefined => {
  const value = headers[name]
  return Array.isArray(value) ? value[0] : value
}
