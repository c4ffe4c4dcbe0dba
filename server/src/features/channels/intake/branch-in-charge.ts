import { sql } from 'kysely'
import type { Tx } from '../../../platform/scope.ts'
import { assignTo, updateCaseWith } from '../../cases/index.ts'

/**
 * Who takes what came for this branch: the branch itself, or while it is closed another open one, rather of its language.
 * Undefined when the whole business is closed.
 */
export async function findBranchInCharge(tx: Tx, branchId: string): Promise<string | undefined> {
  const { rows } = await sql<{ id: string }>`
    select b.id from branch b left join branch own on own.id = ${branchId}
    where b.active order by b.id = ${branchId} desc, b.language = own.language desc, b.id limit 1`.execute(tx.db)
  return rows[0]?.id
}

/** A customer who writes again into a case of a closed branch is heard where somebody works. */
export async function bringToOpenBranch(tx: Tx, caseId: string): Promise<void> {
  const row = await tx.db
    .selectFrom('case as c')
    .innerJoin('branch as b', 'b.id', 'c.branch_id')
    .leftJoin('member as o', 'o.id', 'c.owner_id')
    .select(['c.branch_id', 'o.branch_ids as owner_branch_ids'])
    .where('c.id', '=', caseId)
    .where('b.active', '=', false)
    .executeTakeFirst()
  const branchId = row && (await findBranchInCharge(tx, row.branch_id))
  if (!row || !branchId) return
  if (row.owner_branch_ids && !row.owner_branch_ids.includes(branchId)) await assignTo(tx.scope, caseId, null)
  await updateCaseWith(tx.scope, caseId, { branchId })
}
