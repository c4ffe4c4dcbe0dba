import type { Language } from '@heed/contract/primitives.ts'
import type { CountsAs, Question } from '@heed/contract/survey-content.ts'
import { type AnswerRow, rowsOf } from '@heed/methods/survey/answer-rows.ts'
import type { Answers } from '@heed/methods/survey/survey-content.ts'
import { sql } from 'kysely'
import { surveyAnswered, surveyAnsweredOpenly } from '../../../events/voice-events.ts'
import { dayIn, now } from '../../../platform/clock.ts'
import { newId } from '../../../platform/ids.ts'
import type { Tx } from '../../../platform/scope.ts'
import { cutWords } from '../../cases/index.ts'
import { notAsked } from '../asked-content.ts'
import { unsealDays } from '../results/seal-days.ts'
import type { Asked } from './find-asked.ts'
import type { Draft } from './survey-drafts.ts'

/**
 * Keeps a whole answer: its values one by one, the columns that the figures of all surveys are made of, and the words that are
 * searched. `once` is the page it came from; sent again, it changes nothing and gives false.
 */
export async function keepResponse(
  tx: Tx,
  asked: Asked,
  draft: Draft,
  answers: Answers,
  language: Language,
  once: string | null,
): Promise<boolean> {
  const { questions } = draft.content
  const { invitation, branchId, byHand } = asked
  const id = newId()
  const at = byHand?.at ?? asked.givenAt ?? now()
  const customerId = invitation?.customerId ?? byHand?.customerId ?? null
  const counted = countsOf(questions, answers)
  const inserted = await tx.db
    .insertInto('survey_response')
    .values({
      id,
      survey_id: asked.surveyId,
      version: draft.version,
      branch_id: branchId,
      invitation_id: invitation?.id ?? null,
      case_id: invitation?.case?.id ?? null,
      customer_id: customerId,
      link_id: asked.linkId,
      way: asked.way,
      language,
      started_at: draft.startedAt,
      answered_at: at,
      day: dayIn(asked.zone, at),
      once,
      ...(byHand ? { entered_by: tx.scope.actor?.id ?? null, entered_at: now() } : {}),
      left_out: notAsked(questions, answers),
      heard_as: draft.content.heardAs ?? 'survey',
      ...counted,
    })
    .onConflict((conflict) => conflict.column('once').doNothing())
    .returning('id')
    .executeTakeFirst()
  if (!inserted) return false
  await Promise.all([
    keepValues(tx, id, branchId, rowsOf(questions, answers)),
    keepWords(tx, id, counted.comment),
    unsealDays(tx, asked.surveyId, [dayIn(asked.zone, at)]),
    invitation &&
      tx.db
        .updateTable('survey_invitation')
        .set({ state: 'answered', remind_at: null })
        .where('id', '=', invitation.id)
        .execute(),
  ])
  if (invitation?.case) {
    const caseId = invitation.case.id
    const answered = { responseId: id, invitationId: invitation.id, caseId, customerId: invitation.customerId }
    await tx.emit(surveyAnswered, answered, { caseId, branchId })
  } else await tx.emit(surveyAnsweredOpenly, { responseId: id, customerId }, { branchId })
  tx.tell({ topic: 'answer', id, type: surveyAnswered.type }, branchId)
  return true
}

type Counted = {
  satisfaction: number | null
  solved: string | null
  speed: number | null
  welcome: number | null
  comeback: string | null
  recommendation: number | null
  comment: string | null
}

/** The answers that belong to figures of all surveys, by the figure. */
function countsOf(questions: readonly Question[], answers: Answers): Counted {
  const of = (figure: CountsAs): string | null => {
    const question = questions.find(({ countsAs }) => countsAs === figure)
    const answer = question && answers[question.id]
    return typeof answer === 'string' && answer !== '' ? answer : null
  }
  const number = (figure: CountsAs): number | null => {
    const answer = of(figure)
    return answer === null ? null : Number(answer)
  }
  return {
    satisfaction: number('satisfaction'),
    solved: of('solved'),
    speed: number('speed'),
    welcome: number('welcome'),
    comeback: of('comeback'),
    recommendation: number('recommendation'),
    comment: of('comment'),
  }
}

async function keepValues(tx: Tx, responseId: string, branchId: string, rows: AnswerRow[]): Promise<void> {
  if (rows.length === 0) return
  await sql`insert into survey_value (response_id, branch_id, question, part, number, choice, text)
    select ${responseId}, ${branchId}, v.* from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as v(question text, part text, number numeric, choice text, text text)`.execute(
    tx.db,
  )
}

/** The comment's words, so that it is found in every language the search folds. */
async function keepWords(tx: Tx, responseId: string, comment: string | null): Promise<void> {
  if (!comment) return
  const words = [...cutWords(comment)].sort()
  await sql`insert into answer_word (word, response_id) select word, ${responseId}::uuid from unnest(${words}::text[]) as word on conflict do nothing`.execute(
    tx.db,
  )
}
