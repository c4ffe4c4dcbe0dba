import type { getCustomerHistory, HistoryEntry, HistoryKind } from '@heed/contract/customers.ts'
import { sql } from 'kysely'
import type { z } from 'zod'
import { cutPage, readTimeCursor } from '../../platform/http/paging.ts'
import type { Scope } from '../../platform/scope.ts'
import { isOfItsOwn, requireCustomer } from './customers.queries.ts'
import { furtherParts } from './history-parts.ts'

const textLength = 600

type Row = {
  entry: HistoryEntry['entry']
  id: string
  at: Date
  details: Record<string, unknown>
  /** null where there is no case: feedback of its own. */
  case_id: string | null
  number: number
  subject: string
  case_language: string
  channel_kind: string
  branch_name: string | null
}

/** One history over all cases and channels in sight: each kind of entry is cut to a page before they are put in order. */
export const readHistory = (
  scope: Scope,
  customerId: string,
  { cursor, limit, channelKind, kinds }: z.output<typeof getCustomerHistory.query>,
) =>
  scope.transaction(async (tx) => {
    await requireCustomer(tx, customerId)
    const after = readTimeCursor(cursor)
    const before = (at: string, id: string) =>
      after ? sql`and (${sql.ref(at)}, ${sql.ref(id)}) < (${after.at}::timestamptz, ${after.id}::uuid)` : sql``
    const most = limit + 1
    const wants = (kind: HistoryKind) => !kinds || kinds.includes(kind)
    const asked = { customerId, before, most, isByChannel: channelKind !== undefined }
    const further = (Object.keys(furtherParts) as (keyof typeof furtherParts)[])
      .filter(wants)
      .map((kind) => sql`union all (${furtherParts[kind](asked)})`)
    const isHidden = scope.may('feedback:publish')
      ? sql`false`
      : sql`heed.is_kept_moment(f.id, f.response_id, f.source)`
    const { rows } = await sql<Row>`
      with mine as (
        select c.id, c.number, c.subject, c.language, case when ch.id is null then (heed.channel_face(c.channel_id)).kind else ch.kind end as channel_kind, b.name as branch_name
        from "case" c left join channel ch on ch.id = c.channel_id join branch b on b.id = c.branch_id
        where c.customer_id = ${customerId} ${channelKind ? sql`and (heed.channel_face(c.channel_id)).kind = ${channelKind}` : sql``}
      ), entries as (
        (select 'message' as entry, m.id, m.at, m.case_id, jsonb_build_object('kind', m.kind, 'author', coalesce(u.name, a.name, 'Heed'),
            'text', left(m.text, ${textLength}), 'language', m.language, 'spoken', m.spoken,
            'cameByMail', m.kind = 'customer' and m.mail_id is not null,
            'files', (select count(*) from attachment f where f.message_id = m.id)) as details
          from message m join mine on mine.id = m.case_id left join member a on a.id = m.member_id left join customer u on u.id = m.customer_id
          where ${wants('message')} ${before('m.at', 'm.id')} order by m.at desc, m.id desc limit ${most})
        union all
        (select 'survey', r.id, r.answered_at, r.case_id, jsonb_build_object('satisfaction', r.satisfaction, 'solved', r.solved, 'speed', r.speed,
            'welcome', r.welcome, 'comeback', r.comeback, 'recommendation', r.recommendation, 'comment', r.comment, 'language', r.language)
          from survey_response r join mine on mine.id = r.case_id
          where ${wants('survey')} ${before('r.answered_at', 'r.id')} order by r.answered_at desc, r.id desc limit ${most})
        union all
        (select 'state', e.id, e.at, e.case_id, jsonb_build_object('from', e.payload->>'from', 'to', e.payload->>'to', 'actor', a.name)
          from event e join mine on mine.id = e.case_id left join member a on a.id = e.actor_id
          where e.type = 'case.state_changed' and ${wants('state')} ${before('e.at', 'e.id')} order by e.at desc, e.id desc limit ${most})
        union all
        (select 'feedback', f.id, f.said_at, null, jsonb_build_object('source', f.source, 'channel', f.channel, 'branchName', b.name,
            'text', case when ${isHidden} then null else left(f.text, ${textLength}) end, 'isHidden', ${isHidden}, 'language', f.language, 'state', f.state, 'score', case when f.score is not null then
            jsonb_build_object('value', f.score, 'scale', f.scale, 'group', heed.score_group(f.score, f.scale)) end)
          from feedback f left join branch b on b.id = f.branch_id
          where f.customer_id = ${customerId} and ${wants('feedback')} and ${isOfItsOwn} ${channelKind ? sql`and f.channel = ${channelKind}` : sql``}
            ${before('f.said_at', 'f.id')} order by f.said_at desc, f.id desc limit ${most})
        ${sql.join(further, sql` `)}
      )
      select e.*, mine.number, mine.subject, mine.language as case_language, mine.channel_kind, mine.branch_name
      from entries e left join mine on mine.id = e.case_id order by e.at desc, e.id desc limit ${most}`.execute(tx.db)
    const page = cutPage(rows, limit, (row) => [row.at.toISOString(), row.id])
    return { items: page.items.map(present), next: page.next }
  })

const present = ({ entry, id, at, details, ...row }: Row) =>
  ({
    entry,
    id,
    at: at.toISOString(),
    ...(row.case_id && {
      case: { id: row.case_id, number: row.number, subject: row.subject, language: row.case_language },
      channelKind: row.channel_kind,
      branchName: row.branch_name,
    }),
    ...details,
  }) as HistoryEntry
