import { dueOrNever } from '@heed/methods/business-time.ts'
import { CalendarError } from '@heed/methods/calendar.ts'
import { type RawBuilder, sql } from 'kysely'
import { feedbackAnswerOwed, feedbackRecorded } from '../../../events/feedback-events.ts'
import { now } from '../../../platform/clock.ts'
import { on } from '../../../platform/events/event.ts'
import type { Scope, Tx } from '../../../platform/scope.ts'
import { calendarOf } from '../../standards/index.ts'
import { openCaseFor } from './open-case.ts'

/** Older words are history, wherever they come from. */
const newestDays = 30
const batch = 500

type Candidate = {
  id: string
  branch_id: string | null
  source: string
  is_bad: boolean
  hours: number
  zone: string | null
  opens: unknown
  hours_version: number | null
}

/** Written, not a case's first words, and somebody can be reached: by an address, by what they left, or in public. */
const owed = (which: RawBuilder<unknown>) => sql<Candidate>`
  select f.id, f.branch_id, f.source, (f.unhappy or coalesce(heed.score_group(f.score, f.scale), '') = 'low') as is_bad,
    w.feedback_answer_hours as hours, b.zone, b.hours as opens, b.hours_version
  from feedback f join workspace w on w.id = f.workspace_id left join branch b on b.id = f.branch_id
  where f.workspace_id = heed.workspace_id() and ${which} and f.text is not null and f.origin not like 'case:%'
    and f.said_at > ${new Date(now().getTime() - newestDays * 86_400_000)}
    and not exists (select from feedback_answer a where a.feedback_id = f.id)
    and (f.source in ('review', 'social') or f.said_by is not null and f.source = 'suggestion'
      or exists (select from customer_address a where a.customer_id = f.customer_id and a.kind in ('email', 'phone')))
  order by f.said_at limit ${batch}`

/** Begins the clock of words that wait for an answer; a bad post in public is a case at once. */
async function owe(tx: Tx, which: RawBuilder<unknown>): Promise<number> {
  const { rows } = await owed(which).execute(tx.db)
  const at = now()
  for (const row of rows) {
    const due = dueOf(row, at)
    await tx.db
      .insertInto('feedback_answer')
      .values({ feedback_id: row.id, branch_id: row.branch_id, received_at: at, due_at: due })
      .execute()
    const isPublic = row.source === 'review' || row.source === 'social'
    if (isPublic && row.is_bad && (await openCaseFor(tx, row.id, 'complaint'))) continue
    await tx.emit(
      feedbackAnswerOwed,
      { feedbackId: row.id, dueAt: due.toISOString(), isUrgent: isPublic || row.is_bad },
      { branchId: row.branch_id },
    )
  }
  return rows.length
}

/** On the open hours of the branch; words about the whole business, or to a branch that is never open, by the clock on the wall. */
function dueOf({ hours, zone, opens, branch_id, hours_version }: Candidate, at: Date): Date {
  const ms = hours * 3_600_000
  if (!zone || !branch_id) return new Date(at.getTime() + ms)
  try {
    const calendar = calendarOf({ branch_id, zone, hours: opens as never, hours_version: hours_version ?? 0 }, 'branch')
    return new Date(dueOrNever(calendar, at.getTime(), hours * 3600).due ?? at.getTime() + ms)
  } catch (error) {
    if (error instanceof CalendarError) return new Date(at.getTime() + ms)
    throw error
  }
}

export const oweAnswer = on(feedbackRecorded, 'feedback.owe-answer', async ({ feedbackId }, tx) => {
  await owe(tx, sql`f.id = ${feedbackId}`)
})

/** Words of a file, and what a lost reaction left out. */
export async function oweAnswers(scope: Scope): Promise<void> {
  while ((await scope.transaction((tx) => owe(tx, sql`f.recorded_at > now() - interval '2 days'`))) === batch) {
    // Until fewer than one batch are left.
  }
}
