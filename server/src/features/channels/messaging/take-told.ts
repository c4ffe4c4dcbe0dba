import { mailBounced, mailSent } from '../../../events/channel-events.ts'
import { storableText } from '../../../platform/mail/understand/plain-strings.ts'
import type { Tx } from '../../../platform/scope.ts'
import { type Decision, type IntakeRecord, setAside } from '../intake/decision.ts'
import type { Told } from './adapter.ts'

/** What the provider says became of words of ours. News that come before we noted their id wait until it is noted. */
export async function takeTold(tx: Tx, item: IntakeRecord, told: Told): Promise<Decision> {
  let query = tx.db
    .selectFrom('outbox_message')
    .select(['id', 'state', 'purpose', 'case_id', 'message_id', 'branch_id', 'delivered_at', 'seen_at'])
    .where('channel_id', '=', item.channel_id)
    .forUpdate()
  query =
    'ids' in told.about
      ? query.where('provider_id', 'in', told.about.ids)
      : query
          .where('recipient', '=', told.about.thread)
          .where('sent_at', '<=', told.about.upTo)
          .where('seen_at', 'is', null)
          .where('state', '=', 'sent')
  const rows = await query.execute()
  if (rows.length === 0) return setAside('hook.nothing_meant')
  const at = told.at && told.at < item.received_at ? told.at : item.received_at
  for (const row of rows) {
    const about = { caseId: row.case_id, branchId: row.branch_id }
    if (told.state === 'failed') {
      const reason = storableText(told.reason ?? 'messaging.refused', 300)
      await tx.db.updateTable('outbox_message').set({ state: 'bounced', reason }).where('id', '=', row.id).execute()
      if (row.state !== 'bounced') await tx.emit(mailBounced, { outboxId: row.id, purpose: row.purpose, reason }, about)
    } else {
      // In whichever order they come: who has seen it has it.
      const isNews = row.state === 'uncertain' || row.state === 'sending'
      await tx.db
        .updateTable('outbox_message')
        .set({
          ...(isNews ? { state: 'sent', sent_at: at, reason: null } : {}),
          ...(told.state === 'sent' ? {} : { delivered_at: row.delivered_at ?? at }),
          ...(told.state === 'seen' ? { seen_at: row.seen_at ?? at } : {}),
        })
        .where('id', '=', row.id)
        .execute()
      if (isNews) await tx.emit(mailSent, { outboxId: row.id, purpose: row.purpose }, about)
    }
    tx.tell({ topic: 'outbox', id: row.id, type: `mail.${told.state}` }, row.branch_id)
    if (row.case_id) tx.tell({ topic: 'case', id: row.case_id, type: 'case.delivery' }, row.branch_id)
  }
  return {
    state: 'understood',
    problem: null,
    caseId: rows[0]?.case_id ?? null,
    messageId: rows[0]?.message_id ?? null,
    keepsFiles: false,
  }
}
