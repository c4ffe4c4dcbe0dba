import type { Tx } from '../../platform/scope.ts'
import { ownerUnknown } from './audits.errors.ts'

/** @throws audit.owner_unknown for nobody, and for somebody who does not see the branch. */
export async function requireColleague(tx: Tx, memberId: string, branchId: string | null): Promise<void> {
  const member = await tx.db
    .selectFrom('member')
    .select('branch_ids')
    .where('id', '=', memberId)
    .where('active', '=', true)
    .executeTakeFirst()
  if (!member || (member.branch_ids && branchId && !member.branch_ids.includes(branchId))) throw ownerUnknown()
}
