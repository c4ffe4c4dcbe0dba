import { sql } from 'kysely'
import type { Tx } from '../../../platform/scope.ts'
import { withNarrower } from '../causes/cause-rows.ts'
import { isProduct } from '../same-product.ts'

type Measured = { cause_id: string; branch_id: string | null; product: string | null }

/**
 * Complaints that name the cause, or a narrower one, and came after `from` and not after `to`; and all cases opened in that time,
 * so that a quiet month is no proof. Of all branches that the action is about, whoever asks.
 */
export const countRecurrence = (
  tx: Tx,
  { cause_id, branch_id, product }: Measured,
  from: Date,
  to: Date,
): Promise<{ complaints: number; cases: number }> =>
  tx.everywhere(async () => {
    const inBranch = branch_id ? sql`c.branch_id = ${branch_id}` : sql`true`
    const { rows: named } = await sql<{ item: string | null }>`
      select k.item from complaint k join "case" c on c.id = k.case_id join cause_review r on r.case_id = k.case_id
      where k.workspace_id = ${tx.scope.workspaceId} and k.withdrawn_at is null and ${inBranch}
        and r.cause_id = any (${await withNarrower(tx, cause_id)}::uuid[]) and k.received_at > ${from} and k.received_at <= ${to}`.execute(
      tx.db,
    )
    const { rows: opened } = await sql<{ n: number }>`
      select count(*)::int as n from "case" c
      where c.workspace_id = ${tx.scope.workspaceId} and ${inBranch} and c.opened_at > ${from} and c.opened_at <= ${to}`.execute(
      tx.db,
    )
    const complaints = product === null ? named.length : named.filter(({ item }) => isProduct(product, item)).length
    return { complaints, cases: opened[0]?.n ?? 0 }
  })
