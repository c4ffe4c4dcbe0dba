import type { listPurchases as endpoint } from '@heed/contract/purchases.ts'
import { sql } from 'kysely'
import type { z } from 'zod'
import { cutPage, readTimeCursor } from '../../platform/http/paging.ts'
import type { Scope } from '../../platform/scope.ts'
import { selectPurchases } from './purchase-rows.ts'

type Filter = z.output<typeof endpoint.query>

export const listPurchases = (scope: Scope, { cursor, limit, customerId, productId, branchId }: Filter) =>
  scope.transaction(async (tx) => {
    const after = readTimeCursor(cursor)
    const purchases = await selectPurchases(
      tx,
      sql`o.workspace_id = ${scope.workspaceId}
        ${customerId ? sql`and o.customer_id = ${customerId}` : sql``}
        ${branchId ? sql`and o.branch_id = ${branchId}` : sql``}
        ${productId ? sql`and exists (select from purchase_line l where l.occasion_id = o.id and l.product_id = ${productId})` : sql``}
        ${after ? sql`and (date_trunc('milliseconds', o.at), o.id) < (${after.at}::timestamptz, ${after.id}::uuid)` : sql``}`,
      sql`order by date_trunc('milliseconds', o.at) desc, o.id desc limit ${limit + 1}`,
    )
    return cutPage(purchases, limit, ({ at, id }) => [at, id])
  })
