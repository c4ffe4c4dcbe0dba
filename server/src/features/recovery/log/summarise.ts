import type { ComplaintFilter, ComplaintSummary } from '@heed/contract/complaint-log.ts'
import { wilsonPercent } from '@heed/methods/wilson.ts'
import { sql } from 'kysely'
import { now } from '../../../platform/clock.ts'
import type { Scope, Tx } from '../../../platform/scope.ts'
import { complaintsWhere, periodOf } from './filter.ts'

const dayMs = 86_400_000
const newDays = 30
const most = 10
const mostWeeks = 600

type Numbers = {
  total: number
  asked: number
  open: number
  solved: number
  satisfied: number
  prevented: number
  judged: number
  content: number
  done: number
  reviewed: number
  angry: number
  kept: number
  without_item: number
}
type Groups = {
  items: ComplaintSummary['items']
  branches: ComplaintSummary['branches']
  channels: ComplaintSummary['channels']
  causes: ComplaintSummary['causes']
  weeks: ComplaintSummary['weeks']
}

/** What customers complain of: every figure counts exactly what the list shows under the same filter. */
export const summarise = (scope: Scope, filter: ComplaintFilter): Promise<ComplaintSummary> =>
  scope.transaction(async (tx) => {
    const period = periodOf(filter)
    const { rows } = await sql<Numbers & Groups>`
      with found as materialized (${complaintsWhere(tx, filter)})
      select n.*, ${groups(tx)} from (${numbers()}) n`.execute(tx.db)
    const row = rows[0] as Numbers & Groups
    return {
      ...period,
      total: row.total,
      brought: row.total - row.asked,
      foundByAsking: row.asked,
      standing: { open: row.open, solved: row.solved, satisfied: row.satisfied, prevented: row.prevented },
      satisfied: share(row.content, row.judged),
      reviewed: share(row.reviewed, row.done),
      angryKept: share(row.kept, row.angry),
      items: row.items,
      withoutItem: row.without_item,
      branches: row.branches,
      channels: row.channels,
      causes: row.causes,
      weeks: withoutGaps(row.weeks, period),
    }
  })

/** Come back since: another case, of whatever kind but a complaint, after the anger. */
const numbers = () => sql`
  select count(*)::int as total, count(*) filter (where found_by_asking)::int as asked,
    count(*) filter (where standing = 'open')::int as open, count(*) filter (where standing = 'solved')::int as solved,
    count(*) filter (where standing = 'satisfied')::int as satisfied, count(*) filter (where standing = 'prevented')::int as prevented,
    count(satisfied)::int as judged, count(*) filter (where satisfied)::int as content,
    count(*) filter (where standing <> 'open')::int as done,
    count(*) filter (where standing <> 'open' and cause is not null)::int as reviewed,
    count(*) filter (where follow_up_at <= ${now()})::int as angry,
    count(*) filter (where follow_up_at <= ${now()} and (satisfied or exists (select 1 from "case" o
      where o.customer_id = found.customer_id and o.opened_at > found.angry_at and o.kind <> 'complaint')))::int as kept,
    count(*) filter (where item is null)::int as without_item
  from found`

const groups = (tx: Tx) => sql`
  (select coalesce(jsonb_agg(jsonb_build_object('item', i.item, 'n', i.n, 'isNew', not exists (
      select 1 from complaint e where e.workspace_id = ${tx.scope.workspaceId} and lower(e.item) = i.folded
        and e.withdrawn_at is null and e.received_at < ${new Date(now().getTime() - newDays * dayMs)}::timestamptz)) order by i.n desc, i.item), '[]')
    from (select lower(item) as folded, min(item) as item, count(*)::int as n from found where item is not null
      group by 1 order by count(*) desc, min(item) limit ${most}) i) as items,
  (select coalesce(jsonb_agg(to_jsonb(g) order by n desc, name), '[]') from (
    select branch_id as id, min(branch_name) as name, count(*)::int as n from found group by 1) g) as branches,
  (select coalesce(jsonb_agg(to_jsonb(g) order by n desc), '[]') from (
    select channel_kind as kind, count(*)::int as n from found group by 1) g) as channels,
  (select coalesce(jsonb_agg(to_jsonb(g) order by n desc), '[]') from (
    select cause_kind as kind, count(*)::int as n from found group by 1) g) as causes,
  (select coalesce(jsonb_agg(to_jsonb(g) order by week), '[]') from (
    select week, count(*)::int as n from found group by 1) g) as weeks`

const share = (n: number, of: number): ComplaintSummary['satisfied'] => ({ n, of, ...wilsonPercent(n, of) })

/** A week without complaints is a week with none, not a missing one. */
function withoutGaps(weeks: ComplaintSummary['weeks'], { from, to }: { from: string; to: string }) {
  const known = new Map(weeks.map(({ week, n }) => [week, n]))
  const isLong = Date.parse(to) - Date.parse(from) > mostWeeks * 7 * dayMs
  // Of a century only the weeks from the first complaint to the last are told.
  const monday = mondayOf(isLong ? (weeks[0]?.week ?? to) : from)
  const end = isLong ? (weeks.at(-1)?.week ?? from) : to
  const count = Math.floor((Date.parse(end) - monday) / (7 * dayMs)) + 1
  return Array.from({ length: Math.max(0, count) }, (_, index) => {
    const week = new Date(monday + index * 7 * dayMs).toISOString().slice(0, 10)
    return { week, n: known.get(week) ?? 0 }
  })
}

const mondayOf = (day: string) => {
  const at = Date.parse(day)
  return at - ((new Date(at).getUTCDay() + 6) % 7) * dayMs
}
