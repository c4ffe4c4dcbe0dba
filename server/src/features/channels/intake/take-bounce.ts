import { mailBounced } from '../../../events/channel-events.ts'
import { parseDeliveryStatus } from '../../../platform/mail/understand/delivery-status.ts'
import type { ParsedMail } from '../../../platform/mail/understand/parse-mail.ts'
import { singleLine } from '../../../platform/mail/understand/plain-strings.ts'
import { readReference } from '../../../platform/mail/understand/reference.ts'
import type { Tx } from '../../../platform/scope.ts'
import { type Decision, setAside } from './decision.ts'
import { bareId } from './mail-ids.ts'

/** A report of a mail server about a mail of ours: the mail that failed says so, with the server's reason. */
export async function takeBounce(tx: Tx, mail: ParsedMail): Promise<Decision> {
  const report = parseDeliveryStatus(mail)
  const ids = [report?.originalMessageId, mail.inReplyTo, ...mail.references.toReversed()].filter(
    (id) => id !== undefined,
  )
  const original = await findOriginal(tx, ids)
  if (!original) return setAside('mail.bounce_unknown')
  if (report && report.action !== 'failed') return setAside('mail.delivery_delayed', original.case_id)
  const reason = report?.diagnostic ?? report?.status ?? (singleLine(mail.text, 300) || 'mail.bounced')
  const bounced = await tx.db
    .updateTable('outbox_message')
    .set({ state: 'bounced', reason })
    .where('id', '=', original.id)
    .where('state', 'in', ['sent', 'uncertain', 'sending'])
    .returning('purpose')
    .executeTakeFirst()
  if (bounced) {
    await tx.emit(
      mailBounced,
      { outboxId: original.id, purpose: bounced.purpose, reason },
      { caseId: original.case_id, branchId: original.branch_id },
    )
    tx.tell({ topic: 'outbox', id: original.id, type: 'mail.bounced' }, original.branch_id)
  }
  return setAside('mail.bounce', original.case_id)
}

/** Only a mail of ours, by an id that we signed or keep. */
async function findOriginal(tx: Tx, ids: string[]) {
  if (ids.length === 0) return undefined
  const columns = ['id', 'case_id', 'branch_id', 'message_id'] as const
  const byId = await tx.db
    .selectFrom('outbox_message')
    .select(columns)
    .where('workspace_id', '=', tx.scope.workspaceId)
    .where('mail_id', 'in', ids.map(bareId))
    .executeTakeFirst()
  if (byId) return byId
  const signed = ids
    .map((id) => readReference(tx.scope.house.secret, id))
    .filter((reference) => reference?.kind === 'message')
    .map((reference) => reference?.id ?? '')
  if (signed.length === 0) return undefined
  return tx.db
    .selectFrom('outbox_message')
    .select(columns)
    .where('workspace_id', '=', tx.scope.workspaceId)
    .where((where) => where.or([where('message_id', 'in', signed), where('id', 'in', signed)]))
    .executeTakeFirst()
}
