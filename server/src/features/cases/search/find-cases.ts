import { type RawBuilder, sql } from 'kysely'
import type { Tx } from '../../../platform/scope.ts'
import { digitsOf } from '../../customers/index.ts'
import { cutQuery } from './words.ts'

/** Above this many cases a word is common, and going through the cases in order meets hits soon enough. */
const common = 2000

type Term = { word: string; isBegun: boolean }

const matches = ({ word, isBegun }: Term, workspaceId: string): RawBuilder<unknown> =>
  isBegun
    ? sql`w.workspace_id = ${workspaceId} and w.word >= ${word} and w.word < ${`${word}\u{10ffff}`}`
    : sql`w.workspace_id = ${workspaceId} and w.word = ${word}`

/**
 * A condition on cases `c` that all words of `query` occur in them, or that it is in their customer's number, however it was
 * spaced; undefined when the query holds no word.
 */
export async function searchCondition(tx: Tx, query: string): Promise<RawBuilder<boolean> | undefined> {
  const words = await wordsCondition(tx, query)
  const digits = isNumber(query) ? digitsOf(query) : undefined
  if (!digits) return words
  const called = sql<boolean>`c.customer_id in (select a.customer_id from customer_address a
    where a.workspace_id = ${tx.scope.workspaceId} and a.kind = 'phone' and a.value like ${`%${digits}%`})`
  return words ? sql<boolean>`(${words} or ${called})` : called
}

/** A short run of digits is a case's number. */
const isNumber = (query: string) => /\d\D+\d|^\s*\+|\d{7}/.test(query)

/**
 * The rarest word is looked up first and its cases are the only ones probed for the others.
 */
async function wordsCondition(tx: Tx, query: string): Promise<RawBuilder<boolean> | undefined> {
  const { whole, begun } = cutQuery(query)
  const terms: Term[] = [
    ...whole.map((word) => ({ word, isBegun: false })),
    ...(begun ? [{ word: begun, isBegun: true }] : []),
  ]
  if (terms.length === 0) return undefined
  const { workspaceId } = tx.scope
  const hits = await Promise.all(
    terms.map(async (term) => {
      const { rows } = await sql<{
        case_id: string
      }>`select distinct w.case_id from (select w.case_id from case_word w where ${matches(term, workspaceId)} limit ${common * 2}) w`.execute(
        tx.db,
      )
      return { term, ids: rows.map((row) => row.case_id) }
    }),
  )
  hits.sort((a, b) => a.ids.length - b.ids.length)
  const [rarest, ...others] = hits
  const isRare = rarest !== undefined && rarest.ids.length < common
  const probed = isRare ? others : hits
  const probes = probed.map(
    ({ term }) => sql`exists (select from case_word w where ${matches(term, workspaceId)} and w.case_id = c.id)`,
  )
  return sql<boolean>`(${sql.join([...(isRare ? [sql`c.id = any (${rarest.ids}::uuid[])`] : []), ...probes], sql` and `)})`
}
