import type { answerCase } from '@heed/contract/cases.ts'
import { isAnotherWay, type Reach, wayOf } from '@heed/contract/wishes.ts'
import { type Selectable, sql } from 'kysely'
import type { z } from 'zod'
import { answerWritten, caseAssigned, noteWritten } from '../../events/case-events.ts'
import { now } from '../../platform/clock.ts'
import { repeatableTransaction } from '../../platform/database/again-after-deadlock.ts'
import type { Case as CaseTable } from '../../platform/database/tables.generated.ts'
import { newId } from '../../platform/ids.ts'
import { cleanHtml } from '../../platform/mail/understand/clean-html.ts'
import { htmlToText } from '../../platform/mail/understand/html-to-text.ts'
import { ownMailId } from '../../platform/mail/understand/own-mail-id.ts'
import { notFound } from '../../platform/problem.ts'
import type { Scope, Tx } from '../../platform/scope.ts'
import {
  answeredMeanwhile,
  attachmentsTooLarge,
  attachmentUnknown,
  nobodyToAnswer,
  reasonForOtherWay,
} from './cases.errors.ts'
import { type CaseRecord, emailsOfCustomer, requireCase } from './cases.queries.ts'
import { moveTo } from './change-state.ts'
import { readMessage } from './timeline.ts'

const maxAttachedBytes = 25 * 1024 * 1024

/**
 * Writes the answer, stops the first-answer clock and lets the mail go out unless it was said, all in one. An unowned case becomes the answerer's.
 * A person who answers another way than the customer wished is asked why.
 */
export const answerCaseWith = (
  scope: Scope,
  caseId: string,
  answer: z.output<typeof answerCase.body>,
  { asksWhy = false }: { asksWhy?: boolean } = {},
) =>
  repeatableTransaction(scope, async (tx) => {
    const row = await requireAnswerable(tx, caseId)
    const { spoken } = answer
    const isReached = row.emails.length > 0 || (row.has_thread && !answer.by)
    if (!spoken && !isReached) throw nobodyToAnswer()
    const isOtherWay = isAnotherWay(row.reach as Reach | null, wayOf(answer.by ?? row.channel_kind, spoken))
    if (asksWhy && isOtherWay && !answer.otherWay) throw reasonForOtherWay()
    const html = answer.html ? cleanHtml(answer.html).html : null
    const text = (answer.text?.trim() || (html ? htmlToText(html) : '')).trim()
    const at = now()
    const messageId = newId()
    const first = row.first_answer_at === null
    const ownerId = row.owner_id ?? scope.actor?.id ?? null
    // Sent together: on one connection they happen in this order, and a refusal undoes them all.
    const [after] = await Promise.all([
      takeAnswer(tx, row, at, ownerId),
      answer.seenMessageId ? refuseIfOvertaken(tx, caseId, answer.seenMessageId) : undefined,
      tx.db
        .insertInto('message')
        .values({
          id: messageId,
          case_id: caseId,
          kind: 'answer',
          member_id: scope.actor?.id ?? null,
          text,
          html,
          language: row.language,
          mail_id: spoken ? null : ownMailId(scope.house, messageId, row.channel_address),
          spoken: spoken ?? null,
          other_way: isOtherWay ? (answer.otherWay ?? null) : null,
          at,
        })
        .execute(),
    ])
    await attach(tx, answer.attachmentIds, caseId, messageId)
    const about = { caseId, branchId: row.branch_id, at }
    if (ownerId !== row.owner_id) await tx.emit(caseAssigned, { caseId, from: null, to: ownerId }, about)
    await tx.emit(
      answerWritten,
      { caseId, messageId, memberId: scope.actor?.id ?? null, first, ...(answer.by ? { byMail: true } : {}) },
      about,
    )
    const thenState = answer.thenState === 'as_is' ? (after.state === 'solved' ? 'solved' : 'open') : answer.thenState
    if (thenState !== after.state)
      await moveTo(tx, after, thenState, { at, ...(answer.leavingOpen ? { leavingOpen: answer.leavingOpen } : {}) })
    return readMessage(tx, messageId)
  })

/** The case, locked, with what its answer goes out by; one statement, since every answer begins with it. */
async function requireAnswerable(
  tx: Tx,
  caseId: string,
): Promise<
  Selectable<CaseTable> & {
    channel_address: string | null
    channel_kind: string | null
    emails: string[]
    has_thread: boolean
    reach: unknown
  }
> {
  const row = await tx.db
    .selectFrom('case')
    .leftJoin('channel', 'channel.id', 'case.channel_id')
    .selectAll('case')
    .select(['channel.address as channel_address', 'channel.kind as channel_kind'])
    .select([emailsOfCustomer.as('emails'), hasThread.as('has_thread')])
    .select(sql`(select u.reach from customer u where u.id = "case".customer_id)`.as('reach'))
    .where('case.id', '=', caseId)
    .forNoKeyUpdate('case')
    .executeTakeFirst()
  if (!row) throw notFound()
  return row
}

/** Whether the customer wrote by a messaging channel, and can be answered by it. */
const hasThread = sql<boolean>`exists (
  select from channel_thread t where t.channel_id = "case".channel_id and t.customer_id = "case".customer_id)`

const takeAnswer = (tx: Tx, row: CaseRecord, at: Date, ownerId: string | null) =>
  tx.db
    .updateTable('case')
    .set({
      first_answer_at: row.first_answer_at ?? at,
      owner_id: ownerId,
      last_message_at: at,
      version: sql<number>`version + 1`,
    })
    .where('id', '=', row.id)
    .returningAll()
    .executeTakeFirstOrThrow()

/** An internal note; customers never see it and no clock minds it. */
export const writeNote = (scope: Scope, caseId: string, note: { text: string; attachmentIds: string[] }) =>
  repeatableTransaction(scope, async (tx) => {
    const row = await requireCase(tx, caseId)
    const messageId = newId()
    await tx.db
      .insertInto('message')
      .values({
        id: messageId,
        case_id: caseId,
        kind: 'note',
        member_id: scope.actor?.id ?? null,
        text: note.text,
        at: now(),
      })
      .execute()
    await attach(tx, note.attachmentIds, caseId, messageId)
    await tx.emit(noteWritten, { caseId, messageId }, { caseId, branchId: row.branch_id })
    return readMessage(tx, messageId)
  })

/** Two people answering at once: the second is told before anything is sent. */
async function refuseIfOvertaken(tx: Tx, caseId: string, seenMessageId: string): Promise<void> {
  const newer = await tx.db
    .selectFrom('message')
    .select('id')
    .where('case_id', '=', caseId)
    .where('kind', 'in', ['customer', 'answer'])
    .where('id', '>', seenMessageId)
    .limit(1)
    .executeTakeFirst()
  if (newer) throw answeredMeanwhile()
}

async function attach(tx: Tx, attachmentIds: string[], caseId: string, messageId: string): Promise<void> {
  if (attachmentIds.length === 0) return
  const attached = await tx.db
    .updateTable('attachment')
    .set({ case_id: caseId, message_id: messageId })
    .where('id', 'in', attachmentIds)
    .where('message_id', 'is', null)
    .where('kept_by', 'is', null)
    .returning('size')
    .execute()
  if (attached.length !== new Set(attachmentIds).size) throw attachmentUnknown()
  if (attached.reduce((sum, { size }) => sum + size, 0) > maxAttachedBytes) throw attachmentsTooLarge()
}
