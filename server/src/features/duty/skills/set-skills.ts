import type { Skill, setSkills } from '@heed/contract/skills.ts'
import type { z } from 'zod'
import { skillsChanged } from '../../../events/duty-events.ts'
import { oneAtATime } from '../../../platform/database/one-at-a-time.ts'
import { newId } from '../../../platform/ids.ts'
import { notFound } from '../../../platform/problem.ts'
import type { Scope, Tx } from '../../../platform/scope.ts'
import { notTheirLead } from '../duty.errors.ts'

const leading = ['lead', 'manager', 'owner']

/** One's own, or of a colleague in a branch where one leads. */
export const writeSkills = (scope: Scope, memberId: string, change: z.output<typeof setSkills.body>) =>
  scope.transaction(async (tx) => {
    const member = await requireMember(tx, memberId)
    const { actor } = scope
    const leads =
      !actor ||
      (leading.includes(actor.role) &&
        (scope.branchIds === null || member.branch_ids?.some((id) => scope.branchIds?.includes(id))))
    if (actor?.id !== memberId && !leads) throw notTheirLead()
    await oneAtATime(tx, `skills of ${memberId}`)
    await tx.db.deleteFrom('member_skill').where('member_id', '=', memberId).execute()
    for (const { kind, words } of change.skills)
      await tx.db.insertInto('member_skill').values({ id: newId(), member_id: memberId, kind, words }).execute()
    const away_until = change.awayUntil === null ? null : new Date(change.awayUntil)
    await tx.db
      .insertInto('member_reach')
      .values({ member_id: memberId, away_until })
      .onConflict((conflict) => conflict.column('member_id').doUpdateSet({ away_until }))
      .execute()
    await tx.emit(skillsChanged, { memberId, awayUntil: change.awayUntil })
    return read(tx, memberId)
  })

export const readSkills = (scope: Scope, memberId: string) =>
  scope.transaction(async (tx) => {
    await requireMember(tx, memberId)
    return read(tx, memberId)
  })

async function read(tx: Tx, memberId: string) {
  const reach = await tx.db
    .selectFrom('member_reach')
    .select('away_until')
    .where('member_id', '=', memberId)
    .executeTakeFirst()
  return {
    skills: (await listSkills(tx)).get(memberId) ?? [],
    awayUntil: reach?.away_until?.toISOString() ?? null,
  }
}

/** By member, as they were written. */
export async function listSkills(tx: Tx): Promise<Map<string, Skill[]>> {
  const rows = await tx.db
    .selectFrom('member_skill')
    .select(['member_id', 'kind', 'words'])
    .where('workspace_id', '=', tx.scope.workspaceId)
    .orderBy('id')
    .execute()
  const byMember = Map.groupBy(rows, ({ member_id }) => member_id)
  return new Map(
    [...byMember].map(([id, skills]) => [
      id,
      skills.map(({ kind, words }) => ({ kind: kind as Skill['kind'], words })),
    ]),
  )
}

async function requireMember(tx: Tx, memberId: string) {
  const member = await tx.db.selectFrom('member').select('branch_ids').where('id', '=', memberId).executeTakeFirst()
  if (!member) throw notFound()
  return member
}
