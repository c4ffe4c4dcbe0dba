import { cutTokens } from './cut-tokens.ts'

const everyNth = 5

/** The words of a text whatever their signs and capitals: what is the same here was said twice. */
export const sameWords = (text: string): string => cutTokens(text).filter(Boolean).join(' ')

/** FNV-1a, 32 bits. */
export function hashOf(text: string): number {
  let hash = 0x811c9dc5
  for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193)
  return hash >>> 0
}

/** Every fifth text by its words is never learned from, so that it can say how well was learned. */
export const isHeldOut = (words: string): boolean => hashOf(words) % everyNth === 0
