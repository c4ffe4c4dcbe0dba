import type { Product, ProductClass } from '@heed/contract/purchases.ts'
import { type RawBuilder, sql } from 'kysely'
import type { Tx } from '../../../platform/scope.ts'

type Row = {
  id: string
  code: string | null
  name: string
  class_id: string | null
  class: string | null
  warranty_months: number | null
  active: boolean
  purchases: number
  last_bought_at: Date | null
}

export async function selectProducts(
  tx: Tx,
  where: RawBuilder<unknown>,
  rest: RawBuilder<unknown>,
): Promise<Product[]> {
  const { rows } = await sql<Row>`
    select p.id, p.code, p.name, p.class_id, c.name as class, p.warranty_months, p.active, bought.n as purchases, bought.last as last_bought_at
    from product p left join product_class c on c.id = p.class_id
    cross join lateral (
      select count(distinct o.id)::int as n, max(o.at) as last from purchase_line l join occasion o on o.id = l.occasion_id
      where l.product_id = p.id and o.cancelled_at is null
    ) bought
    where ${where} ${rest}`.execute(tx.db)
  return rows.map((row) => ({
    id: row.id,
    code: row.code,
    name: row.name,
    class: row.class_id && row.class !== null ? { id: row.class_id, name: row.class } : null,
    warrantyMonths: row.warranty_months,
    active: row.active,
    purchases: row.purchases,
    lastBoughtAt: row.last_bought_at?.toISOString() ?? null,
  }))
}

export async function selectClasses(tx: Tx, where: RawBuilder<unknown>): Promise<ProductClass[]> {
  const { rows } = await sql<{
    id: string
    name: string
    warranty_months: number | null
    active: boolean
    products: number
  }>`
    select c.id, c.name, c.warranty_months, c.active,
      (select count(*)::int from product p where p.class_id = c.id and p.active) as products
    from product_class c where ${where} order by lower(c.name), c.id`.execute(tx.db)
  return rows.map(({ warranty_months, ...row }) => ({ ...row, warrantyMonths: warranty_months }))
}
