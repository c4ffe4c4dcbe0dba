import { sql } from 'kysely'
import { now } from '../../../platform/clock.ts'
import { newId } from '../../../platform/ids.ts'
import { ownMailId } from '../../../platform/mail/understand/own-mail-id.ts'
import type { Tx } from '../../../platform/scope.ts'
import { getCaseForThread } from '../../cases/index.ts'
import { htmlBody, paragraphs, textBody } from './mail-body.ts'
import { type MailToQueue, queueMail } from './queue-mail.ts'
import { isMachine, isOurOwn } from './whom-not-to-write.ts'
import { whomToAnswer } from './whom-to-answer.ts'

type Letter = { purpose: MailToQueue['purpose']; subject: string; text: string }

const mostADay = 5
const dayMs = 86_400_000

/**
 * An automatic letter about a case: it stands in the case's timeline and goes out by mail. Holds nothing that a sender wrote.
 * False where nobody can be written to, or has been written to often enough today.
 */
export async function writeLetter(tx: Tx, caseId: string, { purpose, subject, text }: Letter): Promise<boolean> {
  const about = await getCaseForThread(tx, caseId)
  const recipient = about && (await whomToAnswer(tx, about))
  if (!about || !recipient || isMachine(recipient) || (await isOurOwn(tx, recipient))) return false
  if (await isEnough(tx, recipient, purpose)) return false
  const channel = await tx.db
    .selectFrom('channel')
    .select('address')
    .where('id', '=', about.channelId)
    .executeTakeFirst()
  const messageId = newId()
  const mailId = ownMailId(tx.scope.house, messageId, channel?.address)
  await tx.db
    .insertInto('message')
    .values({
      id: messageId,
      case_id: caseId,
      kind: 'acknowledgement',
      language: about.language,
      text,
      mail_id: mailId,
      at: now(),
    })
    .execute()
  await queueMail(tx, {
    purpose,
    recipient,
    subject,
    text: textBody(about.language, text),
    html: htmlBody(about.language, paragraphs(text)),
    channelId: about.channelId,
    branchId: about.branchId,
    caseId,
    messageId,
    mailId,
  })
  return true
}

async function isEnough(tx: Tx, recipient: string, purpose: string): Promise<boolean> {
  // Two letters to one address at once must not each count without the other.
  await sql`select pg_advisory_xact_lock(hashtextextended(${`${tx.scope.workspaceId}|${recipient}`}, 4850031))`.execute(
    tx.db,
  )
  const today = await tx.db
    .selectFrom('outbox_message')
    .select('id')
    .where('workspace_id', '=', tx.scope.workspaceId)
    .where('recipient', '=', recipient)
    .where('purpose', '=', purpose)
    .where('created_at', '>', new Date(now().getTime() - dayMs))
    .limit(mostADay)
    .execute()
  return today.length >= mostADay
}
