import { foldLetters } from './fold-letters.ts'

/** Languages by the way their words are written and bent. */
export type Tongue = 'en' | 'tr' | 'id' | 'az' | 'zh'

const longestText = 100_000
const longestWord = 40
const pieces = /((?:(?=[\p{L}\p{N}])\p{Script=Han})+)|((?:(?!\p{Script=Han})[\p{L}\p{N}])+)|([.,;:!?…。、()\n])/gu

/** Where a sentence or a part of one ends; no phrase and no negation goes over it. */
export const pause = ''

/**
 * Folded words of a text in their order; a run of Chinese characters is one token, and `pause` stands for a sign that parts sentences.
 * An apostrophe inside a word is no part of it: "don't" is "dont", "Kadıköy'de" is "kadikoyde". Beyond 100 000 letters nothing is read.
 */
export function cutTokens(text: string): string[] {
  const folded = foldLetters(text.slice(0, longestText)).replace(/(?<=\p{L})['’ʼ](?=\p{L})/gu, '')
  const tokens: string[] = []
  for (const [, han, word] of folded.matchAll(pieces)) {
    const token = han ?? word?.slice(0, longestWord) ?? pause
    if (token !== pause || tokens.at(-1) !== pause) tokens.push(token)
  }
  return tokens
}

export const isHan = (token: string): boolean => /^\p{Script=Han}/u.test(token)
