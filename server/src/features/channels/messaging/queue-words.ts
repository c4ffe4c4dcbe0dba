import { mailQueued } from '../../../events/channel-events.ts'
import { now } from '../../../platform/clock.ts'
import { newId } from '../../../platform/ids.ts'
import { ownMailId } from '../../../platform/mail/understand/own-mail-id.ts'
import type { Tx } from '../../../platform/scope.ts'
import { whyWordsCannotGo } from './account.ts'
import type { ThreadOfCase } from './threads.ts'

type Words = {
  purpose: 'answer' | 'acknowledgement'
  thread: ThreadOfCase
  subject: string
  text: string
  caseId: string
  branchId: string
  messageId: string
  /** Each goes by itself, after the text. */
  files?: { id: string; filename: string }[]
}

/** Puts words into the outbox that leave by a messaging channel, in the transaction that wrote them. */
export async function queueWords(tx: Tx, words: Words): Promise<{ isHeld: boolean }> {
  const { house } = tx.scope
  const [channel, { demo }] = await Promise.all([
    tx.everywhere(() =>
      tx.db
        .selectFrom('channel')
        .select(['id', 'kind', 'account', 'secrets', 'hook_key'])
        .where('id', '=', words.thread.channel_id)
        .executeTakeFirstOrThrow(),
    ),
    tx.db.selectFrom('workspace').select('demo').executeTakeFirstOrThrow(),
  ])
  const obstacle = demo ? null : whyWordsCannotGo(house, channel)
  const parts = [
    { text: words.text, file: null },
    ...(words.files ?? []).map((file) => ({ text: file.filename, file })),
  ]
  for (const { text, file } of parts) {
    const outboxId = newId()
    await tx.db
      .insertInto('outbox_message')
      .values({
        id: outboxId,
        branch_id: words.branchId,
        channel_id: channel.id,
        case_id: words.caseId,
        message_id: words.messageId,
        attachment_id: file?.id ?? null,
        purpose: words.purpose,
        recipient: words.thread.reply_to ?? words.thread.external_id,
        subject: words.subject,
        text,
        mail_id: ownMailId(house, outboxId),
        state: obstacle ? 'held' : 'waiting',
        reason: obstacle,
        next_attempt_at: now(),
        created_at: now(),
      })
      .execute()
    if (!obstacle) await tx.emit(mailQueued, { outboxId, purpose: words.purpose }, { branchId: words.branchId })
    tx.tell({ topic: 'outbox', id: outboxId, type: obstacle ? 'mail.held' : 'mail.waiting' }, words.branchId)
  }
  return { isHeld: obstacle !== null }
}
