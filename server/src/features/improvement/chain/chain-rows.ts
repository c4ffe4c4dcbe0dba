import type { ChainLink } from '@heed/contract/chain.ts'
import { type RawBuilder, sql } from 'kysely'
import type { Tx } from '../../../platform/scope.ts'
import { periodOf, rowsOf } from '../../standards/index.ts'
import { returnsOf } from '../../win-back/index.ts'

/** Half the period: whoever's case was solved before that had as many days to come again. */
export const repeatDays = 42

/**
 * What a link counts, a row each: (id, at, customer_id, branch_id, case_id, value, good, currency, words, kept). `kept` says whether
 * the standard was kept in that case, all of its results together; null where it judged nothing there.
 */
export async function linkRows(tx: Tx, standardId: string, link: ChainLink): Promise<RawBuilder<unknown>> {
  const period = periodOf({})
  const inPeriod = (at: RawBuilder<unknown>) => sql`${at} >= ${period.from}::date and ${at} < ${period.to}::date + 1`
  const judged = sql`
    left join (select case_id, bool_and(kept) as kept from (${await rowsOf(tx, standardId, period)}) j
      where case_id is not null group by case_id) judged`
  if (link === 'satisfaction')
    return sql`
      select a.id, a.answered_at as at, a.customer_id, a.branch_id, a.case_id, a.satisfaction::float8 as value,
        a.satisfaction >= 4 as good, null as currency, a.comment as words, judged.kept
      from survey_response a ${judged} on judged.case_id = a.case_id
      where a.workspace_id = ${tx.scope.workspaceId} and a.satisfaction is not null and ${inPeriod(sql`a.answered_at`)}`
  if (link === 'sales')
    return sql`
      select v.id, v.at, v.customer_id, v.branch_id, null::uuid as case_id, v.amount::float8 as value, true as good, v.currency,
        v.words, null::boolean as kept
      from occasion v
      where v.workspace_id = ${tx.scope.workspaceId} and v.amount is not null and ${inPeriod(sql`v.at`)}`
  const end = sql`c.solved_at + make_interval(days => ${repeatDays})`
  const came = returnsOf({ customer: sql`c.customer_id`, case: sql`c.id`, from: sql`c.solved_at`, to: end })
  return sql`
    select c.id, c.solved_at as at, c.customer_id, c.branch_id, c.id as case_id,
      case when again.came then 1 else 0 end::float8 as value, again.came as good, null as currency, null as words, judged.kept
    from (
      select distinct on (customer_id) * from "case" o
      where o.workspace_id = ${tx.scope.workspaceId} and o.solved_at >= ${period.from}::date
        and o.solved_at < ${period.to}::date + 1 - ${repeatDays}::int and o.state in ('solved', 'closed')
      order by customer_id, solved_at, id) c
    cross join lateral (select exists (${came}) as came) again
    ${judged} on judged.case_id = c.id`
}
