import {
  type addPhrase,
  type changeTopic,
  type listTopics,
  type makeTopic,
  mostPhrases,
  mostTopics,
  type Topic,
} from '@heed/contract/feedback-understanding.ts'
import type { Language } from '@heed/contract/primitives.ts'
import { isPhrase } from '@heed/methods/text/find-phrases.ts'
import { sameWords } from '@heed/methods/text/held-out.ts'
import { sql } from 'kysely'
import type { z } from 'zod'
import { topicChanged } from '../../../events/feedback-events.ts'
import { oneAtATime } from '../../../platform/database/one-at-a-time.ts'
import { newId } from '../../../platform/ids.ts'
import { notFound } from '../../../platform/problem.ts'
import type { Scope, Tx } from '../../../platform/scope.ts'
import {
  phraseTooShort,
  phraseTooSmall,
  tooManyPhrases,
  topicHasOthers,
  topicsTooMany,
  topicTooDeep,
} from '../feedback.errors.ts'
import { readEverythingAgain } from './read-again.ts'
import { noReturnKey } from './ready-topics.ts'
import { isSmall } from './small-words.ts'

type Phrases = Topic['phrases']

export const listAll = (scope: Scope): Promise<z.output<typeof listTopics.response>> =>
  scope.transaction(async (tx) => {
    const rows = await tx.db
      .selectFrom('topic')
      .selectAll()
      .where('workspace_id', '=', scope.workspaceId)
      .orderBy('position')
      .orderBy('id')
      .execute()
    const { rows: counts } = await sql<{ behind: number; all: number }>`select
      (select count(*)::int from feedback_reading r where r.workspace_id = w.id and r.version < w.reading_version) as behind,
      (select count(*)::int from feedback_reading r where r.workspace_id = w.id) as all
      from workspace w where w.id = ${scope.workspaceId}`.execute(tx.db)
    const { behind = 0, all = 0 } = counts[0] ?? {}
    return { items: rows.map(present), reading: { read: all - behind, all } }
  })

const present = (row: {
  id: string
  key: string | null
  parent_id: string | null
  names: unknown
  phrases: unknown
  not_yet_yours: boolean
}): Topic => ({
  id: row.id,
  parentId: row.parent_id,
  names: row.names as Topic['names'],
  phrases: row.phrases as Phrases,
  notYetYours: row.not_yet_yours,
  isNoReturn: row.key === noReturnKey,
})

export const make = (scope: Scope, { parentId, names, phrases }: z.output<typeof makeTopic.body>): Promise<Topic> =>
  scope.transaction(async (tx) => {
    await oneAtATime(tx, 'topics')
    const { rows } = await sql<{ n: number; last: number | null }>`select count(*)::int as n, max(position) as last
      from topic where workspace_id = ${scope.workspaceId}`.execute(tx.db)
    const { n = 0, last = null } = rows[0] ?? {}
    if (n >= mostTopics) throw topicsTooMany()
    if (parentId) await requirePlace(tx, parentId, null)
    const id = newId()
    await tx.db
      .insertInto('topic')
      .values({
        id,
        parent_id: parentId,
        names: JSON.stringify(names),
        phrases: JSON.stringify(checked(phrases)),
        position: (last ?? 0) + 1,
      })
      .execute()
    return told(tx, id, 'made', Object.keys(phrases).length > 0)
  })

export const change = (scope: Scope, id: string, changes: z.output<typeof changeTopic.body>): Promise<Topic> =>
  scope.transaction(async (tx) => {
    await oneAtATime(tx, 'topics')
    const before = await getTopicRow(tx, id)
    const { parentId, names, phrases } = changes
    if (parentId) await requirePlace(tx, parentId, id)
    await tx.db
      .updateTable('topic')
      .set({
        ...(parentId === undefined ? {} : { parent_id: parentId }),
        ...(names ? { names: JSON.stringify(names) } : {}),
        ...(phrases ? { phrases: JSON.stringify(checked(phrases)) } : {}),
        not_yet_yours: false,
      })
      .where('id', '=', id)
      .execute()
    const isOther = phrases !== undefined && JSON.stringify(before.phrases) !== JSON.stringify(checked(phrases))
    return told(tx, id, 'changed', isOther)
  })

export const add = (scope: Scope, id: string, { language, phrase }: z.output<typeof addPhrase.body>): Promise<Topic> =>
  scope.transaction(async (tx) => {
    await oneAtATime(tx, 'topics')
    const row = await getTopicRow(tx, id)
    const known = (row.phrases as Phrases)[language] ?? []
    if (known.some((one) => sameWords(one) === sameWords(phrase))) return present(row)
    if (known.length >= mostPhrases) throw tooManyPhrases()
    const phrases = checked({ ...(row.phrases as Phrases), [language]: [...known, phrase] })
    await tx.db
      .updateTable('topic')
      .set({ phrases: JSON.stringify(phrases), not_yet_yours: false })
      .where('id', '=', id)
      .execute()
    return told(tx, id, 'changed', true)
  })

export const remove = (scope: Scope, id: string): Promise<null> =>
  scope.transaction(async (tx) => {
    await oneAtATime(tx, 'topics')
    const row = await getTopicRow(tx, id)
    const below = await tx.db.selectFrom('topic').select('id').where('parent_id', '=', id).executeTakeFirst()
    if (below) throw topicHasOthers()
    await tx.db.deleteFrom('topic').where('id', '=', id).execute()
    await tx.emit(topicChanged, { topicId: id, what: 'removed', name: nameOf(row.names) })
    tx.tell({ topic: 'feedback', id: null, type: topicChanged.type }, null)
    return null
  })

async function told(tx: Tx, id: string, what: 'made' | 'changed', isReadAgain: boolean): Promise<Topic> {
  if (isReadAgain) await readEverythingAgain(tx)
  const row = await getTopicRow(tx, id)
  await tx.emit(topicChanged, { topicId: id, what, name: nameOf(row.names) })
  tx.tell({ topic: 'feedback', id: null, type: topicChanged.type }, null)
  return present(row)
}

const nameOf = (names: unknown) => Object.values(names as Record<string, string>)[0] ?? ''

/** @throws not_found unless it is one of this business. */
export async function getTopicRow(tx: Tx, id: string) {
  const row = await tx.db
    .selectFrom('topic')
    .selectAll()
    .where('workspace_id', '=', tx.scope.workspaceId)
    .where('id', '=', id)
    .executeTakeFirst()
  if (!row) throw notFound()
  return row
}

/** Two levels: below a topic that stands below no other, and nothing with others below it. */
async function requirePlace(tx: Tx, parentId: string, ownId: string | null): Promise<void> {
  const parent = await getTopicRow(tx, parentId)
  if (parent.parent_id !== null || parentId === ownId) throw topicTooDeep()
  if (!ownId) return
  const below = await tx.db.selectFrom('topic').select('id').where('parent_id', '=', ownId).executeTakeFirst()
  if (below) throw topicTooDeep()
}

/** The same words once for each language; none that would be found everywhere. */
function checked(phrases: Phrases): Phrases {
  const kept: Phrases = {}
  for (const [language, list] of Object.entries(phrases) as [Language, string[]][]) {
    const byWords = new Map(list.map((phrase) => [sameWords(phrase), phrase]))
    for (const phrase of byWords.values()) {
      if (!isPhrase(phrase)) throw phraseTooShort()
      if (isSmall(phrase, language)) throw phraseTooSmall()
    }
    if (byWords.size > 0) kept[language] = [...byWords.values()]
  }
  return kept
}
