import { type RawBuilder, sql } from 'kysely'

export type RunChoice = { branchId: string | null; language: string | null; seenDays: number | null }

/** Where and when a customer was last seen: their last case or occasion. */
const lastSeen = sql`lateral (
    select branch_id, at, kind from (
      (select c.branch_id, c.last_message_at as at, c.kind from "case" c where c.customer_id = u.id order by c.last_message_at desc limit 1)
      union all (select o.branch_id, o.at, o.kind from occasion o where o.customer_id = u.id order by o.at desc limit 1)
    ) s order by at desc limit 1) seen`

/** `from … where …` of the customers `u` that a run fits to, with where they were `seen` last. */
export const runCustomers = (workspaceId: string, choice: RunChoice, since: Date): RawBuilder<unknown> => sql`
  from customer u left join ${lastSeen} on true
  where u.workspace_id = ${workspaceId}
    and (${choice.language}::text is null or u.language = ${choice.language})
    and (${choice.branchId}::uuid is null or seen.branch_id = ${choice.branchId}::uuid)
    and (${choice.seenDays}::int is null or seen.at >= ${since}::timestamptz - make_interval(days => ${choice.seenDays}::int))`

/** Customers whose last sign lies between two moments and was no complaint: whoever complained is recovery's to care for. */
export const silentCustomers = (workspaceId: string, from: Date, to: Date): RawBuilder<unknown> => sql`
  from customer u join ${lastSeen} on true
  where u.workspace_id = ${workspaceId} and seen.at >= ${from} and seen.at < ${to} and seen.kind <> 'complaint'`
