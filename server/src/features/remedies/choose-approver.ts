import { dueAt } from '@heed/methods/business-time.ts'
import { CalendarError } from '@heed/methods/calendar.ts'
import { isWithin, type Limit, type Worth } from '@heed/methods/remedy-limits.ts'
import { sql } from 'kysely'
import { now } from '../../platform/clock.ts'
import type { Tx } from '../../platform/scope.ts'
import { listReachable } from '../duty/index.ts'
import { calendarOf } from '../standards/index.ts'
import { aboutWhom } from './about-whom.ts'
import { listLimits } from './remedy-policy.ts'
import { listGiven } from './remedy-rows.ts'

type Question = {
  branchId: string
  currency: string
  given: readonly Worth[]
  limits: readonly Limit[]
  not: readonly string[]
}

/** Who may be asked in a branch and is not away: whoever is on duty and their deputies, then the lower role first, somebody of this branch before somebody of all. */
export async function listDeciders(tx: Tx, branchId: string) {
  const members = await tx.db
    .selectFrom('member')
    .select(['id', 'name', 'role'])
    .where('active', '=', true)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('member_reach as r')
            .select('r.member_id')
            .whereRef('r.member_id', '=', 'member.id')
            .where('r.away_until', '>', now()),
        ),
      ),
    )
    .where('role', 'in', ['lead', 'manager', 'owner'])
    .where((where) => where.or([where('branch_ids', 'is', null), sql<boolean>`${branchId} = any (branch_ids)`]))
    .orderBy(sql`array_position(array['lead', 'manager', 'owner'], role)`)
    .orderBy(sql`branch_ids is null`)
    .orderBy('id')
    .execute()
  const { zone } = await tx.db.selectFrom('branch').select('zone').where('id', '=', branchId).executeTakeFirstOrThrow()
  const reachable = await listReachable(tx, branchId, zone)
  const onDuty = reachable.flatMap(({ as, id }) => (as === 'leads' ? [] : members.filter((member) => member.id === id)))
  return [...new Set([...onDuty, ...members])]
}

/** Who decides next: the first whose limit suffices; nobody when all were asked. */
export async function chooseApprover(
  tx: Tx,
  { branchId, currency, given, limits, not }: Question,
): Promise<string | null> {
  const able = (await listDeciders(tx, branchId)).find(
    ({ id, role }) => !not.includes(id) && isWithin(limits, role, currency, given),
  )
  return able?.id ?? null
}

type Asked = {
  case_id: string
  branch_id: string
  currency: string
  asked_by: string | null
  approver_id: string | null
  passed_over: string[]
}

/** After an approver who let their time pass: the next who may decide as much, never who asked or whom the complaint is about. */
export async function chooseNextApprover(tx: Tx, asked: Asked) {
  const passedOver = [...asked.passed_over, ...(asked.approver_id ? [asked.approver_id] : [])]
  const approverId = await chooseApprover(tx, {
    branchId: asked.branch_id,
    currency: asked.currency,
    given: await listGiven(tx, asked.case_id, asked.currency),
    limits: await listLimits(tx),
    not: [...passedOver, asked.asked_by, await aboutWhom(tx, asked.case_id)].filter((id) => id !== null),
  })
  return { approverId, passedOver }
}

/** The end of an approver's time, in minutes of the branch's open hours: nobody is passed over at night. */
export async function decideUntil(tx: Tx, branchId: string): Promise<Date> {
  const at = now().getTime()
  const branch = await tx.db
    .selectFrom('branch as b')
    .innerJoin('workspace as w', 'w.id', 'b.workspace_id')
    .select(['b.id as branch_id', 'b.zone', 'b.hours', 'b.hours_version', 'w.remedy_decide_minutes'])
    .where('b.id', '=', branchId)
    .executeTakeFirstOrThrow()
  const seconds = branch.remedy_decide_minutes * 60
  try {
    return new Date(dueAt(calendarOf(branch, 'branch'), at, seconds).due ?? at)
  } catch (error) {
    // A branch that is never open still has customers who wait.
    if (error instanceof CalendarError) return new Date(at + seconds * 1000)
    throw error
  }
}
