import type { BrandFinding, BrandWord } from '@heed/contract/brand.ts'
import type { Language } from '@heed/contract/primitives.ts'
import { phraseSearch } from '@heed/methods/phrase-search.ts'
import type { Tx } from '../../platform/scope.ts'
import { selectWords } from './read-brand.ts'

const most = 100

/** Words of our tone and words that we avoid, in the order in which they stand in a text. */
export async function findBrandWords(tx: Tx, text: string, language: Language): Promise<BrandFinding[]> {
  return find(await selectWords(tx), text, language)
}

/** Words that the business avoids, with what it says instead. */
export async function findAvoidedWords(tx: Tx, text: string, language: Language): Promise<BrandFinding[]> {
  const words = await selectWords(tx)
  return find(
    words.filter(({ kind }) => kind === 'avoided'),
    text,
    language,
  )
}

export function find(words: BrandWord[], text: string, language: Language): BrandFinding[] {
  return words
    .filter((one) => one.kind !== 'trait' && one.language === language)
    .flatMap(({ kind, word, instead }) =>
      [...text.matchAll(phraseSearch([word], language, 'giu', true))].map((match) => ({
        kind: kind as BrandFinding['kind'],
        language,
        word,
        phrase: match[0],
        from: match.index,
        to: match.index + match[0].length,
        instead,
      })),
    )
    .sort((a, b) => a.from - b.from)
    .slice(0, most)
}
