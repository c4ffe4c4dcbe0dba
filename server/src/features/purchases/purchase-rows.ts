import type { Purchase } from '@heed/contract/purchases.ts'
import { type RawBuilder, sql } from 'kysely'
import type { Tx } from '../../platform/scope.ts'

type Row = {
  id: string
  at: Date
  customer_id: string
  customer: string
  branch_id: string
  branch: string
  reference: string | null
  words: string | null
  amount: number | null
  currency: string | null
  cancelled_at: Date | null
  lines: Purchase['lines']
}

/** Purchases of `o`, with what they hold; the guarantee of a line counts from the day of its branch on which it was bought. */
export async function selectPurchases(
  tx: Tx,
  where: RawBuilder<unknown>,
  rest: RawBuilder<unknown>,
): Promise<Purchase[]> {
  const { rows } = await sql<Row>`
    select o.id, o.at, o.customer_id, u.name as customer, o.branch_id, b.name as branch, o.reference, o.words,
      o.amount::float8 as amount, o.currency, o.cancelled_at, coalesce((
        select jsonb_agg(jsonb_build_object(
          'product', case when p.id is null then null else jsonb_build_object('id', p.id, 'name', p.name) end,
          'code', l.code, 'name', l.name, 'quantity', l.quantity::float8, 'amount', l.amount::float8,
          'warrantyUntil', ((o.at at time zone b.zone)::date
            + make_interval(months => coalesce(p.warranty_months, c.warranty_months)))::date) order by l.position)
        from purchase_line l left join product p on p.id = l.product_id left join product_class c on c.id = p.class_id
        where l.occasion_id = o.id), '[]'::jsonb) as lines
    from occasion o join customer u on u.id = o.customer_id join branch b on b.id = o.branch_id
    where o.kind = 'purchase' and ${where} ${rest}`.execute(tx.db)
  return rows.map((row) => ({
    id: row.id,
    at: row.at.toISOString(),
    customer: { id: row.customer_id, name: row.customer },
    branch: { id: row.branch_id, name: row.branch },
    // Without a number of its own it is known by what its row came to.
    reference: row.reference?.startsWith('row:') ? null : row.reference,
    words: row.words,
    amount: row.amount,
    currency: row.currency,
    lines: row.lines,
    cancelledAt: row.cancelled_at?.toISOString() ?? null,
  }))
}
