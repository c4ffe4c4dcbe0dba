import type { Tongue } from './cut-tokens.ts'
import { foldLetters } from './fold-letters.ts'

const chineseWords = new Intl.Segmenter('zh', { granularity: 'word' })
const localeOf: Record<Tongue, string> = { en: 'en', tr: 'tr', id: 'id', az: 'az', zh: 'zh' }

/**
 * Neighbouring words of a text that say something together, each pair once: folded, and as it is spelt. Pairs with a small word, with a
 * number, or over a sign are left out. `smallWords` are folded.
 */
export function pairsOf(text: string, language: Tongue, smallWords: ReadonlySet<string>): Map<string, string> {
  const pairs = new Map<string, string>()
  const join = language === 'zh' ? '' : ' '
  let before: { folded: string; spelt: string } | undefined
  for (const spelt of wordsOf(text, language)) {
    const folded = foldLetters(spelt)
    const saysSomething = /^\p{L}/u.test(folded) && !smallWords.has(folded) && (language === 'zh' || folded.length > 1)
    const word = saysSomething ? { folded, spelt } : undefined
    if (before && word) {
      const key = `${before.folded}${join}${word.folded}`
      if (!pairs.has(key)) pairs.set(key, `${before.spelt}${join}${word.spelt}`)
    }
    before = word
  }
  return pairs
}

/** Words and, between them, signs. */
function wordsOf(text: string, language: Tongue): string[] {
  const lower = text.normalize('NFC').toLocaleLowerCase(localeOf[language])
  return language === 'zh'
    ? Array.from(chineseWords.segment(lower), ({ segment }) => segment)
    : (lower.match(/[\p{L}\p{M}\p{N}]+(?:['’][\p{L}\p{M}]+)*|[^\p{L}\p{M}\p{N}\s]/gu) ?? [])
}
