import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type WordingFinding, wordingKinds } from '@heed/contract/complaints.ts'
import type { Language } from '@heed/contract/primitives.ts'

type Kind = WordingFinding['kind']
type Phrases = Record<Language, Record<Kind | 'offers', string[]>>
type Advice = Record<Kind, Record<'why' | 'instead', Record<Language, string>>>

const read = (name: string) =>
  JSON.parse(readFileSync(join(import.meta.dirname, '../../../../../content/wording', name), 'utf8')) as unknown
const phrases = read('phrases.json') as Phrases
const advice = read('advice.json') as Advice

/** What leaves the customer nowhere to go does not, where an offer stands beside it. */
const mendedByOffer: ReadonlySet<Kind> = new Set(['dead_end', 'rule_without_alternative'])
const most = 50

/** Phrases in an answer that hurt, in the order in which they stand; advice, never a verdict. */
export function findWording(text: string, language: Language, adviceIn: Language): WordingFinding[] {
  const known = phrases[language]
  const offers = searchFor(known.offers, language)
  const hasOffer = offers.test(text)
  return wordingKinds
    .filter((kind) => !(hasOffer && mendedByOffer.has(kind)))
    .flatMap((kind) =>
      [...text.matchAll(searchFor(known[kind], language, 'giu'))].map((match) => ({
        kind,
        phrase: match[0],
        from: match.index,
        to: match.index + match[0].length,
        why: advice[kind].why[adviceIn],
        instead: advice[kind].instead[adviceIn],
      })),
    )
    .sort((a, b) => a.from - b.from)
    .slice(0, most)
}

/** Whole words where a language has them; İ and I are each other's capitals as people type them, and so are ’ and '. */
function searchFor(words: string[], language: Language, flags = 'iu'): RegExp {
  const alternatives = words
    .toSorted((a, b) => b.length - a.length)
    .map((phrase) => [...phrase].map(anyCase).join(''))
    .join('|')
  return language === 'zh'
    ? new RegExp(`(?:${alternatives})`, flags)
    : new RegExp(`(?<!\\p{L})(?:${alternatives})(?!\\p{L})`, flags)
}

function anyCase(letter: string): string {
  if ('iıİI'.includes(letter)) return '[iıİI]'
  if (letter === "'") return "['’]"
  if (letter === ' ') return '\\s+'
  return letter.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
}
