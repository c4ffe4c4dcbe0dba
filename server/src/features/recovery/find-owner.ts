import { now } from '../../platform/clock.ts'
import type { Scope } from '../../platform/scope.ts'
import { assignIfFree } from '../cases/index.ts'
import { listReachable } from '../duty/index.ts'

const batch = 100
/** Long enough for whoever takes it themselves or a rule that gives it away; a complaint is without an owner for less than a minute. */
const unownedMs = 30_000

/**
 * A complaint always has one owner: what nobody has taken goes to whoever is on duty in its branch, else to their deputy, else
 * to whoever leads there; never to whom it is about. Returns how many were given away.
 */
export async function findOwners(scope: Scope): Promise<number> {
  const unowned = await scope.transaction((tx) =>
    tx.db
      .selectFrom('complaint as k')
      .innerJoin('case as c', 'c.id', 'k.case_id')
      .innerJoin('branch as b', 'b.id', 'c.branch_id')
      .select(['c.id', 'c.branch_id', 'b.zone', 'k.about_member_id'])
      .where('k.withdrawn_at', 'is', null)
      .where('c.owner_id', 'is', null)
      .where('c.state', 'in', ['open', 'waiting', 'snoozed'])
      .where('k.received_at', '<=', new Date(now().getTime() - unownedMs))
      .orderBy('k.received_at')
      .limit(batch)
      .execute(),
  )
  let given = 0
  for (const { id, branch_id, zone, about_member_id } of unowned) {
    const reachable = await scope.transaction((tx) => listReachable(tx, branch_id, zone))
    const first = reachable.find((person) => person.id !== about_member_id)
    if (first && (await give(scope, id, first.id))) given++
  }
  return given
}

/** One that cannot be given away, since branch or colleague changed meanwhile, does not hold up the others. */
const give = (scope: Scope, caseId: string, memberId: string): Promise<boolean> =>
  assignIfFree(scope, caseId, memberId).catch((error: Error) => {
    scope.house.log.warn({ caseId, error: error.message }, 'A complaint could not be given an owner yet')
    return false
  })
