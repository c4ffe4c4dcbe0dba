import type { Reachable } from '@heed/contract/duty.ts'
import { sql } from 'kysely'
import { now } from '../../platform/clock.ts'
import type { Tx } from '../../platform/scope.ts'

const staleMs = 30 * 86_400_000
const minutesPerDay = 1440

type Person = {
  id: string
  name: string
  role: string
  phone: string | null
  deputy_id: string | null
  checked_at: Date | null
}

/**
 * Whom to call in a branch at this moment: those on duty, then their deputies, then whoever leads there, the branch's own
 * first. So somebody is always named, also when nobody is on duty.
 */
export async function listReachable(tx: Tx, branchId: string, zone: string): Promise<Reachable[]> {
  const people = await listPeople(tx, branchId)
  const onDuty = await listOnDuty(tx, branchId, zone)
  const named: Reachable[] = []
  const add = (person: Person | undefined, as: Reachable['as'], until: Date | null = null) => {
    if (person && !named.some(({ id }) => id === person.id)) named.push(present(person, as, until))
  }
  const byId = (id: string | null) => people.find((person) => person.id === id)
  for (const { memberId, until } of onDuty) add(byId(memberId), 'duty', until)
  for (const { memberId } of onDuty) add(byId(byId(memberId)?.deputy_id ?? null), 'deputy')
  for (const person of people.filter(({ role }) => leading.includes(role))) add(person, 'leads')
  return named
}

/** Whether somebody active sees the branch and is not away. */
export const isHere = async (tx: Tx, memberId: string, branchId: string): Promise<boolean> =>
  (await listPeople(tx, branchId)).some(({ id }) => id === memberId)

/** Who stands in for somebody in a branch, unless they are away themselves. */
export async function findDeputy(tx: Tx, memberId: string, branchId: string): Promise<string | null> {
  const reach = await tx.db
    .selectFrom('member_reach')
    .select('deputy_id')
    .where('member_id', '=', memberId)
    .executeTakeFirst()
  const deputyId = reach?.deputy_id ?? null
  return deputyId && (await isHere(tx, deputyId, branchId)) ? deputyId : null
}

const leading = ['manager', 'lead', 'owner']

/** Active colleagues who see the branch and are not away, those who lead first. */
const listPeople = (tx: Tx, branchId: string): Promise<Person[]> =>
  tx.db
    .selectFrom('member as m')
    .leftJoin('member_reach as r', 'r.member_id', 'm.id')
    .select(['m.id', 'm.name', 'm.role', 'r.phone', 'r.deputy_id', 'r.checked_at'])
    .where('m.workspace_id', '=', tx.scope.workspaceId)
    .where('m.active', '=', true)
    .where('m.role', '<>', 'observer')
    .where((where) => where.or([where('r.away_until', 'is', null), where('r.away_until', '<=', now())]))
    .where((where) => where.or([where('m.branch_ids', 'is', null), sql<boolean>`${branchId} = any (m.branch_ids)`]))
    .orderBy(sql`array_position(array['manager', 'lead', 'owner', 'employee'], m.role)`)
    .orderBy(sql`m.branch_ids is null`)
    .orderBy('m.id')
    .execute()

/** Who is on duty at this minute of the branch's wall clock, and until when; a duty of last night may still run. */
async function listOnDuty(tx: Tx, branchId: string, zone: string): Promise<{ memberId: string; until: Date }[]> {
  const wall = Temporal.Instant.fromEpochMilliseconds(now().getTime()).toZonedDateTimeISO(zone)
  const minute = wall.hour * 60 + wall.minute
  const spans = await tx.db
    .selectFrom('duty_span')
    .select(['member_id', 'weekday', 'from_minute', 'to_minute'])
    .where('branch_id', '=', branchId)
    .orderBy('from_minute', 'desc')
    .orderBy('id')
    .execute()
  const today = wall.dayOfWeek
  const yesterday = today === 1 ? 7 : today - 1
  const endOf = (minutes: number) => new Date(wall.startOfDay().add({ minutes }).epochMilliseconds)
  return spans.flatMap(({ member_id, weekday, from_minute, to_minute }) => {
    if (weekday === today && from_minute <= minute && minute < to_minute)
      return [{ memberId: member_id, until: endOf(to_minute) }]
    if (weekday === yesterday && minute < to_minute - minutesPerDay)
      return [{ memberId: member_id, until: endOf(to_minute - minutesPerDay) }]
    return []
  })
}

const present = (person: Person, as: Reachable['as'], until: Date | null): Reachable => ({
  id: person.id,
  name: person.name,
  role: person.role as Reachable['role'],
  as,
  phone: person.phone,
  checkedAt: person.checked_at?.toISOString() ?? null,
  isStale: person.phone !== null && (!person.checked_at || now().getTime() - person.checked_at.getTime() > staleMs),
  until: until?.toISOString() ?? null,
})
