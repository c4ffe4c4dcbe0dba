import type { InsightFilter } from '@heed/contract/insight.ts'
import { type RawBuilder, sql } from 'kysely'
import type { Tx } from '../../platform/scope.ts'
import { addDays, weeksOf } from './days.ts'
import { type Measure, measures } from './measures.ts'
import { packed } from './pack.ts'

/** Facts of one measure, week, branch, channel and employee, packed as they lie in the database (big-endian). */
export type Cell = {
  measure: Measure
  week: string
  branchId: string
  channelKind: string
  memberId: string | null
  n: number
  judged: number
  good: number
  amounts: Buffer
  beside: Buffer
}

/**
 * Everything the filter lets through: whole packed weeks, and for the other days the facts themselves, packed on the way.
 * `together` leaves branch, channel and employee out, for a period that is only shown as a whole.
 */
export async function readCells(tx: Tx, filter: InsightFilter, options: { together?: boolean } = {}): Promise<Cell[]> {
  const weeks = weeksOf(filter.from, filter.to).filter((week) => week >= filter.from && addDays(week, 6) <= filter.to)
  const seals =
    weeks.length === 0
      ? []
      : await tx.db
          .selectFrom('fact_week_seal')
          .select('week')
          .where('workspace_id', '=', tx.scope.workspaceId)
          .where('week', 'in', weeks)
          .orderBy('week')
          .execute()
  const sealed = seals.map(({ week }) => week)
  const open = rangesBetween(filter, sealed)
  const where = [
    sql`true`,
    ...(filter.branchId ? [sql`f.branch_id = ${filter.branchId}::uuid`] : []),
    ...(filter.channelKind ? [sql`f.channel_kind = ${filter.channelKind}`] : []),
    ...(filter.memberId ? [sql`f.member_id = ${filter.memberId}::uuid`] : []),
  ]
  const matches = sql.join(where, sql` and `)
  const { workspaceId } = tx.scope
  const dimensions = options.together
    ? sql`null::uuid as branch_id, null as channel_kind, null::uuid as member_id`
    : sql`branch_id, channel_kind, member_id`
  const [kept, fresh] = await Promise.all([
    sealed.length === 0
      ? []
      : run(
          tx,
          options.together
            ? sql`select measure, week, ${dimensions}, sum(n)::int as n, sum(judged)::int as judged, sum(good)::int as good, string_agg(amounts, ''::bytea) as amounts, string_agg(beside, ''::bytea) as beside
              from fact_week f where f.workspace_id = ${workspaceId}::uuid and f.week = any (${sealed}::date[]) and ${matches} group by 1, 2`
            : sql`select f.* from fact_week f where f.workspace_id = ${workspaceId}::uuid and f.week = any (${sealed}::date[]) and ${matches}`,
        ),
    open.length === 0
      ? []
      : run(
          tx,
          sql`select measure, date_trunc('week', day::timestamp)::date as week, ${dimensions}, ${packed(false)}
              from unnest(${measures}::text[]) as m(name), unnest(${open.map(({ from }) => from)}::date[], ${open.map(({ to }) => to)}::date[]) as r(first, last),
                lateral (select * from fact f where f.workspace_id = ${workspaceId}::uuid and f.measure = m.name and f.day between r.first and r.last and ${matches}) f
              group by 1, 2, 3, 4, 5`,
        ),
  ])
  return [...kept, ...fresh]
}

/** The days of a period outside its packed weeks, as runs. */
function rangesBetween({ from, to }: InsightFilter, sealed: string[]): { from: string; to: string }[] {
  const ranges: { from: string; to: string }[] = []
  let first = from
  for (const week of sealed) {
    if (week > first) ranges.push({ from: first, to: addDays(week, -1) })
    first = addDays(week, 7)
  }
  if (first <= to) ranges.push({ from: first, to })
  return ranges
}

type Head = [
  week: string,
  branchId: string,
  channelKind: string,
  memberId: string | null,
  n: number,
  judged: number,
  good: number,
  amounts: number,
  beside: number,
]

/** One row a measure: reading thousands of small ones would take longer than finding them. */
async function run(tx: Tx, cells: RawBuilder<unknown>): Promise<Cell[]> {
  const { rows } = await sql<{ measure: Measure; heads: Head[]; amounts: Buffer; beside: Buffer }>`
    select measure, json_agg(json_build_array(week, branch_id, channel_kind, member_id, n, judged, good, length(amounts), length(beside))) as heads,
      string_agg(amounts, ''::bytea) as amounts, string_agg(beside, ''::bytea) as beside
    from (${cells}) c group by measure`.execute(tx.db)
  return rows.flatMap(({ measure, heads, amounts, beside }) => {
    let a = 0
    let b = 0
    return heads.map(([week, branchId, channelKind, memberId, n, judged, good, amountsLength, besideLength]) => {
      const cell = {
        measure,
        week,
        branchId,
        channelKind,
        memberId,
        n,
        judged,
        good,
        amounts: amounts.subarray(a, a + amountsLength),
        beside: beside.subarray(b, b + besideLength),
      }
      a += amountsLength
      b += besideLength
      return cell
    })
  })
}
