import { now } from '../../../platform/clock.ts'
import { buildMail } from '../../../platform/mail/transport/build-mail.ts'
import { makeReplyAddress } from '../../../platform/mail/understand/reference.ts'
import type { Scope } from '../../../platform/scope.ts'
import { withBrackets } from '../intake/mail-ids.ts'
import type { Claimed } from './claim-mail.ts'

/** The bytes of a mail, with all that makes it thread in the customer's mail program and find its way back here. */
export async function composeMail(scope: Scope, { row, channel, from }: Claimed): Promise<Buffer> {
  const files =
    row.message_id && row.purpose === 'answer'
      ? await scope.transaction((tx) =>
          tx.db.selectFrom('attachment').selectAll().where('message_id', '=', row.message_id).orderBy('id').execute(),
        )
      : []
  const attachments = await Promise.all(
    files.map(async (file) => ({
      filename: file.filename,
      mimeType: file.mime_type,
      content: await scope.house.files.get(file.stored_as),
      contentId: file.content_id,
    })),
  )
  return buildMail({
    from,
    to: row.recipient,
    replyTo: replyAddress(scope, row.case_id, channel),
    subject: row.subject,
    text: row.text,
    html: row.html,
    messageId: withBrackets(row.mail_id),
    inReplyTo: row.in_reply_to ? withBrackets(row.in_reply_to) : null,
    references: row.thread_ids.map(withBrackets),
    autoSubmitted:
      row.purpose === 'answer' ? null : row.purpose === 'acknowledgement' ? 'auto-replied' : 'auto-generated',
    stopLink: row.stop_link,
    date: now(),
    attachments,
  })
}

/**
 * Names the case in the address where we take the mail ourselves. A mailbox elsewhere may not know such addresses and would
 * send replies back; there our ids in the thread have to do.
 */
function replyAddress(scope: Scope, caseId: string | null, channel: Claimed['channel']): string | null {
  if (!caseId || !channel?.address) return null
  return channel.imap ? channel.address : makeReplyAddress(scope.house.secret, 'case', caseId, channel.address)
}
