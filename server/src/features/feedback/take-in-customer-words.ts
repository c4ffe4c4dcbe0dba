import { type RawBuilder, sql } from 'kysely'
import { caseChanged, caseOpened, casesTakenIn } from '../../events/case-events.ts'
import { purchaseWritten } from '../../events/complaint-events.ts'
import { feedbackRecorded } from '../../events/feedback-events.ts'
import { surveyAnswered, surveyAnsweredOpenly } from '../../events/voice-events.ts'
import { on, within } from '../../platform/events/event.ts'
import type { Scope, Tx } from '../../platform/scope.ts'
import { indexWordsJob } from './index-words.ts'

const judging = ['complaint', 'suggestion', 'praise']
const batch = 2000

/*
 Answers and cases are rows already: an item made of one has its id. The text of a case is its first message; beyond 100 kB its
 beginning, since the whole stands in the case.
*/
const answersNotIn = (which: RawBuilder<unknown>) => sql<{ id: string; branch_id: string; case_id: string | null }>`
  insert into feedback (id, branch_id, source, channel, text, language, score, scale, customer_id, said_by, case_id, response_id, said_at, day, origin)
  select r.id, r.branch_id, r.heard_as, coalesce(ch.kind, r.way), nullif(btrim(r.comment), ''), r.language, coalesce(r.satisfaction, r.recommendation),
    case when r.satisfaction is not null then '1-5' when r.recommendation is not null then '0-10' end,
    r.customer_id, case when r.customer_id is null then (
      select left(v.text, 120) from survey_value v where v.response_id = r.id and v.part = 'contact' and v.text is not null limit 1) end,
    r.case_id, r.id, r.answered_at, (r.answered_at at time zone b.zone)::date, 'answer:' || r.id
  from survey_response r join branch b on b.id = r.branch_id left join "case" c on c.id = r.case_id left join channel ch on ch.id = c.channel_id
  where r.workspace_id = heed.workspace_id() and ${which} and not exists (select from feedback f where f.response_id = r.id)
  order by r.id limit ${batch}
  on conflict do nothing returning id, branch_id, case_id`

const kindOfCase = sql`case c.kind when 'complaint' then 'problem' when 'praise' then 'praise' else 'wish' end`
const casesNotIn = (which: RawBuilder<unknown>) => sql<{ id: string; branch_id: string; case_id: string }>`
  insert into feedback (id, branch_id, source, kind, channel, text, language, customer_id, case_id, said_at, day, origin)
  select c.id, c.branch_id, case c.kind when 'suggestion' then 'suggestion' else 'case' end, ${kindOfCase}, ch.kind,
    case when octet_length(m.text) <= 100000 then nullif(btrim(m.text), '') else left(m.text, 25000) end,
    c.language, c.customer_id, c.id, c.opened_at, (c.opened_at at time zone b.zone)::date, 'case:' || c.id
  from "case" c join channel ch on ch.id = c.channel_id join branch b on b.id = c.branch_id
  left join lateral (select text from message where case_id = c.id and kind = 'customer' order by id limit 1) m on true
  where c.workspace_id = heed.workspace_id() and c.kind = any (${judging}) and ${which}
    and not exists (select from feedback f where f.case_id = c.id and f.origin = 'case:' || c.id)
    -- Words that became a case stand in the record as what they were.
    and not exists (select from feedback_answer a where a.case_id = c.id)
    -- Words that came as an answer stand in the record as that answer.
    and not exists (select from survey_response r where r.opened_case_id = c.id)
  order by c.id limit ${batch}
  on conflict do nothing returning id, branch_id, case_id`

async function announce(tx: Tx, source: string, taken: { id: string; branch_id: string; case_id: string | null }[]) {
  if (taken.length === 0) return
  for (const { id, branch_id, case_id } of taken)
    await tx.emit(
      feedbackRecorded,
      { feedbackId: id, source },
      { branchId: branch_id, ...(case_id ? { caseId: case_id } : {}) },
    )
  for (const branchId of new Set(taken.map(({ branch_id }) => branch_id)))
    tx.tell({ topic: 'feedback', id: null, type: feedbackRecorded.type }, branchId)
  tx.enqueue(indexWordsJob, {})
}

const takeAnswer = on(surveyAnswered, 'feedback.take-answer', async ({ responseId }, tx) => {
  const { rows } = await answersNotIn(sql`r.id = ${responseId}`).execute(tx.db)
  await announce(tx, 'survey', rows)
})

