import { type PurchaseFilter, type RecordFilter, type RecordKind, recordColumns } from '@heed/contract/record-files.ts'
import type { FastifyReply } from 'fastify'
import { type RawBuilder, sql } from 'kysely'
import { recordsExported } from '../../events/record-file-events.ts'
import { now } from '../../platform/clock.ts'
import { csvLine } from '../../platform/http/csv.ts'
import { sendCsv } from '../../platform/http/send-csv.ts'
import type { Scope, Tx } from '../../platform/scope.ts'
import { caseConditions } from '../cases/index.ts'

type Cell = string | number | boolean | null
type Row = Record<string, unknown>

/** All customers, or those with a case that the filter lets through; whoever sees some branches only gets those with a case there. */
export async function exportCustomersTo(
  scope: Scope,
  filter: RecordFilter,
  reply: FastifyReply,
): Promise<FastifyReply> {
  await note(scope, 'customers', filter)
  return send(scope, 'customers', reply, async (tx) => {
    const isAll = Object.keys(filter).length === 0 && scope.branchIds === null
    const chosen = isAll
      ? sql`true`
      : sql`exists (select from "case" c where c.customer_id = u.id and ${await conditionsOf(tx, filter)})`
    return sql`select u.id, ${originOf('customer_origin', 'customer_id', sql`u.id`)} as external_id, u.name,
        ${addressesOf('email')} as emails, ${addressesOf('phone')} as phones, u.language, u.form_of_address, u.note, u.zone, u.talk,
        (u.best_time ->> 0) || '-' || (u.best_time ->> 1) as best_time,
        case when u.surveys_stopped_at is not null then 'yes' end as surveys_stopped, u.created_at as since
      from customer u where u.workspace_id = ${scope.workspaceId} and ${chosen} order by u.id`
  })
}

export async function exportCasesTo(scope: Scope, filter: RecordFilter, reply: FastifyReply): Promise<FastifyReply> {
  await note(scope, 'cases', filter)
  return send(
    scope,
    'cases',
    reply,
    async (
      tx,
    ) => sql`select c.id, ${originOf('case_origin', 'case_id', sql`c.id`)} as external_id, c.number, c.customer_id,
        u.name as customer_name, ${firstAddress('email')} as customer_email, ${firstAddress('phone')} as customer_phone, b.name as branch,
        case when ch.id is null then (heed.channel_face(c.channel_id)).kind else ch.kind end as channel, c.kind, c.state, c.priority,
        c.subject, m.text, c.language, array_to_string(c.tags, '; ') as tags, o.name as owner, c.opened_at, c.first_answer_at,
        c.last_message_at, c.solved_at, c.closed_at, c.snoozed_until
      from "case" c join customer u on u.id = c.customer_id join branch b on b.id = c.branch_id
        left join channel ch on ch.id = c.channel_id left join member o on o.id = c.owner_id
        left join lateral (select text from message where case_id = c.id and kind = 'customer' order by id limit 1) m on true
      where ${await conditionsOf(tx, filter)} order by c.opened_at, c.id`,
  )
}

/** A purchase without a number of its own is known by its id when it comes again. */
export async function exportPurchasesTo(
  scope: Scope,
  filter: PurchaseFilter,
  reply: FastifyReply,
): Promise<FastifyReply> {
  await note(scope, 'purchases', filter)
  const { from, to, branchId } = filter
  const day = sql`(o.at at time zone b.zone)::date`
  return send(
    scope,
    'purchases',
    reply,
    async () => sql`select coalesce(o.reference, o.id::text) as reference, o.at, b.name as branch, o.customer_id,
        u.name as customer_name, ${firstAddress('email')} as customer_email, ${firstAddress('phone')} as customer_phone, u.language,
        l.code, l.name as product, l.quantity::float8 as quantity, l.amount::float8 as line_amount, o.amount::float8 as amount, o.currency,
        o.words, case when o.cancelled_at is not null then 'yes' end as cancelled
      from occasion o join customer u on u.id = o.customer_id join branch b on b.id = o.branch_id
        left join purchase_line l on l.occasion_id = o.id
      where o.workspace_id = ${scope.workspaceId} and o.kind = 'purchase'
        ${branchId ? sql`and o.branch_id in (${sql.join(branchId)})` : sql``}
        ${from ? sql`and ${day} >= ${from}::date` : sql``} ${to ? sql`and ${day} <= ${to}::date` : sql``}
      order by o.at, o.id, l.position`,
  )
}

/** The conditions of the case list, and the days on the calendar of each branch. */
async function conditionsOf(tx: Tx, { openedFrom, openedTo, ...filter }: RecordFilter): Promise<RawBuilder<unknown>> {
  const day = sql`(c.opened_at at time zone (select d.zone from branch d where d.id = c.branch_id))::date`
  return sql.join(
    [
      ...(await caseConditions(tx, filter)),
      ...(openedFrom ? [sql`${day} >= ${openedFrom}::date`] : []),
      ...(openedTo ? [sql`${day} <= ${openedTo}::date`] : []),
    ],
    sql` and `,
  )
}

/** What others know it by, where somebody does. */
const originOf = (table: string, column: string, id: RawBuilder<unknown>) =>
  sql`(select r.origin from ${sql.table(table)} r where r.${sql.ref(column)} = ${id} and r.origin not like 'row:%' order by r.position, r.origin limit 1)`
const addressesOf = (kind: string) =>
  sql`(select string_agg(a.value, '; ' order by a.added_at, a.value) from customer_address a where a.customer_id = u.id and a.kind = ${kind})`
const firstAddress = (kind: string) =>
  sql`(select a.value from customer_address a where a.customer_id = u.id and a.kind = ${kind} order by a.added_at, a.value limit 1)`

/** Whoever carries people's data out of the house is named in the audit log. */
const note = (scope: Scope, kind: RecordKind, filter: RecordFilter | PurchaseFilter) =>
  scope.transaction((tx) => tx.emit(recordsExported, { kind, filter }))

function send(
  scope: Scope,
  kind: RecordKind,
  reply: FastifyReply,
  select: (tx: Tx) => Promise<RawBuilder<unknown>>,
): FastifyReply {
  const columns = recordColumns[kind]
  const filename = `heed-${kind}-${now().toISOString().slice(0, 10)}.csv`
  const lineOf = (row: Row) => csvLine(columns.map((column) => cellOf(row[column])))
  return sendCsv<Row>(scope, reply, { filename, header: [...columns], select, lineOf })
}

const cellOf = (value: unknown): Cell => (value instanceof Date ? value.toISOString() : ((value ?? null) as Cell))
