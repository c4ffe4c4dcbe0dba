import type { FeedbackAnswer } from '@heed/contract/feedback.ts'
import type { listOwedAnswers } from '@heed/contract/feedback-answers.ts'
import { sql } from 'kysely'
import type { z } from 'zod'
import { feedbackHoursSet } from '../../../events/feedback-events.ts'
import { now } from '../../../platform/clock.ts'
import { cutPage, readTimeCursor } from '../../../platform/http/paging.ts'
import type { Scope, Tx } from '../../../platform/scope.ts'
import { presentFeedback, selectFeedback } from '../feedback-rows.ts'
import { fillAnswer } from './answer-texts.ts'
import { placesOf } from './where-to-answer.ts'

const measuredDays = 90
const surelyUnhappy = 0.8

/** A post in public that no score and nobody calls unhappy, while what was learned from comments of this business does. */
const looksUnhappy = sql`coalesce(f.source in ('review', 'social') and f.score is null and not f.unhappy and f.case_id is null
  and f.branch_id is not null and r.mood = 'unhappy' and r.mood_from = 'words' and r.by_learned and r.confidence >= ${surelyUnhappy}, false)`

/** What came of written words; undefined where none is owed. */
export async function readAnswer(tx: Tx, feedbackId: string): Promise<FeedbackAnswer | undefined> {
  const row = await tx.db
    .selectFrom('feedback_answer as a')
    .leftJoin('case as c', 'c.id', 'a.case_id')
    .leftJoin('member as m', 'm.id', 'a.answered_by')
    .selectAll('a')
    .select(['c.number', 'm.name as answerer'])
    .where('a.feedback_id', '=', feedbackId)
    .executeTakeFirst()
  return (
    row && {
      receivedAt: row.received_at.toISOString(),
      dueAt: row.due_at.toISOString(),
      answeredAt: row.answered_at?.toISOString() ?? null,
      way: row.way as FeedbackAnswer['way'],
      place: row.place as FeedbackAnswer['place'],
      text: row.text,
      url: row.url,
      case: row.case_id && row.number !== null ? { id: row.case_id, number: row.number } : null,
      by: row.answerer,
    }
  )
}

/** What waits, the longest first, and how fast the rest was answered. */
export const listOwed = (scope: Scope, { cursor, limit, branchId }: z.output<typeof listOwedAnswers.query>) =>
  scope.transaction(async (tx) => {
    const after = readTimeCursor(cursor)
    const here = branchId ? sql`a.branch_id = ${branchId}` : sql`true`
    const { rows: waiting } = await sql<{
      feedback_id: string
      received_at: Date
      due_at: Date
      email: string | null
      looks_unhappy: boolean
    }>`
      select a.feedback_id, a.received_at, a.due_at, (select d.value from customer_address d where d.customer_id = f.customer_id
        and d.kind = 'email' order by d.value limit 1) as email,
        ${looksUnhappy} as looks_unhappy
      from feedback_answer a join feedback f on f.id = a.feedback_id left join feedback_reading r on r.feedback_id = f.id
      where a.workspace_id = ${scope.workspaceId} and a.answered_at is null and ${here}
        ${after ? sql`and (a.due_at, a.feedback_id) > (${after.at}::timestamptz, ${after.id}::uuid)` : sql``}
      order by a.due_at, a.feedback_id limit ${limit + 1}`.execute(tx.db)
    const page = cutPage(waiting, limit, (row) => [row.due_at.toISOString(), row.feedback_id])
    const ids = page.items.map(({ feedback_id }) => feedback_id)
    const { rows: items } = await selectFeedback(scope, sql`f.id = any (${ids}::uuid[])`, sql``).execute(tx.db)
    const { rows: counts } = await sql<{ open: number; late: number; n: number; median: number | null; hours: number }>`
      select count(*) filter (where a.answered_at is null)::int as open,
        count(*) filter (where a.answered_at is null and a.due_at < ${now()})::int as late,
        count(a.answered_by)::int as n,
        percentile_cont(0.5) within group (order by extract(epoch from a.answered_at - a.received_at)::float8)
          filter (where a.answered_by is not null) as median,
        (select feedback_answer_hours from workspace where id = ${scope.workspaceId}) as hours
      from feedback_answer a where a.workspace_id = ${scope.workspaceId} and ${here}
        and (a.answered_at is null or a.answered_at > ${new Date(now().getTime() - measuredDays * 86_400_000)})`.execute(
      tx.db,
    )
    const [count] = counts
    return {
      items: page.items.flatMap((row) => {
        const words = items.find(({ id }) => id === row.feedback_id)
        if (!words) return []
        return {
          feedback: presentFeedback(words),
          receivedAt: row.received_at.toISOString(),
          dueAt: row.due_at.toISOString(),
          places: placesOf({ ...words, email: row.email }),
          thanks: fillAnswer('thanks', words.language),
          looksUnhappy: row.looks_unhappy,
        }
      }),
      next: page.next,
      open: count?.open ?? 0,
      late: count?.late ?? 0,
      answered: { n: count?.n ?? 0, medianSeconds: count?.median ?? null },
      hours: count?.hours ?? 0,
    }
  })

export const setHours = (scope: Scope, hours: number) =>
  scope.transaction(async (tx) => {
    await tx.db
      .updateTable('workspace')
      .set({ feedback_answer_hours: hours })
      .where('id', '=', scope.workspaceId)
      .execute()
    await tx.emit(feedbackHoursSet, { hours })
    return { hours }
  })
