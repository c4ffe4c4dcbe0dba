import type { PhraseSuggestion, suggestPhrases } from '@heed/contract/feedback-understanding.ts'
import type { Language } from '@heed/contract/primitives.ts'
import { logLikelihood } from '@heed/methods/text/log-likelihood.ts'
import { pairsOf } from '@heed/methods/text/word-pairs.ts'
import { type RawBuilder, sql } from 'kysely'
import type { z } from 'zod'
import { now } from '../../../platform/clock.ts'
import type { Scope, Tx } from '../../../platform/scope.ts'
import { smallWords } from './small-words.ts'
import { loadTopicIndex, topicsIn } from './topic-index.ts'

const recentDays = 90
const mostRecent = 4000
const mostOlder = 8000
const longest = 4000
const leastItems = 5
/** So many older texts are needed to say that something is said more often of late. */
const leastOlder = 20
const shown = 20
/** 95 % point of chi squared with one degree of freedom. */
const surprising = 3.841

type Counted = Map<string, { items: number; spelt: string }>

/** Pairs of words that stand in five recent items or more, more often than before, and that no topic finds. */
export const suggestFrequent = (
  scope: Scope,
  { language }: z.output<typeof suggestPhrases.query>,
): Promise<z.output<typeof suggestPhrases.response>> =>
  scope.transaction(async (tx) => {
    const since = new Date(now().getTime() - recentDays * 86_400_000)
    const recent = await loadTexts(tx, language, sql`f.said_at > ${since}`, mostRecent)
    const older = await loadTexts(tx, language, sql`f.said_at <= ${since}`, mostOlder)
    const counted = countPairs(recent, language)
    const before = countPairs(older, language)
    const index = await loadTopicIndex(tx)
    const isComparable = older.length >= leastOlder
    const items = [...counted].flatMap(([key, { items, spelt }]): PhraseSuggestion[] => {
      if (items < leastItems) return []
      const there = before.get(key)?.items ?? 0
      const likelihood = isComparable
        ? logLikelihood({ count: items, n: recent.length }, { count: there, n: older.length })
        : null
      const isMore = !isComparable || items * older.length > there * recent.length
      if (!isMore || (likelihood !== null && likelihood < surprising)) return []
      return topicsIn(index, spelt, language).size > 0 ? [] : [{ phrase: spelt, items, before: there, likelihood }]
    })
    return {
      items: items
        .toSorted(
          (a, b) => (b.likelihood ?? 0) - (a.likelihood ?? 0) || b.items - a.items || (a.phrase < b.phrase ? -1 : 1),
        )
        .slice(0, shown),
      read: recent.length,
      readBefore: older.length,
    }
  })

async function loadTexts(tx: Tx, language: Language, when: RawBuilder<unknown>, most: number): Promise<string[]> {
  const { rows } = await sql<{ text: string }>`select left(f.text, ${longest}) as text from feedback f
    where f.workspace_id = ${tx.scope.workspaceId} and f.language = ${language} and f.text is not null and ${when}
    order by f.said_at desc, f.id desc limit ${most}`.execute(tx.db)
  return rows.map(({ text }) => text)
}

/** In how many texts each pair stands, by its folded words, as it is spelt first. */
function countPairs(texts: string[], language: Language): Counted {
  const counted: Counted = new Map()
  for (const text of texts)
    for (const [key, spelt] of pairsOf(text, language, smallWords(language))) {
      const known = counted.get(key)
      if (known) known.items += 1
      else counted.set(key, { items: 1, spelt })
    }
  return counted
}