const takeOpenAnswer = on(surveyAnsweredOpenly, 'feedback.take-open-answer', async ({ responseId }, tx) => {
  const { rows } = await answersNotIn(sql`r.id = ${responseId}`).execute(tx.db)
  await announce(tx, 'survey', rows)
})

const takeCase = async (tx: Tx, caseId: string) => {
  const { rows } = await casesNotIn(sql`c.id = ${caseId}`).execute(tx.db)
  await announce(tx, 'case', rows)
}

/** Said long ago and elsewhere: it stands in the record, and nobody is called to it. */
const takeCases = on(casesTakenIn, 'feedback.take-cases', async ({ caseIds }, tx) => {
  const { rows } = await casesNotIn(sql`c.id = any (${caseIds}::uuid[])`).execute(tx.db)
  if (rows.length > 0) tx.enqueue(indexWordsJob, {})
})

/** A case that turns out to be a complaint comes in then; one that turns out not to be leaves, unless something was decided about it. */
const followKind = on(caseChanged, 'feedback.follow-kind', async ({ caseId, changed }, tx) => {
  if (!('kind' in changed)) return
  await takeCase(tx, caseId)
  await sql`update feedback f set source = case c.kind when 'suggestion' then 'suggestion' else 'case' end, kind = ${kindOfCase} from "case" c
    where c.id = ${caseId} and f.origin = ${`case:${caseId}`} and c.kind = any (${judging})`.execute(tx.db)
  await sql`delete from feedback f using "case" c
    where c.id = ${caseId} and f.origin = ${`case:${caseId}`} and f.state = 'heard' and c.kind <> all (${judging})`.execute(
    tx.db,
  )
})

/** What was bought stands in a complaint; its words are found by it. */
const followPurchase = on(purchaseWritten, 'feedback.follow-purchase', async ({ caseId, item }, tx) => {
  // Its words may just be coming in, without what was bought: whoever comes first, the other waits here and then finds them.
  await takeCase(tx, caseId)
  const { rows } = await sql<{ id: string }>`update feedback set product = ${item}, indexed = false
    where case_id = ${caseId} and product is distinct from ${item}
      and (origin = ${`case:${caseId}`} or ${item}::text is not null
        and exists (select from feedback_answer a where a.feedback_id = feedback.id and a.case_id = ${caseId}))
    returning id`.execute(tx.db)
  if (rows.length === 0) return
  await sql`delete from feedback_word where feedback_id = any (${rows.map(({ id }) => id)}::uuid[])`.execute(tx.db)
  tx.enqueue(indexWordsJob, {})
})

/** Seen where its case is seen, so it moves with it; its day is then a day of the new branch. */
const followBranch = within(caseChanged, 'feedback.follow-branch', async ({ caseId, changed }, tx) => {
  if (!('branchId' in changed)) return
  const { rows } = await sql<{ id: string; branch_id: string }>`
    update feedback f set branch_id = b.id, day = (f.said_at at time zone b.zone)::date
    from "case" c join branch b on b.id = c.branch_id where c.id = ${caseId} and f.case_id = c.id returning f.id, f.branch_id`.execute(
    tx.db,
  )
  for (const { id, branch_id } of rows)
    for (const table of ['feedback_step', 'feedback_notice', 'feedback_answer', 'moment'] as const)
      await tx.db.updateTable(table).set({ branch_id }).where('feedback_id', '=', id).execute()
})

export const takeInCustomerWords = [
  takeAnswer,
  takeOpenAnswer,
  on(caseOpened, 'feedback.take-case', ({ caseId }, tx) => takeCase(tx, caseId)),
  takeCases,
  followKind,
  followPurchase,
  followBranch,
]

/** Takes in what was said before there was a record, and whatever a lost reaction left out. */
export async function catchUp(scope: Scope): Promise<void> {
  for (const [source, notIn] of [
    ['survey', answersNotIn],
    ['case', casesNotIn],
  ] as const) {
    for (;;) {
      const count = await scope.transaction(async (tx) => {
        const { rows } = await notIn(sql`true`).execute(tx.db)
        if (rows.length > 0) {
          tx.enqueue(indexWordsJob, {})
          scope.house.log.info({ source, rows: rows.length }, 'Feedback was taken into the record')
        }
        return rows.length
      })
      if (count < batch) break
    }
  }
}
