import type { FeedbackAnswer } from '@heed/contract/feedback.ts'
import type { answerFeedback } from '@heed/contract/feedback-answers.ts'
import type { Language } from '@heed/contract/primitives.ts'
import { sql } from 'kysely'
import type { z } from 'zod'
import { feedbackAnswered } from '../../../events/feedback-events.ts'
import { now } from '../../../platform/clock.ts'
import { notFound } from '../../../platform/problem.ts'
import type { Scope, Tx } from '../../../platform/scope.ts'
import { paragraphs, plainHtml, queueMail } from '../../channels/index.ts'
import { greet } from '../../voice/index.ts'
import { answeredAlready, noDoorForCase, nothingOwed, placeUnreachable, privateInPublic } from '../feedback.errors.ts'
import { fillAnswer } from './answer-texts.ts'
import { openCaseFor } from './open-case.ts'
import { readAnswer } from './read-answers.ts'
import { mailOf, placesOf, tellsPrivate } from './where-to-answer.ts'

type Answer = z.output<typeof answerFeedback.body>

/** The one way off the list. The row is locked, so of two answers at once the second is told that there is one. */
export const answerWords = (scope: Scope, feedbackId: string, answer: Answer): Promise<FeedbackAnswer> =>
  scope.transaction(async (tx) => {
    const words = await takeOwed(tx, feedbackId)
    if (answer.way === 'case') {
      if (!(await openCaseFor(tx, feedbackId, answer.kind))) throw noDoorForCase()
      return requireAnswer(tx, feedbackId)
    }
    const { way, place, url } = answer
    if (!placesOf(words).includes(place)) throw placeUnreachable()
    const text = way === 'answered' ? answer.text : fillAnswer('thanks', words.language)
    if (place === 'public' && tellsPrivate(text)) throw privateInPublic()
    const outboxId = place === 'mail' ? await mail(tx, words, text) : null
    await tx.db
      .updateTable('feedback_answer')
      .set({
        answered_at: now(),
        answered_by: scope.actor?.id ?? null,
        way,
        place,
        text,
        url: place === 'public' ? (url ?? words.url) : null,
        outbox_id: outboxId,
      })
      .where('feedback_id', '=', feedbackId)
      .execute()
    await tx.emit(
      feedbackAnswered,
      { feedbackId, way },
      { branchId: words.branch_id, ...(words.case_id ? { caseId: words.case_id } : {}) },
    )
    tx.tell({ topic: 'feedback', id: feedbackId, type: feedbackAnswered.type }, words.branch_id)
    return requireAnswer(tx, feedbackId)
  })

async function takeOwed(tx: Tx, feedbackId: string) {
  const words = await tx.db
    .selectFrom('feedback as f')
    .innerJoin('workspace as w', 'w.id', 'f.workspace_id')
    .leftJoin('customer as u', 'u.id', 'f.customer_id')
    .select(['f.id', 'f.source', 'f.branch_id', 'f.case_id', 'f.customer_id', 'f.said_by', 'f.language', 'f.url'])
    .select(['w.name as business', 'u.name as customer', 'u.address_as'])
    .select(
      sql<
        string | null
      >`(select a.value from customer_address a where a.customer_id = f.customer_id and a.kind = 'email'
        order by a.value limit 1)`.as('email'),
    )
    .where('f.id', '=', feedbackId)
    .executeTakeFirst()
  if (!words) throw notFound()
  const owed = await tx.db
    .selectFrom('feedback_answer')
    .select('answered_at')
    .where('feedback_id', '=', feedbackId)
    .forUpdate()
    .executeTakeFirst()
  if (!owed) throw nothingOwed()
  if (owed.answered_at) throw answeredAlready()
  return { ...words, language: words.language as Language }
}

/** In their language, with their name where it is one; their words are not sent back, since anybody may have typed the address. */
async function mail(tx: Tx, words: Awaited<ReturnType<typeof takeOwed>>, text: string): Promise<string> {
  const { language, business } = words
  const body = [greet(language, words.customer ?? '', words.address_as), text, business].join('\n\n')
  const { outboxId } = await queueMail(tx, {
    purpose: 'told',
    recipient: mailOf(words) ?? '',
    subject: fillAnswer('subject', language, { business }),
    text: body,
    html: plainHtml(language, paragraphs(body)),
    caseId: words.case_id,
    channelId: null,
    branchId: words.branch_id,
  })
  return outboxId
}

async function requireAnswer(tx: Tx, feedbackId: string): Promise<FeedbackAnswer> {
  const answer = await readAnswer(tx, feedbackId)
  if (!answer) throw notFound()
  return answer
}
