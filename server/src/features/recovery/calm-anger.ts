import { openSpans } from '@heed/methods/business-time.ts'
import { sql } from 'kysely'
import { angerFollowedUp, customerAngered } from '../../events/complaint-events.ts'
import { now } from '../../platform/clock.ts'
import type { Scope, Tx } from '../../platform/scope.ts'
import { calendarOf } from '../standards/index.ts'
import { angerNoted, nobodyAngry, notSenior } from './complaint.errors.ts'
import { readComplaint, requireComplaint } from './complaint-rows.ts'

const dayMs = 86_400_000
const followUpDays = 7

/** A very angry customer gets somebody who leads, and is called again a week later whatever became of the complaint. */
export const noteAnger = (scope: Scope, caseId: string, { seniorId }: { seniorId?: string }) =>
  scope.transaction(async (tx) => {
    const complaint = await requireComplaint(tx, caseId)
    if (complaint.angry_at) throw angerNoted()
    const at = now()
    const senior = await chooseSenior(tx, complaint.branch_id, seniorId, complaint.about_member_id)
    const followUpAt = await firstOpenMoment(tx, complaint.branch_id, at.getTime() + followUpDays * dayMs)
    await tx.db
      .updateTable('complaint')
      .set({ angry_at: at, angry_by: scope.actor?.id ?? null, senior_id: senior, follow_up_at: followUpAt })
      .where('case_id', '=', caseId)
      .execute()
    await tx.emit(
      customerAngered,
      { caseId, seniorId: senior, followUpAt: followUpAt.toISOString() },
      { caseId, branchId: complaint.branch_id, at },
    )
    return readComplaint(tx, caseId)
  })

export const followUp = (scope: Scope, caseId: string, words: string) =>
  scope.transaction(async (tx) => {
    const complaint = await requireComplaint(tx, caseId)
    if (!complaint.angry_at) throw nobodyAngry()
    const at = now()
    await tx.db
      .updateTable('complaint')
      .set({ followed_up_at: at, follow_up_words: words })
      .where('case_id', '=', caseId)
      .execute()
    await tx.emit(angerFollowedUp, { caseId }, { caseId, branchId: complaint.branch_id, at })
    return readComplaint(tx, caseId)
  })

const leading = ['lead', 'manager', 'owner']

/** Who was named, if they lead in this branch; else its manager, else its shift leader, else an owner; never whom the complaint is about. */
async function chooseSenior(
  tx: Tx,
  branchId: string,
  named: string | undefined,
  aboutId: string | null,
): Promise<string | null> {
  const seniors = await tx.db
    .selectFrom('member')
    .select('id')
    .where('active', '=', true)
    .where('role', 'in', leading)
    .where(sql<boolean>`id is distinct from ${aboutId}::uuid`)
    .where((where) => where.or([where('branch_ids', 'is', null), sql<boolean>`${branchId} = any (branch_ids)`]))
    .orderBy(sql`array_position(array['manager', 'lead', 'owner'], role)`)
    // Somebody of this branch before somebody of all.
    .orderBy(sql`branch_ids is null`)
    .orderBy('id')
    .execute()
  if (named && !seniors.some(({ id }) => id === named)) throw notSenior()
  return named ?? seniors[0]?.id ?? null
}

/** The first moment from `ms` on at which the branch is open; `ms` itself where it never opens. */
async function firstOpenMoment(tx: Tx, branchId: string, ms: number): Promise<Date> {
  const branch = await tx.db
    .selectFrom('branch')
    .select(['id as branch_id', 'zone', 'hours', 'hours_version'])
    .where('id', '=', branchId)
    .executeTakeFirstOrThrow()
  const [span] = openSpans(calendarOf(branch, 'branch'), ms, ms + 60 * dayMs)
  return new Date(span?.from ?? ms)
}
