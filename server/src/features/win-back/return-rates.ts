import type {
  getReturnRates,
  listUnhappyCustomers,
  ReturnRates,
  ReturnWay,
  UnhappyCustomer,
} from '@heed/contract/win-back.ts'
import { newcombeDifference } from '@heed/methods/newcombe.ts'
import { wilsonPercent } from '@heed/methods/wilson.ts'
import { type RawBuilder, sql } from 'kysely'
import type { z } from 'zod'
import { now } from '../../platform/clock.ts'
import { cutPage, readTimeCursor } from '../../platform/http/paging.ts'
import type { Scope } from '../../platform/scope.ts'
import { firstReturnOf, returnsOf } from './returns.ts'

/** Under so many customers on a side nothing is said about the difference. */
const fewest = 10
/** The lowest two of five answers. */
export const unhappyRating = 2

type Filter = z.output<typeof getReturnRates.query>

/**
 * Unhappy customers, each once with their first such case in sight, from the moment it was solved: (case_id, number, subject,
 * customer_id, branch_id, since, is_over, compensated, came_at, came_way, came_case_id, only_coupon). Compensated is who was granted
 * something of worth in that case before they came again: a gift to somebody who came anyway brought nobody.
 */
const unhappyCustomers = (scope: Scope, { days, branchId }: Filter): RawBuilder<unknown> => {
  const end = sql`u.since + make_interval(days => ${days})`
  const when = { customer: sql`u.customer_id`, case: sql`u.case_id`, from: sql`u.since`, to: end }
  return sql`
    select u.*, ${end} <= ${now()} as is_over, came.at as came_at, came.way as came_way, came.case_id as came_case_id,
      came.at is not null and not exists (select from (${returnsOf(when)}) any_way where any_way.way <> 'coupon') as only_coupon,
      exists (
        select from remedy g where g.case_id = u.case_id and g.kind <> 'apology' and g.amount > 0
          and g.state in ('granted', 'fulfilled') and g.decided_at <= least(${end}, coalesce(came.at, ${end}))) as compensated
    from (
      select distinct on (c.customer_id) c.id as case_id, c.number, c.subject, c.customer_id, c.branch_id, c.solved_at as since
      from "case" c
      where c.workspace_id = ${scope.workspaceId} and c.solved_at is not null and c.state in ('solved', 'closed')
        and ${scope.branchIds === null ? sql`true` : sql`c.branch_id = any (${scope.branchIds}::uuid[])`}
        and ${branchId ? sql`c.branch_id = ${branchId}` : sql`true`}
        and (exists (select from complaint k where k.case_id = c.id and k.withdrawn_at is null)
          or exists (select from survey_response a where a.case_id = c.id and a.satisfaction <= ${unhappyRating}))
      order by c.customer_id, c.solved_at, c.id) u
    left join lateral (${firstReturnOf(when)}) came on true`
}

/** Who came again, of those who were compensated and of those who were not. */
export const readReturnRates = (scope: Scope, filter: Filter): Promise<ReturnRates> =>
  scope.transaction((tx) =>
    // Somebody may come again in a branch out of the reader's sight.
    tx.everywhere(async () => {
      const { rows } = await sql<{ is_over: boolean; compensated: boolean; n: number; returned: number; only: number }>`
        select is_over, compensated, count(*)::int as n, count(came_at)::int as returned,
          count(*) filter (where only_coupon)::int as only
        from (${unhappyCustomers(scope, filter)}) x group by 1, 2`.execute(tx.db)
      const group = (isCompensated: boolean) => {
        const row = rows.find(({ is_over, compensated }) => is_over && compensated === isCompensated)
        const { n, returned, only } = row ?? { n: 0, returned: 0, only: 0 }
        return { n, returned, onlyByCoupon: only, ...wilsonPercent(returned, n) }
      }
      const [compensated, other] = [group(true), group(false)]
      const waiting = rows.filter(({ is_over }) => !is_over).reduce((sum, { n }) => sum + n, 0)
      return { days: filter.days, fewest, compensated, other, waiting, ...compare(compensated, other) }
    }),
  )

type Group = { n: number; returned: number }

function compare(compensated: Group, other: Group): Pick<ReturnRates, 'difference' | 'verdict'> {
  if (compensated.n < fewest || other.n < fewest) return { difference: null, verdict: 'too_few' }
  const shown = newcombeDifference(
    { successes: compensated.returned, n: compensated.n },
    { successes: other.returned, n: other.n },
  )
  if (!shown) return { difference: null, verdict: 'too_few' }
  return {
    difference: { points: shown.value * 100, interval: [shown.low * 100, shown.high * 100] },
    verdict: shown.low > 0 ? 'more' : shown.high < 0 ? 'fewer' : 'not_shown',
  }
}

type Row = {
  case_id: string
  number: number
  subject: string
  customer_id: string
  customer_name: string
  branch_id: string
  branch_name: string
  since: Date
  came_at: Date | null
  came_way: ReturnWay | null
  came_case_id: string | null
  came_number: number | null
  came_branch_id: string | null
}

/** Exactly the customers that a rate counts. */
export const listUnhappy = (
  scope: Scope,
  { cursor, limit, group, returned, ...filter }: z.output<typeof listUnhappyCustomers.query>,
) =>
  scope.transaction((tx) =>
    tx.everywhere(async () => {
      const after = readTimeCursor(cursor)
      const among =
        group === 'waiting' ? sql`not x.is_over` : sql`x.is_over and x.compensated = ${group === 'compensated'}`
      const came = {
        yes: sql`x.came_at is not null`,
        no: sql`x.came_at is null`,
        coupon_only: sql`x.only_coupon`,
      }
      const { rows } = await sql<Row>`
        select x.*, p.name as customer_name, b.name as branch_name, cc.number as came_number, cc.branch_id as came_branch_id
        from (${unhappyCustomers(scope, filter)}) x
        join customer p on p.id = x.customer_id join branch b on b.id = x.branch_id
        left join "case" cc on cc.id = x.came_case_id
        where ${among} and ${returned ? came[returned] : sql`true`}
          and ${after ? sql`(x.since, x.case_id) < (${after.at}::timestamptz, ${after.id}::uuid)` : sql`true`}
        order by x.since desc, x.case_id desc limit ${limit + 1}`.execute(tx.db)
      const page = cutPage(rows, limit, (row) => [row.since.toISOString(), row.case_id])
      return { items: page.items.map((row) => present(scope, row)), next: page.next }
    }),
  )

const present = (scope: Scope, row: Row): UnhappyCustomer => ({
  case: { id: row.case_id, number: row.number, subject: row.subject },
  customer: { id: row.customer_id, name: row.customer_name },
  branch: { id: row.branch_id, name: row.branch_name },
  solvedAt: row.since.toISOString(),
  cameAgain: presentReturn(scope, row),
})

export type ReturnRow = Pick<Row, 'came_at' | 'came_way' | 'came_case_id' | 'came_number' | 'came_branch_id'>

/** That a customer came again is told to whoever knows them; the case that says so only where it is in sight. */
export function presentReturn(scope: Scope, row: ReturnRow): UnhappyCustomer['cameAgain'] {
  if (!row.came_at || !row.came_way) return null
  const isInSight = scope.branchIds === null || scope.branchIds.includes(row.came_branch_id ?? '')
  return {
    at: row.came_at.toISOString(),
    way: row.came_way,
    case:
      row.came_case_id && row.came_number !== null && isInSight
        ? { id: row.came_case_id, number: row.came_number }
        : null,
  }
}
