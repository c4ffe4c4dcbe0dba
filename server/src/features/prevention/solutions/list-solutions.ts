import type { listSolutions, Solution } from '@heed/contract/solutions.ts'
import { type RawBuilder, sql } from 'kysely'
import type { z } from 'zod'
import { cutPage, readTimeCursor } from '../../../platform/http/paging.ts'
import { notFound } from '../../../platform/problem.ts'
import type { Scope, Tx } from '../../../platform/scope.ts'
import { cutQuery } from '../../cases/index.ts'
import { person } from '../person.ts'
import { productWords } from '../same-product.ts'

type Row = {
  case_id: string
  number: number
  subject: string
  branch_id: string
  branch_name: string
  item: string | null
  cause: string
  kind: Solution['kind']
  cause_id: string | null
  cause_words: string | null
  solution: string | null
  prevention: string
  satisfied: boolean | null
  member_id: string | null
  member_name: string | null
  at: Date
}

/** Reviews of complaints that are solved, newest first. */
async function selectSolutions(tx: Tx, where: RawBuilder<unknown>, limit: number): Promise<Row[]> {
  const { rows } = await sql<Row>`
    select r.case_id, c.number, c.subject, c.branch_id, b.name as branch_name, k.item, r.cause, r.cause_kind as kind, r.cause_id,
      a.words as cause_words, r.solution, r.prevention, k.satisfied, r.member_id, m.name as member_name, r.at
    from cause_review r
    join complaint k on k.case_id = r.case_id
    join "case" c on c.id = r.case_id
    join branch b on b.id = c.branch_id
    left join cause a on a.id = r.cause_id
    left join member m on m.id = r.member_id
    where r.workspace_id = ${tx.scope.workspaceId} and k.withdrawn_at is null and c.state in ('solved', 'closed') and ${where}
    order by r.at desc, r.case_id desc limit ${limit}`.execute(tx.db)
  return rows
}

const holding = (tx: Tx, match: RawBuilder<unknown>) =>
  sql`r.case_id in (select w.case_id from review_word w where w.workspace_id = ${tx.scope.workspaceId} and ${match})`

export const searchSolutions = (scope: Scope, { cursor, limit, search }: z.output<typeof listSolutions.query>) =>
  scope.transaction(async (tx) => {
    const after = readTimeCursor(cursor)
    const rows = await selectSolutions(
      tx,
      sql.join(
        [
          after ? sql`(r.at, r.case_id) < (${after.at}::timestamptz, ${after.id}::uuid)` : sql`true`,
          ...(search ? wordConditions(tx, search) : []),
        ],
        sql` and `,
      ),
      limit + 1,
    )
    const page = cutPage(rows, limit, (row) => [row.at.toISOString(), row.case_id])
    return { items: page.items.map(present), next: page.next }
  })

function wordConditions(tx: Tx, search: string): RawBuilder<unknown>[] {
  const { whole, begun } = cutQuery(search)
  const terms = [
    ...whole.map((word) => holding(tx, sql`w.word = ${word}`)),
    ...(begun ? [holding(tx, sql`w.word >= ${begun} and w.word < ${`${begun}\u{10ffff}`}`)] : []),
  ]
  // A search of signs only asks for something that no words hold.
  return terms.length > 0 ? terms : [sql`false`]
}

const mostSimilar = 5
const candidates = 200

/** Of the same kind, and the same product whatever its size: one's words are all among the other's. */
export const listSimilar = (scope: Scope, caseId: string) =>
  scope.transaction(async (tx) => {
    const about = await tx.db
      .selectFrom('case as c')
      .leftJoin('complaint as k', 'k.case_id', 'c.id')
      .select(['c.kind', 'k.item'])
      .where('c.id', '=', caseId)
      .executeTakeFirst()
    if (!about) throw notFound()
    const words = productWords(about.item ?? '')
    if (words.length === 0) return { items: [] }
    const rows = await selectSolutions(
      tx,
      sql`c.kind = ${about.kind} and r.case_id <> ${caseId} and k.item is not null
        and ${holding(tx, sql`w.word = any (${words}::text[])`)}`,
      candidates,
    )
    const isSame = ({ item }: Row) => {
      const others = productWords(item ?? '')
      const [fewer, more] = others.length < words.length ? [others, words] : [words, others]
      return fewer.length > 0 && fewer.every((word) => more.includes(word))
    }
    return { items: rows.filter(isSame).slice(0, mostSimilar).map(present) }
  })

const present = (row: Row): Solution => ({
  case: { id: row.case_id, number: row.number, subject: row.subject },
  branch: { id: row.branch_id, name: row.branch_name },
  item: row.item,
  cause: row.cause,
  kind: row.kind,
  shared: row.cause_id ? { id: row.cause_id, words: row.cause_words ?? '' } : null,
  solution: row.solution,
  prevention: row.prevention,
  satisfied: row.satisfied,
  by: person(row.member_id, row.member_name),
  at: row.at.toISOString(),
})
