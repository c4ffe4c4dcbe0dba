import { roleActor, Scope } from '../scope.ts'

/** The scope of the member who brought a file: a job works for them and sees no more than they do. */
export async function scopeOfImporter(
  scope: Scope,
  table: 'feedback_import' | 'record_import',
  importId: string,
): Promise<Scope | undefined> {
  const member = await scope.transaction((tx) =>
    tx.db
      .selectFrom('member')
      .select(['id', 'name', 'role', 'branch_ids'])
      .where('id', '=', (from) => from.selectFrom(table).select('member_id').where('id', '=', importId))
      .executeTakeFirst(),
  )
  return member && new Scope(scope.house, scope.workspaceId, roleActor(member), member.branch_ids)
}
