import type { ManagementLevel } from '@heed/contract/staff-surveys.ts'
import { managementLevelSet } from '../../../events/staff-survey-events.ts'
import { notFound } from '../../../platform/problem.ts'
import type { Scope } from '../../../platform/scope.ts'

export const listLevels = (scope: Scope) =>
  scope.transaction(async (tx) => {
    const rows = await tx.db
      .selectFrom('member as m')
      .leftJoin('management_level as l', 'l.member_id', 'm.id')
      .select(['m.id', 'm.name', 'l.level'])
      .where('m.workspace_id', '=', scope.workspaceId)
      .where('m.active', '=', true)
      .orderBy('m.name')
      .orderBy('m.id')
      .execute()
    return {
      items: rows.map(({ id, name, level }) => ({ member: { id, name }, level: level as ManagementLevel | null })),
    }
  })

export const setLevel = (scope: Scope, memberId: string, level: ManagementLevel | null) =>
  scope.transaction(async (tx) => {
    const known = await tx.db.selectFrom('member').select('id').where('id', '=', memberId).executeTakeFirst()
    if (!known) throw notFound()
    if (level)
      await tx.db
        .insertInto('management_level')
        .values({ member_id: memberId, level })
        .onConflict((conflict) => conflict.column('member_id').doUpdateSet({ level }))
        .execute()
    else await tx.db.deleteFrom('management_level').where('member_id', '=', memberId).execute()
    await tx.emit(managementLevelSet, { memberId, level })
    return { level }
  })
