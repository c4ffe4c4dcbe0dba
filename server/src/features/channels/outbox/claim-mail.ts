import { isMessaging } from '@heed/contract/messaging.ts'
import type { Selectable } from 'kysely'
import { mailSent } from '../../../events/channel-events.ts'
import { now } from '../../../platform/clock.ts'
import type { OutboxMessage } from '../../../platform/database/tables.generated.ts'
import { newId } from '../../../platform/ids.ts'
import type { MailServer } from '../../../platform/mail/transport/mail-server.ts'
import type { Scope, Tx } from '../../../platform/scope.ts'
import { type ChannelRecord, mailServerOf } from '../channel.queries.ts'
import { whyWordsCannotGo } from '../messaging/account.ts'
import { senderAddress, whyItCannotGo } from './choose-sender.ts'
import { endInvitationMails, withLink } from './mail-invitation.ts'

export type OutboxRecord = Selectable<OutboxMessage>
export type ClaimedWords = { row: OutboxRecord; words: ChannelRecord }
export type Claimed = { row: OutboxRecord; channel: ChannelRecord | undefined; from: { name: string; address: string } }

/** Takes a due mail for sending; undefined when there is nothing to hand over: not due, held, or delivered into the demo's mailbox. */
export const claimMail = (
  scope: Scope,
  outboxId: string,
): Promise<(Claimed & { server: MailServer }) | ClaimedWords | undefined> =>
  scope.transaction(async (tx) => {
    const sealed = await tx.db
      .selectFrom('outbox_message')
      .selectAll()
      .where('id', '=', outboxId)
      .where('state', '=', 'waiting')
      .where('next_attempt_at', '<=', now())
      .forUpdate()
      .skipLocked()
      .executeTakeFirst()
    if (!sealed || (sealed.invitation_id && (await endInvitationMails(tx, outboxId)))) return undefined
    const row = withLink(scope.house, sealed)
    const workspace = await tx.db.selectFrom('workspace').select(['name', 'demo']).executeTakeFirstOrThrow()
    const channel = row.channel_id
      ? await tx.db.selectFrom('channel').selectAll().where('id', '=', row.channel_id).executeTakeFirst()
      : undefined
    const from = senderAddress(scope.house, channel, workspace.name)
    tx.tell({ topic: 'outbox', id: row.id, type: 'mail.state_changed' }, row.branch_id)
    if (channel && isMessaging(channel.kind) && !workspace.demo) return claimWords(tx, row, channel)
    if (workspace.demo) return deliverIntoDemo(tx, row, from?.address ?? 'heed@demo.example')
    const server = mailServerOf(scope.house, channel)
    if (!from || !server) {
      await tx.db
        .updateTable('outbox_message')
        .set({ state: 'held', reason: whyItCannotGo(scope.house, channel, workspace.name) })
        .where('id', '=', row.id)
        .execute()
      return undefined
    }
    await tx.db
      .updateTable('outbox_message')
      .set({ state: 'sending', attempts: row.attempts + 1, reason: null })
      .where('id', '=', row.id)
      .execute()
    return { row: { ...row, attempts: row.attempts + 1 }, channel, from, server }
  })

/** While the provider wants quiet, nothing is tried. */
async function claimWords(tx: Tx, row: OutboxRecord, channel: ChannelRecord): Promise<ClaimedWords | undefined> {
  const obstacle = whyWordsCannotGo(tx.scope.house, channel)
  const mustWait = channel.send_after !== null && channel.send_after > now()
  await tx.db
    .updateTable('outbox_message')
    .set(
      obstacle
        ? { state: 'held', reason: obstacle }
        : mustWait
          ? { next_attempt_at: channel.send_after as Date, reason: 'messaging.rate_limited' }
          : { state: 'sending', attempts: row.attempts + 1, reason: null },
    )
    .where('id', '=', row.id)
    .execute()
  return obstacle || mustWait ? undefined : { row: { ...row, attempts: row.attempts + 1 }, words: channel }
}

/** A demo reaches nobody: what it would have sent is there to be read and answered. */
async function deliverIntoDemo(tx: Tx, row: OutboxRecord, sender: string): Promise<undefined> {
  await tx.db
    .insertInto('demo_mail')
    .values({
      id: newId(),
      case_id: row.case_id,
      sender,
      recipient: row.recipient,
      subject: row.subject,
      text: row.text,
      html: row.html,
      mail_id: row.mail_id,
      thread_ids: row.thread_ids,
      at: now(),
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
  await tx.db
    .updateTable('outbox_message')
    .set({ state: 'sent', attempts: row.attempts + 1, sent_at: now(), response: 'demo' })
    .where('id', '=', row.id)
    .execute()
  await tx.emit(mailSent, { outboxId: row.id, purpose: row.purpose }, { caseId: row.case_id, branchId: row.branch_id })
  return undefined
}
