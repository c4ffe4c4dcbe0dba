import { roleActor, Scope } from '../../platform/scope.ts'
import type { Company } from './build-company.ts'

/** The first who has this role. */
export const memberOf = (company: Company, role: string): Promise<string> =>
  company.scope.transaction(
    async (tx) =>
      (await tx.db.selectFrom('member').select('id').where('role', '=', role).orderBy('id').executeTakeFirstOrThrow())
        .id,
  )

/** The scope in which a member of the demo does things. */
export async function actAs({ scope }: Company, memberId: string): Promise<Scope> {
  const member = await scope.transaction((tx) =>
    tx.db.selectFrom('member').selectAll().where('id', '=', memberId).executeTakeFirstOrThrow(),
  )
  return new Scope(scope.house, scope.workspaceId, roleActor(member), member.branch_ids)
}
