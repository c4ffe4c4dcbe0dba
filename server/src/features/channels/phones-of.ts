import type { Tx } from '../../platform/scope.ts'

/** Where a person of this branch answers the telephone. */
export async function phonesOf(tx: Tx, branchId: string): Promise<string[]> {
  const rows = await tx.db
    .selectFrom('channel')
    .select('address')
    .where('branch_id', '=', branchId)
    .where('kind', '=', 'phone')
    .where('active', '=', true)
    .where('address', 'is not', null)
    .orderBy('id')
    .limit(3)
    .execute()
  return rows.flatMap(({ address }) => address ?? [])
}
