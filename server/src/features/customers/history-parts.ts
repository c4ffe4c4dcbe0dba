import type { HistoryKind } from '@heed/contract/customers.ts'
import { type RawBuilder, sql } from 'kysely'

type Part = RawBuilder<unknown>
/** Rows before the cursor, by their time and id. */
export type Before = (at: string, id: string) => Part
export type Asked = { customerId: string; before: Before; most: number; isByChannel: boolean }

/** What was promised, given, looked for and learnt, each kind cut to a page; `mine` are the customer's cases in sight. */
export const furtherParts: Record<
  Exclude<HistoryKind, 'message' | 'survey' | 'state' | 'feedback'>,
  (asked: Asked) => Part
> = {
  promise: ({ before, most }) => sql`
    select 'promise' as entry, p.id, p.made_at as at, p.case_id,
      jsonb_build_object('words', p.words, 'state', p.state, 'dueAt', to_char(p.due_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"')) as details
    from promise p join mine on mine.id = p.case_id
    where not p.internal ${before('p.made_at', 'p.id')} order by p.made_at desc, p.id desc limit ${most}`,
  request: ({ before, most }) => sql`
    select 'request', r.id, r.asked_at, r.case_id, jsonb_build_object('product', r.product, 'state', r.state)
    from special_request r join mine on mine.id = r.case_id
    where true ${before('r.asked_at', 'r.id')} order by r.asked_at desc, r.id desc limit ${most}`,
  remedy: ({ before, most }) => sql`
    select 'remedy', r.id, r.asked_at, r.case_id,
      jsonb_build_object('kind', r.kind, 'state', r.state, 'amount', r.amount::float8, 'currency', r.currency)
    from remedy r join mine on mine.id = r.case_id
    where true ${before('r.asked_at', 'r.id')} order by r.asked_at desc, r.id desc limit ${most}`,
  alert: ({ before, most }) => sql`
    select 'alert', k.alert_id, k.told_at, k.case_id, jsonb_build_object('product', a.product)
    from product_alert_case k join mine on mine.id = k.case_id join product_alert a on a.id = k.alert_id
    where k.told_at is not null and k.unlinked_at is null ${before('k.told_at', 'k.alert_id')}
    order by k.told_at desc, k.alert_id desc limit ${most}`,
  changed: ({ customerId, before, most }) => sql`
    select 'changed', n.id, n.created_at, n.case_id,
      jsonb_build_object('did', coalesce(f.done_text, d.did ->> u.language, d.did ->> w.language))
    from feedback_notice n join mine on mine.id = n.case_id join feedback f on f.id = n.feedback_id
      join customer u on u.id = n.customer_id join workspace w on w.id = n.workspace_id left join decision d on d.id = n.decision_id
    where n.customer_id = ${customerId} and n.outbox_id is not null ${before('n.created_at', 'n.id')}
    order by n.created_at desc, n.id desc limit ${most}`,
  need: ({ customerId, before, most, isByChannel }) => sql`
    select 'need', n.id, n.at, mine.id, jsonb_build_object('words', n.words, 'state', n.state)
    from customer_need n left join mine on mine.id = n.case_id
    where n.customer_id = ${customerId} ${isByChannel ? sql`and mine.id is not null` : sql``} ${before('n.at', 'n.id')}
    order by n.at desc, n.id desc limit ${most}`,
  fact: ({ customerId, before, most, isByChannel }) => sql`
    select 'fact', k.id, k.at, mine.id, jsonb_build_object('kind', k.kind, 'topic', k.topic, 'value', k.value, 'basis', k.basis)
    from customer_fact k left join mine on mine.id = k.case_id
    where k.customer_id = ${customerId} and k.value is not null ${isByChannel ? sql`and mine.id is not null` : sql``}
      ${before('k.at', 'k.id')} order by k.at desc, k.id desc limit ${most}`,
  consent: ({ customerId, before, most, isByChannel }) => sql`
    select 'consent', k.id, k.at, mine.id, jsonb_build_object('purpose', k.purpose, 'given', k.given)
    from customer_consent k left join mine on mine.id = k.case_id
    where k.customer_id = ${customerId} ${isByChannel ? sql`and mine.id is not null` : sql``} ${before('k.at', 'k.id')}
    order by k.at desc, k.id desc limit ${most}`,
}
