import type { listSurveyUnanswered, Mood } from '@heed/contract/survey-response-rate.ts'
import { sql } from 'kysely'
import type { z } from 'zod'
import { now } from '../../../../platform/clock.ts'
import { cutPage, readTimeCursor } from '../../../../platform/http/paging.ts'
import type { Scope } from '../../../../platform/scope.ts'
import { requireSurvey } from '../../editor/read-survey.ts'
import { askedByMail } from './asked-by-mail.ts'

type Row = {
  id: string
  customer_id: string
  customer: string
  branch_id: string
  branch: string
  mood: Mood
  lapsed: boolean
  sent_at: Date
  reminded_at: Date | null
  expires_at: Date | null
}

export const listUnanswered = (
  scope: Scope,
  surveyId: string,
  { cursor, limit, mood, lapsed, ...filter }: z.output<typeof listSurveyUnanswered.query>,
) =>
  scope.transaction(async (tx) => {
    await requireSurvey(tx, surveyId)
    const after = readTimeCursor(cursor)
    const { rows } = await sql<Row>`
      select a.*, u.name as customer from (${askedByMail(surveyId, filter)}) a join customer u on u.id = a.customer_id
      where not a.answered ${mood ? sql`and a.mood = ${mood}` : sql``} ${lapsed ? sql`and a.lapsed` : sql``}
        ${after ? sql`and (date_trunc('milliseconds', a.sent_at), a.id) < (${after.at}::timestamptz, ${after.id}::uuid)` : sql``}
      order by date_trunc('milliseconds', a.sent_at) desc, a.id desc limit ${limit + 1}`.execute(tx.db)
    const page = cutPage(rows, limit, (row) => [row.sent_at.toISOString(), row.id])
    return {
      items: page.items.map((row) => ({
        invitationId: row.id,
        customer: { id: row.customer_id, name: row.customer },
        branch: { id: row.branch_id, name: row.branch },
        mood: row.mood,
        isLapsed: row.lapsed,
        sentAt: row.sent_at.toISOString(),
        remindedAt: row.reminded_at?.toISOString() ?? null,
        isOpen: row.expires_at !== null && row.expires_at > now(),
      })),
      next: page.next,
    }
  })
