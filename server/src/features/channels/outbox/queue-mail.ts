import { mailQueued } from '../../../events/channel-events.ts'
import { now } from '../../../platform/clock.ts'
import { newId } from '../../../platform/ids.ts'
import { ownMailId } from '../../../platform/mail/understand/own-mail-id.ts'
import type { Tx } from '../../../platform/scope.ts'
import { chooseSender, whyItCannotGo } from './choose-sender.ts'

export type MailToQueue = {
  purpose: 'answer' | 'acknowledgement' | 'survey' | 'invitation' | 'told' | 'complaint' | 'notice'
  recipient: string
  subject: string
  text: string
  html: string | null
  /** Channel to send by, if it is one for mail; else the branch's. */
  channelId?: string | null
  branchId?: string | null
  /** Makes the mail part of the case's thread in the customer's mail program. */
  caseId?: string | null
  messageId?: string | null
  /** Message-ID without brackets, where the message bears it already. */
  mailId?: string | null
  /** Where one click in the mail program stops further mails of this kind. */
  stopLink?: string | null
  /** A link that is kept only encrypted, and the invitation it belongs to. */
  sealed?: { invitationId: string; link: (outboxId: string) => Buffer }
}

const longestThread = 20
const threaded = ['customer', 'answer', 'acknowledgement']

/** The mail's id names the message or the row itself, so that a reply finds its way back; held is what has no mail server yet. */
type Queued = { outboxId: string; mailId: string; isHeld: boolean }

/** One row, one mail: it is committed with the state that caused it and sent afterwards. */
export async function queueMail(tx: Tx, mail: MailToQueue): Promise<Queued> {
  const { house } = tx.scope
  const outboxId = newId()
  const [{ channel, workspace }, threadIds] = await Promise.all([
    chooseSender(tx, mail),
    mail.caseId ? listThreadIds(tx, mail.caseId, mail.messageId) : [],
  ])
  const mailId = mail.mailId ?? ownMailId(house, mail.messageId ?? outboxId, channel?.address)
  const obstacle = workspace.demo ? null : whyItCannotGo(house, channel, workspace.name)
  await tx.db
    .insertInto('outbox_message')
    .values({
      id: outboxId,
      branch_id: mail.branchId ?? channel?.branch_id ?? null,
      channel_id: channel?.id ?? null,
      case_id: mail.caseId ?? null,
      message_id: mail.messageId ?? null,
      purpose: mail.purpose,
      recipient: mail.recipient.toLowerCase(),
      subject: mail.subject,
      text: mail.text,
      html: mail.html,
      mail_id: mailId,
      stop_link: mail.stopLink ?? null,
      in_reply_to: threadIds.at(-1) ?? null,
      thread_ids: threadIds,
      invitation_id: mail.sealed?.invitationId ?? null,
      sealed_link: mail.sealed?.link(outboxId) ?? null,
      state: obstacle ? 'held' : 'waiting',
      reason: obstacle,
      next_attempt_at: now(),
      created_at: now(),
    })
    .execute()
  if (!obstacle) await tx.emit(mailQueued, { outboxId, purpose: mail.purpose }, { branchId: mail.branchId ?? null })
  tx.tell(
    { topic: 'outbox', id: outboxId, type: obstacle ? 'mail.held' : 'mail.waiting' },
    mail.branchId ?? channel?.branch_id ?? null,
  )
  return { outboxId, mailId, isHeld: obstacle !== null }
}

/** Oldest first; the first one names the thread and stays. */
async function listThreadIds(tx: Tx, caseId: string, ownMessageId: string | null | undefined): Promise<string[]> {
  const rows = await tx.db
    .selectFrom('message')
    .select(['id', 'mail_id', 'kind'])
    .where('case_id', '=', caseId)
    .execute()
  const ids = rows
    .filter(({ mail_id, id, kind }) => mail_id !== null && id !== ownMessageId && threaded.includes(kind))
    .sort((a, b) => (a.id < b.id ? -1 : 1))
    .map(({ mail_id }) => mail_id as string)
  return ids.length <= longestThread ? ids : [...ids.slice(0, 1), ...ids.slice(1 - longestThread)]
}
