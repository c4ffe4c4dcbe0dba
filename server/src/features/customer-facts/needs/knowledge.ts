import { sql } from 'kysely'
import { now } from '../../../platform/clock.ts'
import type { Scope } from '../../../platform/scope.ts'

const activeMs = 365 * 86_400_000

/** Of the customers with a case of the last year in sight: whose needs and form of address are known, and how often an answer went another way than wished. */
export const readKnowledge = (scope: Scope) =>
  scope.transaction(async (tx) => {
    const since = new Date(now().getTime() - activeMs)
    const { rows } = await sql<{ active: number; withNeed: number; withAddress: number; otherWays: number }>`
      with active as (select distinct customer_id from "case" where workspace_id = ${scope.workspaceId} and opened_at >= ${since})
      select count(*)::int as active,
        count(*) filter (where exists (select from customer_need n where n.customer_id = active.customer_id))::int as "withNeed",
        count(*) filter (where u.form_of_address is not null)::int as "withAddress",
        (select count(*)::int from message m join "case" c on c.id = m.case_id
          where m.workspace_id = ${scope.workspaceId} and m.other_way is not null and m.at >= ${since}) as "otherWays"
      from active join customer u on u.id = active.customer_id`.execute(tx.db)
    return rows[0] as (typeof rows)[number]
  })
