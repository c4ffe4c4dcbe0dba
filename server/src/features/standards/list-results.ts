import type { listStandardRows, ResultRow } from '@heed/contract/standard-results.ts'
import { type RawBuilder, sql } from 'kysely'
import type { z } from 'zod'
import { requireSightOf, seesMember } from '../../platform/access/member-sight.ts'
import { cutPage, readTimeCursor } from '../../platform/http/paging.ts'
import type { Scope, Tx } from '../../platform/scope.ts'
import { periodOf } from './read-results.ts'
import { resultRows } from './result-rows.ts'
import { readStandard } from './standard-rows.ts'

type Row = {
  id: string
  at: Date
  kept: boolean
  value: number | null
  words: string | null
  branch_id: string
  branch_name: string
  member_id: string | null
  member_name: string | null
  case_id: string | null
  case_number: number | null
  case_subject: string | null
}

/** What stands behind a figure of a standard: exactly the rows that it counts. */
export const listResultRows = (
  scope: Scope,
  standardId: string,
  { cursor, limit, ...filter }: z.output<typeof listStandardRows.query>,
) =>
  scope.transaction(async (tx) => {
    const standard = await readStandard(tx, standardId)
    const after = readTimeCursor(cursor)
    const { memberId, channelKind, week, kept } = filter
    if (memberId !== 'none') requireSightOf(scope, memberId)
    const conditions = [
      sql`true`,
      ...(memberId === 'none' ? [sql`r.member_id is null`] : memberId ? [sql`r.member_id = ${memberId}`] : []),
      ...(channelKind ? [sql`r.channel_kind = ${channelKind}`] : []),
      ...(week ? [sql`date_trunc('week', r.day)::date = ${week}`] : []),
      ...(kept ? [sql`r.kept = ${kept === 'yes'}`] : []),
      ...(after ? [sql`(r.at, r.id) < (${after.at}::timestamptz, ${after.id}::uuid)`] : []),
    ]
    const rows = await selectRows(
      tx,
      sql`(${resultRows(standard, periodOf(filter), filter.seen === 'yes')}) r`,
      sql`where ${sql.join(conditions, sql` and `)} order by r.at desc, r.id desc limit ${limit + 1}`,
    )
    const page = cutPage(rows, limit, (row) => [row.at.toISOString(), row.id])
    return { items: page.items.map((row) => present(hideOwner(scope, row))), next: page.next }
  })

export async function selectRows(tx: Tx, from: RawBuilder<unknown>, tail: RawBuilder<unknown>): Promise<Row[]> {
  const { rows } = await sql<Row>`
    select r.*, m.name as member_name, k.number as case_number, k.subject as case_subject
    from (select * from ${from} ${tail}) r
    left join member m on m.id = r.member_id left join "case" k on k.id = r.case_id
    order by r.at desc, r.id desc`.execute(tx.db)
  return rows
}

const hideOwner = (scope: Scope, row: Row): Row =>
  seesMember(scope, row.member_id) ? row : { ...row, member_id: null }

export const present = (row: Row): ResultRow => ({
  id: row.id,
  at: row.at.toISOString(),
  kept: row.kept,
  value: row.value,
  words: row.words,
  branch: { id: row.branch_id, name: row.branch_name },
  member: row.member_id ? { id: row.member_id, name: row.member_name ?? '' } : null,
  case:
    row.case_id && row.case_number !== null
      ? { id: row.case_id, number: row.case_number, subject: row.case_subject ?? '' }
      : null,
})
