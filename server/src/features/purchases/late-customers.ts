import type { LateCustomer, listLateCustomers } from '@heed/contract/purchases.ts'
import { sql } from 'kysely'
import type { z } from 'zod'
import { cutPage, readTimeCursor } from '../../platform/http/paging.ts'
import type { Scope } from '../../platform/scope.ts'
import { daysBetween, stateOn, today } from './buying-pattern.ts'

type Row = {
  id: string
  name: string
  branch_id: string
  branch: string
  usual_days: number
  last_on: string
  late_on: string
  quiet_on: string
  complaint: string | null
  phone: string | null
  call: { at: string; outcome: string; reason: string | null; again_on: string | null } | null
}

const openComplaint = sql`(select c.id from "case" c where c.customer_id = u.id and c.kind = 'complaint'
  and c.state in ('open', 'waiting', 'snoozed') order by c.opened_at desc limit 1)`
/** Where `u` came last, as far as the reader sees it. */
export const cameLast = sql`(select o.branch_id from occasion o
  where o.customer_id = u.id and o.kind in ('visit', 'purchase') and o.cancelled_at is null order by o.at desc limit 1)`
/** The last call about this absence: who came since is another matter. */
const lastCall = sql`(select jsonb_build_object('at', l.at, 'outcome', l.outcome, 'reason', l.reason, 'again_on', l.again_on) from lost_call l
  where l.customer_id = u.id and l.last_on = r.last_on order by l.at desc, l.id desc limit 1)`

/**
 * Of the rhythm `r` of `u`: gone quiet without a word, nobody has spoken with them since they came, and they did not ask to be
 * left alone. A complaint is solved first.
 */
export const isToBeCalled = (day: string) => sql<boolean>`(
  r.quiet_on <= ${day} and ${openComplaint} is null
  and coalesce((select k.given from customer_consent k where k.customer_id = u.id and k.purpose = 'calls'
    order by k.at desc, k.id desc limit 1), true)
  and coalesce((${lastCall} ->> 'again_on')::date <= ${day}, ${lastCall} is null))`

/** Those who came last where the reader sees it. */
export const listLate = (
  scope: Scope,
  { cursor, limit, state, toCall, branchId }: z.output<typeof listLateCustomers.query>,
) =>
  scope.transaction(async (tx) => {
    const after = readTimeCursor(cursor)
    const day = today()
    const { rows } = await sql<Row>`
      select u.id, u.name, seen.branch_id, b.name as branch, r.usual_days::float8 as usual_days, r.last_on, r.late_on, r.quiet_on, ${openComplaint} as complaint,
        ${lastCall} as call, (select a.value from customer_address a where a.customer_id = u.id and a.kind = 'phone' order by a.added_at limit 1) as phone
      from customer_rhythm r join customer u on u.id = r.customer_id
      cross join lateral ${cameLast} seen
      join branch b on b.id = seen.branch_id
      where r.workspace_id = ${scope.workspaceId} and r.late_on <= ${day}
        ${state === 'quiet' ? sql`and r.quiet_on <= ${day}` : state === 'late' ? sql`and r.quiet_on > ${day}` : sql``}
        ${toCall ? sql`and ${isToBeCalled(day)}` : sql``}
        ${branchId ? sql`and seen.branch_id = ${branchId}` : sql``}
        ${after ? sql`and (r.late_on, u.id) < (${after.at}::date, ${after.id}::uuid)` : sql``}
      order by r.late_on desc, u.id desc limit ${limit + 1}`.execute(tx.db)
    const page = cutPage(rows, limit, (row) => [row.late_on, row.id])
    return { items: page.items.map((row) => present(row, day)), next: page.next }
  })

const present = (row: Row, day: string): LateCustomer => ({
  customer: { id: row.id, name: row.name },
  branch: { id: row.branch_id, name: row.branch },
  state: stateOn(day, row) === 'quiet' ? 'quiet' : 'late',
  usualDays: row.usual_days,
  lastOn: row.last_on,
  daysSince: daysBetween(row.last_on, day),
  openComplaintId: row.complaint,
  phone: row.phone,
  lastCall: row.call
    ? {
        at: new Date(row.call.at).toISOString(),
        outcome: row.call.outcome as NonNullable<LateCustomer['lastCall']>['outcome'],
        reason: row.call.reason as NonNullable<LateCustomer['lastCall']>['reason'],
        againOn: row.call.again_on,
      }
    : null,
})
