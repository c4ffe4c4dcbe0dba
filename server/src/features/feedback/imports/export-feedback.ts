import type { FeedbackFilter } from '@heed/contract/feedback.ts'
import type { FastifyReply } from 'fastify'
import { type RawBuilder, sql } from 'kysely'
import { now } from '../../../platform/clock.ts'
import { csvLine } from '../../../platform/http/csv.ts'
import { sendCsv } from '../../../platform/http/send-csv.ts'
import type { Scope } from '../../../platform/scope.ts'
import { inLanguage } from '../decisions/in-language.ts'
import { type FeedbackRow, selectFeedback, textOf } from '../feedback-rows.ts'
import { conditionsOf } from '../filter-feedback.ts'
import { columns } from './columns.ts'

type Row = FeedbackRow & { email: string | null; phone: string | null }

/** The rows of the list with the same filter, as the import takes them. */
export function exportFeedbackRows(scope: Scope, filter: FeedbackFilter, reply: FastifyReply): FastifyReply {
  const where = conditionsOf(scope, filter)
  const select = (): RawBuilder<unknown> =>
    sql`select f.*, ${address('email')} as email, ${address('phone')} as phone from (${selectFeedback(scope, where, sql``)}) f
      order by f.said_at desc, f.id desc`
  const filename = `heed-feedback-${now().toISOString().slice(0, 10)}.csv`
  return sendCsv<Row>(scope, reply, { filename, header: [...columns], select, lineOf })
}

const address = (kind: string) =>
  sql`(select a.value from customer_address a where a.customer_id = f.customer_id and a.kind = ${kind} order by a.value limit 1)`

const at = (moment: Date | null) => moment?.toISOString() ?? null

/** A decision of the business stands in words, since another business does not have it. */
function lineOf(row: Row): string {
  const decision = row.said ? inLanguage(row.said, row.business_language).text : null
  return csvLine([
    row.origin,
    row.source,
    row.channel,
    textOf(row),
    row.language,
    row.score,
    row.scale,
    at(row.said_at),
    row.branch,
    row.customer ?? row.said_by,
    row.email,
    row.phone,
    row.case_number,
    row.recorded_by,
    row.state,
    row.decided_text ?? decision,
    at(row.decided_at),
    row.done_text,
    at(row.done_at),
    at(row.told_at),
    row.kind,
    row.product,
  ])
}
