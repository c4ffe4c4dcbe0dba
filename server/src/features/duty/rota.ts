import type { DutyCard, DutySpan, setReach } from '@heed/contract/duty.ts'
import { sql } from 'kysely'
import type { z } from 'zod'
import { dutyChanged } from '../../events/duty-events.ts'
import { now } from '../../platform/clock.ts'
import { newId } from '../../platform/ids.ts'
import { notFound } from '../../platform/problem.ts'
import type { Scope, Tx } from '../../platform/scope.ts'
import { circularDeputies, notInBranch, spanEmpty } from './duty.errors.ts'
import { listReachable } from './who-is-reached.ts'

export const readCard = (scope: Scope): Promise<DutyCard> =>
  scope.transaction(async (tx) => {
    const branches = await tx.db
      .selectFrom('branch')
      .select(['id', 'name', 'zone'])
      .where('workspace_id', '=', scope.workspaceId)
      .where('active', '=', true)
      .orderBy('created_at')
      .orderBy('id')
      .execute()
    return {
      at: now().toISOString(),
      branches: await Promise.all(
        branches.map(async (branch) => ({ ...branch, people: await listReachable(tx, branch.id, branch.zone) })),
      ),
    }
  })

export const readDuty = (scope: Scope, branchId: string) =>
  scope.transaction(async (tx) => {
    await requireBranch(tx, branchId)
    return { spans: await listSpans(tx, branchId) }
  })

/** Replaces the week of a branch. */
export const setWeek = (scope: Scope, branchId: string, spans: DutySpan[]) =>
  scope.transaction(async (tx) => {
    await requireBranch(tx, branchId)
    const members = await tx.db
      .selectFrom('member')
      .select(['id', 'branch_ids'])
      .where('active', '=', true)
      .where('role', '<>', 'observer')
      .execute()
    const rows = spans.map(({ memberId, weekday, from, to }) => {
      const member = members.find(({ id }) => id === memberId)
      if (!member || (member.branch_ids && !member.branch_ids.includes(branchId))) throw notInBranch()
      const [fromMinute, toMinute] = [minutesOf(from), minutesOf(to)]
      if (fromMinute >= 1440 || toMinute <= fromMinute || toMinute > fromMinute + 1440) throw spanEmpty()
      return {
        id: newId(),
        branch_id: branchId,
        member_id: memberId,
        weekday,
        from_minute: fromMinute,
        to_minute: toMinute,
      }
    })
    await tx.db.deleteFrom('duty_span').where('branch_id', '=', branchId).execute()
    if (rows.length > 0) await tx.db.insertInto('duty_span').values(rows).execute()
    await say(tx, { branchId, memberId: null })
    return { spans: await listSpans(tx, branchId) }
  })

const minutesOf = (time: string): number => {
  const [hours, minutes] = time.split(':').map(Number)
  return (hours ?? 0) * 60 + (minutes ?? 0)
}
const timeOf = (minutes: number): string =>
  `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`

async function listSpans(tx: Tx, branchId: string): Promise<DutySpan[]> {
  const rows = await tx.db
    .selectFrom('duty_span')
    .selectAll()
    .where('branch_id', '=', branchId)
    .orderBy('weekday')
    .orderBy('from_minute')
    .orderBy('id')
    .execute()
  return rows.map((row) => ({
    memberId: row.member_id,
    weekday: row.weekday,
    from: timeOf(row.from_minute),
    to: timeOf(row.to_minute),
  }))
}

async function requireBranch(tx: Tx, branchId: string): Promise<void> {
  if (!(await tx.db.selectFrom('branch').select('id').where('id', '=', branchId).executeTakeFirst())) throw notFound()
}

export const readReach = (scope: Scope, memberId: string) => scope.transaction((tx) => presentReach(tx, memberId))

async function presentReach(tx: Tx, memberId: string) {
  const row = await tx.db
    .selectFrom('member as m')
    .leftJoin('member_reach as r', 'r.member_id', 'm.id')
    .leftJoin('member as d', 'd.id', 'r.deputy_id')
    .select(['r.phone', 'r.deputy_id', 'd.name as deputy_name', 'r.checked_at'])
    .where('m.id', '=', memberId)
    .executeTakeFirst()
  if (!row) throw notFound()
  return {
    phone: row.phone,
    deputy: row.deputy_id ? { id: row.deputy_id, name: row.deputy_name ?? '' } : null,
    checkedAt: row.checked_at?.toISOString() ?? null,
  }
}

/** Saving it, changed or not, says that the number was tried now. */
export const changeReach = (scope: Scope, memberId: string, { phone, deputyId }: z.output<typeof setReach.body>) =>
  scope.transaction(async (tx) => {
    await presentReach(tx, memberId)
    await refuseElsewhere(tx, memberId)
    if (deputyId) await refuseRing(tx, memberId, deputyId)
    const reach = { phone, deputy_id: deputyId, checked_at: now() }
    await tx.db
      .insertInto('member_reach')
      .values({ member_id: memberId, ...reach })
      .onConflict((conflict) => conflict.column('member_id').doUpdateSet(reach))
      .execute()
    await say(tx, { branchId: null, memberId })
    return presentReach(tx, memberId)
  })

/** A colleague who works in other branches only is called there, by a number that is kept there. */
async function refuseElsewhere(tx: Tx, memberId: string): Promise<void> {
  const { branchIds } = tx.scope
  const { branch_ids: theirs } = await tx.db
    .selectFrom('member')
    .select('branch_ids')
    .where('id', '=', memberId)
    .executeTakeFirstOrThrow()
  if (branchIds && theirs && !theirs.some((id) => branchIds.includes(id))) throw notInBranch()
}

/** Follows the deputies of the deputy: whoever comes back to where they began would never reach anybody. */
async function refuseRing(tx: Tx, memberId: string, deputyId: string): Promise<void> {
  // Of two at once, each closing the ring for the other, one waits and sees: rows that are not there yet cannot be locked.
  await sql`select pg_advisory_xact_lock(hashtextextended(${tx.scope.workspaceId}, 4850074))`.execute(tx.db)
  const rows = await tx.db.selectFrom('member_reach').select(['member_id', 'deputy_id']).execute()
  const deputyOf = new Map(rows.map((row) => [row.member_id, row.deputy_id]))
  await presentReach(tx, deputyId)
  for (let id: string | null = deputyId, steps = 0; id !== null && steps <= rows.length; steps += 1) {
    if (id === memberId) throw circularDeputies()
    id = deputyOf.get(id) ?? null
  }
}

async function say(tx: Tx, about: { branchId: string | null; memberId: string | null }): Promise<void> {
  await tx.emit(dutyChanged, about, { branchId: about.branchId })
  tx.tell({ topic: 'member', id: about.memberId, type: dutyChanged.type }, null)
}
