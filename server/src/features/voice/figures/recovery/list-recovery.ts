import type { listRecovery as contract, RecoveryStanding } from '@heed/contract/survey-recovery.ts'
import { sql } from 'kysely'
import type { z } from 'zod'
import { cutPage, readTimeCursor } from '../../../../platform/http/paging.ts'
import type { Scope } from '../../../../platform/scope.ts'
import { requireSurvey } from '../../editor/read-survey.ts'
import { unhappyCustomers } from './unhappy-customers.ts'

type Item = z.output<typeof contract.response>['items'][number]
type Row = {
  id: string
  at: Date
  customer_id: string | null
  customer: string | null
  branch_id: string
  branch: string
  case_id: string | null
  number: number | null
  subject: string | null
  cause: string
  response_id: string | null
  before_satisfaction: number | null
  before_words: string | null
  after_at: Date | null
  after_id: string | null
  after_satisfaction: number | null
  after_words: string | null
  standing: RecoveryStanding
  reason: Item['reason']
}

/** By the same condition that counts them. */
export const listRecovery = (
  scope: Scope,
  { cursor, limit, standing, reason, ...filter }: z.output<typeof contract.query>,
) =>
  scope.transaction(async (tx) => {
    if (filter.surveyId) await requireSurvey(tx, filter.surveyId)
    const after = readTimeCursor(cursor)
    const { rows } = await sql<Row>`
      select u.*, p.name as customer, c.number, c.subject, one.satisfaction as before_satisfaction, one.comment as before_words,
        two.satisfaction as after_satisfaction, coalesce(two.comment, case when u.after_at is not null and u.after_id is null then
          (select k.judged_words from complaint k where k.case_id = u.case_id) end) as after_words
      from (${unhappyCustomers(filter)}) u left join customer p on p.id = u.customer_id left join "case" c on c.id = u.case_id
      left join survey_response one on one.id = u.response_id left join survey_response two on two.id = u.after_id
      where true ${standing ? sql`and u.standing = ${standing}` : sql``} ${reason ? sql`and u.reason = ${reason}` : sql``}
        ${after ? sql`and (date_trunc('milliseconds', u.at), u.id) < (${after.at}::timestamptz, ${after.id}::uuid)` : sql``}
      order by date_trunc('milliseconds', u.at) desc, u.id desc limit ${limit + 1}`.execute(tx.db)
    const page = cutPage(rows, limit, (row) => [row.at.toISOString(), row.id])
    return { items: page.items.map(present), next: page.next }
  })

const present = (row: Row): Item => ({
  id: row.id,
  at: row.at.toISOString(),
  customer: row.customer_id && row.customer !== null ? { id: row.customer_id, name: row.customer } : null,
  branch: { id: row.branch_id, name: row.branch },
  case: row.case_id && row.number !== null ? { id: row.case_id, number: row.number, subject: row.subject ?? '' } : null,
  causeKind: row.cause === 'none' ? null : (row.cause as Item['causeKind']),
  before: row.response_id
    ? {
        responseId: row.response_id,
        at: row.at.toISOString(),
        satisfaction: row.before_satisfaction,
        words: row.before_words,
      }
    : null,
  after: row.after_at
    ? {
        responseId: row.after_id,
        at: row.after_at.toISOString(),
        satisfaction: row.after_satisfaction,
        words: row.after_words,
      }
    : null,
  standing: row.standing,
  reason: row.reason,
})
