import { type RawBuilder, sql } from 'kysely'
import type { Tx } from '../../../platform/scope.ts'

export type WishFilter = { from: string; to: string; branchId?: string | undefined; memberId?: string | undefined }

/**
 * Every wish that could not be met as it was, with what was offered: goods that were not here, requests refused by a rule, and
 * exceptions that were not made. Where and by when something can be had counts as an alternative to having it here and now.
 */
export const impossibleWishes = (tx: Tx, { from, to, branchId, memberId }: WishFilter): RawBuilder<unknown> => sql`
  select w.*, c.number, c.subject, c.branch_id, b.name as branch_name from (
    select case_id, asked_by as member_id, asked_at as at, 'not_here' as kind, concat_ws(', ', product, detail) as wish,
      coalesce(alternative, case when source is not null and expected_on is not null then source || ', ' || expected_on end) as alternative
    from special_request where workspace_id = ${tx.scope.workspaceId}
    union all
    select case_id, member_id, at, 'refused_by_rule', asked, alternative
    from rule_use where workspace_id = ${tx.scope.workspaceId} and asked is not null
    union all
    select case_id, asked_by, asked_at, 'no_exception', needs, null
    from policy_exception where workspace_id = ${tx.scope.workspaceId} and state = 'refused'
  ) w
  join "case" c on c.id = w.case_id
  join branch b on b.id = c.branch_id
  where (w.at at time zone b.zone)::date between ${from}::date and ${to}::date
    ${branchId ? sql`and c.branch_id = ${branchId}` : sql``} ${memberId ? sql`and w.member_id = ${memberId}` : sql``}`
