import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type checkWording, type WordingFinding, wordingKinds } from '@heed/contract/complaints.ts'
import type { Language } from '@heed/contract/primitives.ts'
import { phraseSearch } from '@heed/methods/phrase-search.ts'
import type { z } from 'zod'
import type { Scope } from '../../../platform/scope.ts'
import { findAvoidedWords } from '../../brand/index.ts'

type Kind = (typeof wordingKinds)[number]
type Phrases = Record<Language, Record<Kind | 'offers', string[]>>
type Advice = Record<Kind, Record<'why' | 'instead', Record<Language, string>>> & {
  off_brand: { why: Record<Language, string> }
}

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
  const offers = phraseSearch(known.offers, language)
  const hasOffer = offers.test(text)
  return wordingKinds
    .filter((kind) => !(hasOffer && mendedByOffer.has(kind)))
    .flatMap((kind) =>
      [...text.matchAll(phraseSearch(known[kind], language, 'giu'))].map((match) => ({
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

/** The same, together with the words that this business avoids, each with what it says instead. */
export async function adviseOn(
  scope: Scope,
  { text, language, adviceIn }: z.output<typeof checkWording.body>,
): Promise<{ findings: WordingFinding[] }> {
  const avoided = await scope.transaction((tx) => findAvoidedWords(tx, text, language))
  const offBrand = avoided.map(({ phrase, from, to, instead }) => ({
    kind: 'off_brand' as const,
    phrase,
    from,
    to,
    why: advice.off_brand.why[adviceIn],
    instead: instead ?? '',
  }))
  const findings = [...findWording(text, language, adviceIn), ...offBrand].sort((a, b) => a.from - b.from)
  return { findings: findings.slice(0, most) }
}
