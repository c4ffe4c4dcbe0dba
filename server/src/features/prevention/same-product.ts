import { cutWords } from '../cases/index.ts'

/** Whether what a customer bought is this product: all of its words are among theirs, however they are spelt or ordered. */
export function isProduct(product: string, bought: string | null): boolean {
  if (bought === null) return false
  const theirs = cutWords(bought)
  const sought = [...cutWords(product)]
  return sought.length > 0 && sought.every((word) => theirs.has(word))
}

/** The words that tell a product apart; sizes and other numbers do not. */
export const productWords = (bought: string): string[] => [...cutWords(bought)].filter((word) => !/\p{N}/u.test(word))
