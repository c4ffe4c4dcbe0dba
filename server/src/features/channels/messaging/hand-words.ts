import type { Sent } from '../../../platform/mail/transport/send-mail.ts'
import type { Scope } from '../../../platform/scope.ts'
import type { ChannelRecord } from '../channel.queries.ts'
import type { OutboxRecord } from '../outbox/claim-mail.ts'
import { accountOf } from './account.ts'
import type { ToSend } from './adapter.ts'
import { adapterOf } from './adapters.ts'
import { ProviderAway } from './call-provider.ts'

/** Hands words, or one file, over to the provider; never throws. */
export async function handWords(scope: Scope, row: OutboxRecord, channel: ChannelRecord): Promise<Sent> {
  let file: ToSend['file']
  try {
    file = await readFile(scope, row.attachment_id)
  } catch (error) {
    scope.house.log.error(
      { outboxId: row.id, error: (error as Error).message },
      'A file could not be read and will be tried again',
    )
    return { state: 'later', reason: 'outbox.cannot_compose' }
  }
  try {
    return await adapterOf(channel.kind).send(
      { id: row.id, to: row.recipient, text: file ? '' : row.text, file },
      accountOf(scope.house, channel),
    )
  } catch (error) {
    if (error instanceof ProviderAway)
      return error.reached
        ? { state: 'uncertain', reason: 'messaging.no_answer' }
        : { state: 'later', reason: 'messaging.provider_away' }
    scope.house.log.error({ outboxId: row.id, error: (error as Error).message }, 'Words could not be handed over')
    return { state: 'uncertain', reason: 'messaging.no_answer' }
  }
}

async function readFile(scope: Scope, attachmentId: string | null): Promise<ToSend['file']> {
  if (!attachmentId) return null
  const row = await scope.transaction((tx) =>
    tx.db
      .selectFrom('attachment')
      .select(['filename', 'mime_type', 'stored_as'])
      .where('id', '=', attachmentId)
      .executeTakeFirstOrThrow(),
  )
  return {
    filename: row.filename,
    mimeType: row.mime_type,
    content: Buffer.from(await scope.house.files.get(row.stored_as)),
  }
}
