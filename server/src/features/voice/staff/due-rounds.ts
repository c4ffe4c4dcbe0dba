import { leastGroup, type StaffRoundDue } from '@heed/contract/staff-surveys.ts'
import { now } from '../../../platform/clock.ts'
import type { Tx } from '../../../platform/scope.ts'

/** At least so often, in months: the survey of the year, and the one of the three levels of management. */
const everyMonths = { year: 12, management: 6 } as const

/**
 * When the next rounds are owed, counted from the beginning of the last one, or of the business here. Nothing is owed where fewer
 * people would be asked than may be shown.
 */
export async function findDue(tx: Tx): Promise<StaffRoundDue[]> {
  const [people, managers] = await Promise.all([countPeople(tx), countManagers(tx)])
  const { created_at } = await tx.db
    .selectFrom('workspace')
    .select('created_at')
    .where('id', '=', tx.scope.workspaceId)
    .executeTakeFirstOrThrow()
  const last = await tx.db
    .selectFrom('staff_round')
    .select(['kind', ({ fn }) => fn.max('opened_at').as('at')])
    .where('workspace_id', '=', tx.scope.workspaceId)
    .groupBy('kind')
    .execute()
  const kinds = [
    ...(people >= leastGroup ? ['year' as const] : []),
    ...(managers >= leastGroup ? ['management' as const] : []),
  ]
  return kinds.map((kind) => {
    const lastAt = last.find((row) => row.kind === kind)?.at ?? null
    const dueAt = monthsAfter(lastAt ?? created_at, everyMonths[kind])
    const soonAt = monthsAfter(lastAt ?? created_at, everyMonths[kind] - 1)
    return {
      kind,
      lastAt: lastAt?.toISOString() ?? null,
      dueAt: dueAt.toISOString(),
      state: now() >= dueAt ? 'overdue' : now() >= soonAt ? 'soon' : 'fine',
    }
  })
}

const monthsAfter = (at: Date, months: number): Date =>
  new Date(
    Temporal.Instant.fromEpochMilliseconds(at.getTime()).toZonedDateTimeISO('UTC').add({ months }).epochMilliseconds,
  )

async function countPeople(tx: Tx): Promise<number> {
  const { n } = await tx.db
    .selectFrom('member')
    .select(({ fn }) => fn.countAll<string>().as('n'))
    .where('workspace_id', '=', tx.scope.workspaceId)
    .where('active', '=', true)
    .where('role', 'in', ['employee', 'lead', 'manager'])
    .executeTakeFirstOrThrow()
  return Number(n)
}

async function countManagers(tx: Tx): Promise<number> {
  const { n } = await tx.db
    .selectFrom('management_level as l')
    .innerJoin('member as m', 'm.id', 'l.member_id')
    .select(({ fn }) => fn.countAll<string>().as('n'))
    .where('l.workspace_id', '=', tx.scope.workspaceId)
    .where('m.active', '=', true)
    .executeTakeFirstOrThrow()
  return Number(n)
}
