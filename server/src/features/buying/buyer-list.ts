import type { getBuyerList, ProductDecision } from '@heed/contract/buyer-list.ts'
import { sql } from 'kysely'
import type { z } from 'zod'
import type { Scope, Tx } from '../../platform/scope.ts'

type List = z.output<typeof getBuyerList.response>

/** The month of a complaint, on the calendar of its branch. */
const monthOf = sql`to_char(k.received_at at time zone b.zone, 'YYYY-MM')`
/** Complaints about the obstacle `o`. */
const complaintsOf = sql`
  product_obstacle_case p join complaint k on k.case_id = p.case_id join "case" c on c.id = p.case_id
  join branch b on b.id = c.branch_id where p.obstacle_id = o.id and k.withdrawn_at is null`

export const readList = (scope: Scope, month: string): Promise<List> =>
  scope.transaction(async (tx) => {
    const { rows } = await sql<{
      id: string
      product: string
      words: string | null
      made_at: Date
      complaints: number
      in_month: number
    }>`
      select o.*, n.complaints, n.in_month from product_obstacle o
      cross join lateral (select count(*)::int as complaints, count(*) filter (where ${monthOf} = ${month})::int as in_month
        from ${complaintsOf}) n
      where o.workspace_id = ${scope.workspaceId} order by n.in_month desc, n.complaints desc, o.id`.execute(tx.db)
    const decisions = await readDecisions(tx)
    return {
      month,
      buyer: await findBuyer(tx),
      items: rows.map((row) => ({
        id: row.id,
        product: row.product,
        words: row.words,
        madeAt: row.made_at.toISOString(),
        complaints: row.complaints,
        inMonth: row.in_month,
        decisions: decisions.get(row.id) ?? [],
      })),
      others: await readOthers(tx, month),
    }
  })

export async function findBuyer(tx: Tx): Promise<List['buyer']> {
  const row = await tx.db
    .selectFrom('buyer as y')
    .innerJoin('member as m', 'm.id', 'y.member_id')
    .select(['m.id', 'm.name'])
    .where('y.workspace_id', '=', tx.scope.workspaceId)
    .executeTakeFirst()
  return row ?? null
}

async function readDecisions(tx: Tx): Promise<Map<string, ProductDecision[]>> {
  const rows = await tx.db
    .selectFrom('product_decision as d')
    .leftJoin('member as m', 'm.id', 'd.decided_by')
    .selectAll('d')
    .select('m.name')
    .where('d.workspace_id', '=', tx.scope.workspaceId)
    .orderBy('d.at', 'desc')
    .orderBy('d.id', 'desc')
    .execute()
  const present = (row: (typeof rows)[number]): ProductDecision => ({
    id: row.id,
    decision: row.decision as ProductDecision['decision'],
    words: row.words,
    by: row.decided_by ? { id: row.decided_by, name: row.name ?? '' } : null,
    at: row.at.toISOString(),
  })
  return new Map([...Map.groupBy(rows, (row) => row.obstacle_id)].map(([id, made]) => [id, made.map(present)]))
}

/** Named in complaints of the month and on no list yet. */
async function readOthers(tx: Tx, month: string): Promise<List['others']> {
  const { rows } = await sql<List['others'][number]>`
    select k.item as product, count(*)::int as complaints
    from complaint k join "case" c on c.id = k.case_id join branch b on b.id = c.branch_id
    where k.workspace_id = ${tx.scope.workspaceId} and k.withdrawn_at is null and k.item is not null and ${monthOf} = ${month}
      and not exists (select from product_obstacle_case p where p.case_id = k.case_id)
    group by k.item order by count(*) desc, k.item limit 20`.execute(tx.db)
  return rows
}

/** Of all branches: products with complaints of that month, without those decided on since. */
export const countToDecide = (tx: Tx, month: string, since: Date | null): Promise<number> =>
  tx.everywhere(async () => {
    const { rows } = await sql<{ n: number }>`
      select count(*)::int as n from product_obstacle o where o.workspace_id = ${tx.scope.workspaceId}
        and exists (select from ${complaintsOf} and ${monthOf} = ${month})
        and not exists (select from product_decision d where d.obstacle_id = o.id and d.at >= ${since}::timestamptz)`.execute(
      tx.db,
    )
    return rows[0]?.n ?? 0
  })
