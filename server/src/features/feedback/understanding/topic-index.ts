import { type Language, languages } from '@heed/contract/primitives.ts'
import { isHan } from '@heed/methods/text/cut-tokens.ts'
import { findPhrases, indexPhrases, type PhraseIndex } from '@heed/methods/text/find-phrases.ts'
import type { Tx } from '../../../platform/scope.ts'

export type TopicIndex = Record<Language, PhraseIndex<string>>

/** Everything that is looked for, by the language of the words. */
export async function loadTopicIndex(tx: Tx): Promise<TopicIndex> {
  const topics = await tx.db
    .selectFrom('topic')
    .select(['id', 'phrases'])
    .where('workspace_id', '=', tx.scope.workspaceId)
    .execute()
  const of = (language: Language) =>
    indexPhrases(
      topics.flatMap(({ id, phrases }) =>
        ((phrases as Partial<Record<Language, string[]>>)[language] ?? []).map((phrase) => [phrase, id] as const),
      ),
      language,
    )
  return Object.fromEntries(languages.map((language) => [language, of(language)])) as TopicIndex
}

/** Words in Chinese characters are Chinese, whichever language a branch writes down by itself. */
export const languageOfWords = (text: string, language: Language): Language =>
  language !== 'zh' && /\p{Script=Han}{2}/u.test(text) && isMostlyHan(text) ? 'zh' : language

const isMostlyHan = (text: string): boolean => {
  const letters = text.slice(0, 2000).match(/\p{L}/gu) ?? []
  return letters.filter(isHan).length * 2 > letters.length
}

export const topicsIn = (index: TopicIndex, text: string, language: Language): Set<string> =>
  findPhrases(index[languageOfWords(text, language)], text)
