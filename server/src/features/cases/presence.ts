import { now } from '../../platform/clock.ts'
import { notFound } from '../../platform/problem.ts'
import type { Scope } from '../../platform/scope.ts'

const fadesAfterMs = 45_000

/** Says that this member looks at a case (or has left) and tells who else does. */
export const announce = (scope: Scope, caseId: string, { writing, left }: { writing: boolean; left: boolean }) =>
  scope.transaction(async (tx) => {
    const memberId = scope.actor?.id
    const row = await tx.db.selectFrom('case').select(['id', 'branch_id']).where('id', '=', caseId).executeTakeFirst()
    if (!row || !memberId) throw notFound()
    const before = await tx.db
      .selectFrom('presence')
      .select(['writing', 'seen_at'])
      .where('case_id', '=', caseId)
      .where('member_id', '=', memberId)
      .executeTakeFirst()
    if (left)
      await tx.db.deleteFrom('presence').where('case_id', '=', caseId).where('member_id', '=', memberId).execute()
    else
      await tx.db
        .insertInto('presence')
        .values({ case_id: caseId, member_id: memberId, writing, seen_at: now() })
        .onConflict((conflict) => conflict.columns(['case_id', 'member_id']).doUpdateSet({ writing, seen_at: now() }))
        .execute()
    const isNews = left ? before !== undefined : before === undefined || before.writing !== writing
    if (isNews)
      scope.house.publish(scope.workspaceId, row.branch_id, { topic: 'presence', id: caseId, type: 'presence.changed' })
    const others = await tx.db
      .selectFrom('presence as p')
      .innerJoin('member as m', 'm.id', 'p.member_id')
      .select(['m.id', 'm.name', 'p.writing'])
      .where('p.case_id', '=', caseId)
      .where('p.member_id', '!=', memberId)
      .where('p.seen_at', '>', new Date(now().getTime() - fadesAfterMs))
      .orderBy('m.name')
      .execute()
    return { viewers: others }
  })
