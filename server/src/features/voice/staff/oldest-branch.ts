import type { Tx } from '../../../platform/scope.ts'

/** Where what concerns the whole business is seen. */
export async function oldestBranch(tx: Tx): Promise<string> {
  const { id } = await tx.db
    .selectFrom('branch')
    .select('id')
    .where('workspace_id', '=', tx.scope.workspaceId)
    .orderBy('active', 'desc')
    .orderBy('created_at')
    .orderBy('id')
    .limit(1)
    .executeTakeFirstOrThrow()
  return id
}
