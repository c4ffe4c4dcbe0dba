import { newId } from '../../../platform/ids.ts'
import type { Tx } from '../../../platform/scope.ts'
import type { StoredFile } from '../../cases/index.ts'
import { type Decision, type IntakeRecord, understoodAs } from './decision.ts'
import { bareId } from './mail-ids.ts'
import type { MailWords } from './understand-mail.ts'

/** An absence note belongs to its case for everyone to see, but it reopens nothing, starts no clock and gets no answer. */
export async function appendAutomatic(
  tx: Tx,
  item: IntakeRecord,
  caseId: string,
  words: MailWords,
  files: StoredFile[],
): Promise<Decision> {
  const messageId = newId()
  const found = await tx.db
    .selectFrom('case')
    .select(['customer_id', 'branch_id'])
    .where('id', '=', caseId)
    .executeTakeFirstOrThrow()
  await tx.db
    .insertInto('message')
    .values({
      id: messageId,
      case_id: caseId,
      kind: 'automatic',
      customer_id: found.customer_id,
      text: words.text,
      html: words.html,
      quoted: words.quoted,
      has_remote_images: words.hasRemoteImages,
      sender_unverified: words.senderUnverified,
      mail_id: words.mail.messageId ? bareId(words.mail.messageId) : null,
      at: item.received_at,
    })
    .execute()
  if (files.length > 0) {
    await tx.db
      .insertInto('attachment')
      .values(
        files.map((file) => ({
          id: newId(),
          case_id: caseId,
          message_id: messageId,
          filename: file.filename,
          mime_type: file.mimeType,
          size: file.size,
          content_id: file.contentId,
          inline: file.inline,
          stored_as: file.storedAs,
        })),
      )
      .execute()
  }
  tx.tell({ topic: 'case', id: caseId, type: 'case.automatic_mail' }, found.branch_id)
  return understoodAs(caseId, messageId)
}
