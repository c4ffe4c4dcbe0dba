import type { FigureName, InsightFilter, SeenBy } from '@heed/contract/insight.ts'
import { type RawBuilder, sql } from 'kysely'
import { requireSightOf, seesMember } from '../../platform/access/member-sight.ts'
import { now } from '../../platform/clock.ts'
import { cutPage, readCursor } from '../../platform/http/paging.ts'
import type { Scope, Tx } from '../../platform/scope.ts'
import { addDays } from './days.ts'
import type { Measure } from './measures.ts'
import { requirePeriod } from './read-insight.ts'

export type RowFilter = InsightFilter & { figure: FigureName; good?: 'true' | 'false' }

const measureOf: Record<FigureName, Measure> = {
  first_answer_met: 'first_answer',
  first_answer_time: 'first_answer',
  solution_met: 'solution',
  solution_time: 'solution',
  solved_for_good: 'solved',
  csat: 'csat',
  nps: 'nps',
  emotional: 'emotional',
  loyalty: 'nps',
  parts: 'parts',
  return: 'return',
  served: 'served',
}

/** Counted where there is a verdict, and where there is a score. */
const judged = new Set<FigureName>(['first_answer_met', 'solution_met', 'emotional', 'parts', 'return', 'served'])
const scored = new Set<FigureName>(['csat', 'nps', 'loyalty'])

export type FigureRecord = {
  source_id: string
  at: Date
  at_exact: string
  case_id: string | null
  number: number | null
  subject: string | null
  survey_id: string | null
  survey: string | null
  customer: string | null
  branch: string
  channel_kind: string
  member_id: string | null
  member: string | null
  value: number | null
  good: boolean | null
  answer: 'yes' | 'perhaps' | 'partly' | 'no' | null
  comment: string | null
}

/**
 * The facts that a figure counts, newest first: those and no others, so that figure, list and export agree.
 * What does not answer the figure's question (no standard to judge by, not long enough solved, no score) is not counted and not listed.
 */
export async function factsOf(
  tx: Tx,
  filter: RowFilter,
  page: { after?: [at: string, id: string]; limit?: number } = {},
): Promise<RawBuilder<FigureRecord>> {
  requireSightOf(tx.scope, filter.memberId)
  const { solved_for_good_days: days } = await tx.db
    .selectFrom('workspace')
    .select('solved_for_good_days')
    .executeTakeFirstOrThrow()
  const held = sql`(f.at + make_interval(hours => ${days * 24}))`
  const good =
    filter.figure === 'solved_for_good'
      ? sql<boolean>`(f.reopened_at is null or f.reopened_at > ${held})`
      : filter.figure === 'loyalty'
        ? sql<boolean>`(f.value >= 9)`
        : sql<boolean>`f.good`
  const answer =
    filter.figure === 'parts' || filter.figure === 'served'
      ? sql`r.solved`
      : filter.figure === 'return'
        ? sql`r.comeback`
        : sql`null::text`
  const where = [
    sql`f.workspace_id = ${tx.scope.workspaceId}::uuid and f.measure = ${measureOf[filter.figure]}`,
    // `+ 0` keeps the index by day out of it: with the one by time a page is read without sorting the whole period.
    sql`f.day + 0 between ${filter.from}::date and ${filter.to}::date`,
    // No zone is further from UTC than 14 hours. As instants: comparing with a zoneless time is not leak-proof, and row security would keep it from the index.
    sql`f.at >= ${`${addDays(filter.from, -1)}T00:00:00Z`}::timestamptz and f.at < ${`${addDays(filter.to, 2)}T00:00:00Z`}::timestamptz`,
    ...(filter.branchId ? [sql`f.branch_id = ${filter.branchId}::uuid`] : []),
    ...(filter.channelKind ? [sql`f.channel_kind = ${filter.channelKind}`] : []),
    ...(filter.memberId ? [sql`f.member_id = ${filter.memberId}::uuid`] : []),
    ...(judged.has(filter.figure) ? [sql`f.good is not null`] : []),
    ...(scored.has(filter.figure) ? [sql`f.value is not null`] : []),
    ...(filter.figure === 'solved_for_good' ? [sql`(f.reopened_at is not null or ${held} <= ${now()})`] : []),
    ...(filter.good ? [sql`${good} = ${filter.good === 'true'}`] : []),
    ...(page.after ? [sql`(f.at, f.source_id) < (${page.after[0]}::timestamptz, ${page.after[1]}::uuid)`] : []),
  ]
  return sql<FigureRecord>`
    select f.source_id, f.at, f.at::text as at_exact, f.case_id, f.channel_kind, f.value, f.good, c.number, c.subject, s.id as survey_id, s.name as survey, u.name as customer, b.name as branch, f.member_id, m.name as member, ${answer} as answer, r.comment
    from (select f.source_id, f.at, f.case_id, f.branch_id, f.member_id, f.channel_kind, f.value, ${good} as good from fact f
      where ${sql.join(where, sql` and `)} order by f.at desc, f.source_id desc ${page.limit ? sql`limit ${page.limit}` : sql``}) f
    left join "case" c on c.id = f.case_id left join branch b on b.id = f.branch_id
    left join member m on m.id = f.member_id left join survey_response r on r.id = f.source_id
    left join customer u on u.id = coalesce(c.customer_id, r.customer_id) left join survey s on s.id = r.survey_id
    order by f.at desc, f.source_id desc`
}

export const presentRow = (scope: Scope, row: FigureRecord) => ({
  id: row.source_id,
  case: row.case_id === null ? null : { id: row.case_id, number: row.number ?? 0, subject: row.subject ?? '' },
  survey: row.survey_id === null ? null : { id: row.survey_id, name: row.survey ?? '' },
  customerName: row.customer,
  branchName: row.branch,
  channelKind: row.channel_kind as SeenBy,
  memberName: seesMember(scope, row.member_id) ? row.member : null,
  at: row.at.toISOString(),
  value: row.value,
  good: row.good,
  answer: row.answer,
  comment: row.comment,
})

export const listRowsPage = (
  scope: Scope,
  { cursor, limit, ...filter }: RowFilter & { cursor?: string; limit: number },
) =>
  scope.transaction(async (tx) => {
    requirePeriod(filter)
    const key = readCursor(cursor, 2)
    const query = await factsOf(tx, filter, {
      limit: limit + 1,
      ...(key ? { after: [String(key[0]), String(key[1])] } : {}),
    })
    const { rows } = await query.execute(tx.db)
    const page = cutPage(rows, limit, (row) => [row.at_exact, row.source_id])
    return { items: page.items.map((row) => presentRow(scope, row)), next: page.next }
  })
