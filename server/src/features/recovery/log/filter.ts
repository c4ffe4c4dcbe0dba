import type { ComplaintFilter } from '@heed/contract/complaint-log.ts'
import { type RawBuilder, sql } from 'kysely'
import { now } from '../../../platform/clock.ts'
import type { Tx } from '../../../platform/scope.ts'

const dayMs = 86_400_000
export type Period = { from: string; to: string }

export const periodOf = ({ from, to }: Pick<ComplaintFilter, 'from' | 'to'>): Period => {
  // A day ahead: in some zone it is tomorrow already.
  const end = to ?? new Date(now().getTime() + dayMs).toISOString().slice(0, 10)
  return { from: from ?? new Date(Date.parse(end) - 91 * dayMs).toISOString().slice(0, 10), to: end }
}

/** The newest step of each stage tells how far a complaint has come. */
const reached = (stage: string) => sql`coalesce((select s.way <> 'undone' from complaint_step s
  where s.case_id = k.case_id and s.stage = ${stage} order by s.id desc limit 1), false)`

/** Complaints that a filter lets through, a row each, with all that the log tells of one. */
export function complaintsWhere(tx: Tx, filter: ComplaintFilter): RawBuilder<unknown> {
  const { from, to } = periodOf(filter)
  const day = sql`(k.received_at at time zone b.zone)::date`
  const conditions = [
    sql`true`,
    ...(filter.branchId ? [sql`branch_id = ${filter.branchId}`] : []),
    ...(filter.channelKind ? [sql`channel_kind = ${filter.channelKind}`] : []),
    ...(filter.item ? [sql`lower(item) = lower(${filter.item})`] : []),
    ...(filter.causeKind === 'none'
      ? [sql`cause_kind is null`]
      : filter.causeKind
        ? [sql`cause_kind = ${filter.causeKind}`]
        : []),
    ...(filter.found ? [sql`found_by_asking = ${filter.found === 'asked'}`] : []),
    ...(filter.angry ? [sql`is_angry`] : []),
    ...(filter.week ? [sql`week = ${filter.week}`] : []),
    ...(filter.standing ? [sql`standing = any (${filter.standing})`] : []),
  ]
  return sql`
    select * from (
      select k.case_id, k.received_at, ${day} as day, date_trunc('week', ${day})::date::text as week, k.item, k.found_by_asking,
        k.satisfied, k.angry_at is not null as is_angry, k.angry_at, k.follow_up_at, r.cause, r.cause_kind,
        c.number, c.subject, c.customer_id, c.branch_id, c.owner_id, b.name as branch_name,
        case when ch.id is null then (heed.channel_face(c.channel_id)).kind else ch.kind end as channel_kind,
        case when ${reached('prevented')} then 'prevented' when k.satisfied then 'satisfied'
          when c.state in ('solved', 'closed') then 'solved' else 'open' end as standing
      from complaint k
      join "case" c on c.id = k.case_id
      join branch b on b.id = c.branch_id
      left join channel ch on ch.id = c.channel_id
      left join cause_review r on r.case_id = k.case_id
      where k.workspace_id = ${tx.scope.workspaceId} and k.withdrawn_at is null and ${day} between ${from} and ${to}
        and k.received_at between ${from}::date - interval '1 day' and ${to}::date + interval '2 days'
    ) k where ${sql.join(conditions, sql` and `)}`
}
