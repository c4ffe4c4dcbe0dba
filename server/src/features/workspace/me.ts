import type { Me } from '@heed/contract/workspace.ts'
import type { Scope } from '../../platform/scope.ts'
import { doLinksLeadNowhere } from './links-lead-nowhere.ts'
import { keyIsNotThePerson } from './workspace.errors.ts'
import { presentBranch, presentMember, presentWorkspace } from './workspace.presenter.ts'

export const readMe = (scope: Scope): Promise<Me> =>
  scope.transaction(async (tx) => {
    const member = await tx.db
      .selectFrom('member')
      .selectAll()
      .where('id', '=', scope.actor?.id ?? '')
      .executeTakeFirstOrThrow()
    const workspace = await tx.db.selectFrom('workspace').selectAll().executeTakeFirstOrThrow()
    const branches = await tx.db.selectFrom('branch').selectAll().orderBy('name').execute()
    const held = await tx.db
      .selectFrom('outbox_message')
      .select('id')
      .where('workspace_id', '=', scope.workspaceId)
      .where('state', '=', 'held')
      .limit(1)
      .executeTakeFirst()
    return {
      member: presentMember(member),
      workspace: presentWorkspace(workspace),
      permissions: [...(scope.actor?.permissions ?? [])],
      branches: branches.map(presentBranch),
      language: (member.language ?? workspace.language) as Me['language'],
      theme: member.theme as Me['theme'],
      mailWaiting: held !== undefined,
      linksLeadNowhere: scope.actor?.permissions.has('workspace:edit') === true && (await doLinksLeadNowhere(tx)),
    }
  })

export const changeMe = async (
  scope: Scope,
  change: { name?: string; language?: string; theme?: string },
): Promise<Me> => {
  if (scope.actor?.isProgram) throw keyIsNotThePerson()
  if (Object.values(change).some((value) => value !== undefined)) {
    await scope.transaction((tx) =>
      tx.db
        .updateTable('member')
        .set(change)
        .where('id', '=', scope.actor?.id ?? '')
        .execute(),
    )
    scope.house.bulletin.post('heed_revoked', scope.actor?.id ?? '')
  }
  return readMe(scope)
}
