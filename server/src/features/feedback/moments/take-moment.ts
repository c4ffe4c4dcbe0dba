import { type RawBuilder, sql } from 'kysely'
import { feedbackRecorded, momentKept } from '../../../events/feedback-events.ts'
import { now } from '../../../platform/clock.ts'
import { on } from '../../../platform/events/event.ts'
import { newId } from '../../../platform/ids.ts'
import type { Scope, Tx } from '../../../platform/scope.ts'
import { findNamed } from './find-named.ts'

/** What came in longer ago was looked at then. */
const newestDays = 2
const batch = 200

export type NewMoment = {
  feedback_id: string
  branch_id: string | null
  words: string
  said_at: Date
  permission: 'public' | 'survey' | 'told' | 'none'
  told_how?: string | null
  employee_id?: string | null
}

/** Once for each item of the record; what stands already stays. */
export async function keepMoment(tx: Tx, moment: NewMoment): Promise<void> {
  const id = newId()
  const kept = await tx.db
    .insertInto('moment')
    .values({ id, ...moment, named_id: await findNamed(tx, moment.words, moment.branch_id) })
    .onConflict((conflict) => conflict.column('feedback_id').doNothing())
    .returning('id')
    .executeTakeFirst()
  if (!kept) return
  const { feedback_id, permission, branch_id } = moment
  await tx.emit(momentKept, { momentId: id, feedbackId: feedback_id, permission }, { branchId: branch_id })
}

/** Words of a survey's question for a moment, with what was said to its question for permission. */
const told = (which: RawBuilder<unknown>) => sql<NewMoment>`
  select f.id as feedback_id, f.branch_id, v.text as words, f.said_at, case when exists (
      select from jsonb_array_elements(n.content -> 'questions') p join survey_value a on a.response_id = r.id and a.question = p ->> 'id'
      where p ->> 'countsAs' = 'share' and a.choice = 'yes') then 'survey' else 'none' end as permission
  from feedback f join survey_response r on r.id = f.response_id
    join survey_version n on n.survey_id = r.survey_id and n.number = r.version
    cross join lateral jsonb_array_elements(n.content -> 'questions') q
    join survey_value v on v.response_id = r.id and v.question = q ->> 'id' and v.part = '' and v.text is not null
  where f.workspace_id = heed.workspace_id() and q ->> 'countsAs' = 'moment' and ${which}
    and not exists (select from moment m where m.feedback_id = f.id)
  order by f.id limit ${batch}`

/** Good words where everybody reads them. */
const posted = (which: RawBuilder<unknown>) => sql<NewMoment>`
  select f.id as feedback_id, f.branch_id, f.text as words, f.said_at, 'public' as permission
  from feedback f where f.workspace_id = heed.workspace_id() and f.source in ('review', 'social') and f.text is not null
    and not f.unhappy and (heed.score_group(f.score, f.scale) = 'high' or f.score is null and f.kind = 'praise') and ${which}
    and not exists (select from moment m where m.feedback_id = f.id)
  order by f.id limit ${batch}`

async function take(tx: Tx, which: RawBuilder<unknown>): Promise<number> {
  const rows = [...(await told(which).execute(tx.db)).rows, ...(await posted(which).execute(tx.db)).rows]
  for (const row of rows) await keepMoment(tx, row)
  return rows.length
}

export const takeMoment = on(feedbackRecorded, 'feedback.take-moment', async ({ feedbackId }, tx) => {
  await take(tx, sql`f.id = ${feedbackId}`)
})

/** Words of a file, and what a lost reaction left out. */
export async function takeMoments(scope: Scope): Promise<void> {
  const since = new Date(now().getTime() - newestDays * 86_400_000)
  while ((await scope.transaction((tx) => take(tx, sql`f.recorded_at > ${since}`))) >= batch) {
    // Until fewer than one batch are left.
  }
}
