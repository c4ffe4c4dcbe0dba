import type {
  listPublishedPromiseRows,
  PublishedPromise,
  PublishedPromiseRow,
} from '@heed/contract/published-promises.ts'
import { type RawBuilder, sql } from 'kysely'
import type { z } from 'zod'
import { now } from '../../platform/clock.ts'
import { cutPage, readTimeCursor } from '../../platform/http/paging.ts'
import { notFound } from '../../platform/problem.ts'
import type { Scope, Tx } from '../../platform/scope.ts'
import { countTimes, selectTimes } from './promise-results.ts'

export const today = (): string => now().toISOString().slice(0, 10)

export const readPublished = (scope: Scope, retired: boolean): Promise<{ items: PublishedPromise[] }> =>
  scope.transaction(async (tx) => ({
    items: await selectPublished(tx, retired ? sql`p.retired_at is not null` : sql`p.retired_at is null`),
  }))

export async function getPublished(tx: Tx, promiseId: string): Promise<PublishedPromise> {
  const [promise] = await selectPublished(tx, sql`p.id = ${promiseId}`)
  if (!promise) throw notFound()
  return promise
}

type Row = {
  id: string
  words: string
  kind: PublishedPromise['kind']
  published_where: string
  owner_id: string
  owner_name: string
  standard_id: string | null
  standard_name: string | null
  review_on: string
  reviewed_at: Date | null
  reviewed_by: string | null
  reviewer_name: string | null
  review_words: string | null
  retired_at: Date | null
}

async function selectPublished(tx: Tx, where: RawBuilder<unknown>): Promise<PublishedPromise[]> {
  const { rows } = await sql<Row>`
    select p.id, p.words, p.kind, p.published_where, p.owner_id, o.name as owner_name, p.standard_id, heed.name_of(s) as standard_name,
      p.review_on::text, p.reviewed_at, p.reviewed_by, m.name as reviewer_name, p.review_words, p.retired_at
    from published_promise p join member o on o.id = p.owner_id
    left join standard s on s.id = p.standard_id left join member m on m.id = p.reviewed_by
    where p.workspace_id = ${tx.scope.workspaceId} and ${where} order by p.id`.execute(tx.db)
  const items: PublishedPromise[] = []
  for (const row of rows) items.push({ ...present(row), ...(await countTimes(tx, row)) })
  return items
}

const present = (row: Row): Omit<PublishedPromise, 'results' | 'logged'> => ({
  id: row.id,
  words: row.words,
  kind: row.kind,
  publishedWhere: row.published_where,
  owner: { id: row.owner_id, name: row.owner_name },
  standard: row.standard_id ? { id: row.standard_id, name: row.standard_name ?? '' } : null,
  reviewOn: row.review_on,
  isReviewDue: row.retired_at === null && row.review_on <= today(),
  lastReview: row.reviewed_at
    ? {
        at: row.reviewed_at.toISOString(),
        by: row.reviewed_by ? { id: row.reviewed_by, name: row.reviewer_name ?? '' } : null,
        words: row.review_words ?? '',
      }
    : null,
  retired: row.retired_at !== null,
})

/** Exactly what the counts count. */
export const listTimes = (
  scope: Scope,
  promiseId: string,
  { cursor, limit, kept }: z.output<typeof listPublishedPromiseRows.query>,
) =>
  scope.transaction(async (tx) => {
    const promise = await tx.db
      .selectFrom('published_promise')
      .select(['id', 'standard_id'])
      .where('id', '=', promiseId)
      .executeTakeFirst()
    if (!promise) throw notFound()
    const after = readTimeCursor(cursor)
    const conditions = [
      sql`true`,
      ...(kept ? [sql`t.kept = ${kept === 'yes'}`] : []),
      ...(after ? [sql`(t.at, t.id) < (${after.at}::timestamptz, ${after.id}::uuid)`] : []),
    ]
    const { rows } = await sql<TimeRow>`
      select t.*, c.number, c.subject from (
        select * from (${await selectTimes(tx, promise)}) t where ${sql.join(conditions, sql` and `)}
        order by t.at desc, t.id desc limit ${limit + 1}) t
      left join "case" c on c.id = t.case_id order by t.at desc, t.id desc`.execute(tx.db)
    const page = cutPage(rows, limit, (row) => [row.at.toISOString(), row.id])
    return { items: page.items.map(presentTime), next: page.next }
  })

type TimeRow = {
  id: string
  at: Date
  kept: boolean
  how: PublishedPromiseRow['how']
  words: string | null
  branch_id: string
  branch_name: string
  case_id: string | null
  number: number | null
  subject: string | null
}

const presentTime = (row: TimeRow): PublishedPromiseRow => ({
  id: row.id,
  at: row.at.toISOString(),
  kept: row.kept,
  how: row.how,
  words: row.words,
  branch: { id: row.branch_id, name: row.branch_name },
  case: row.case_id && row.number !== null ? { id: row.case_id, number: row.number, subject: row.subject ?? '' } : null,
})
