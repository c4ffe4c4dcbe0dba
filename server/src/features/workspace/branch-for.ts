import type { Tx } from '../../platform/scope.ts'

/** A branch in which this member sees what is theirs to do: the one it is about, else one of their own, else the oldest. */
export async function branchFor(tx: Tx, memberId: string, aboutBranchId: string | null): Promise<string> {
  if (aboutBranchId) return aboutBranchId
  return tx.everywhere(async () => {
    const member = await tx.db
      .selectFrom('member')
      .select('branch_ids')
      .where('id', '=', memberId)
      .executeTakeFirstOrThrow()
    const own = member.branch_ids?.[0]
    if (own) return own
    const { id } = await tx.db
      .selectFrom('branch')
      .select('id')
      .orderBy('active', 'desc')
      .orderBy('created_at')
      .orderBy('id')
      .limit(1)
      .executeTakeFirstOrThrow()
    return id
  })
}
