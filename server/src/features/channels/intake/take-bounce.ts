import { mailBounced } from '../../../events/channel-events.ts'
import { parseDeliveryReport } from '../../../platform/mail/understand/delivery-status.ts'
import type { ParsedMail } from '../../../platform/mail/understand/parse-mail.ts'
import { singleLine } from '../../../platform/mail/understand/plain-strings.ts'
import { readReference } from '../../../platform/mail/understand/reference.ts'
import type { Tx } from '../../../platform/scope.ts'
import { type Decision, setAside } from './decision.ts'
import { bareId } from './mail-ids.ts'

/**
 * A report of a mail server about a mail of ours: the mail that failed says so, with the server's reason. It is believed only
 * when the mail as a whole is a report, names the Message-ID that we sent and says of the very recipient that delivery failed.
 *
 * What remains possible: reports are signed by nobody and come from any server, so whoever has a mail of ours (its recipient,
 * those they passed it to, a server on its way) knows both and can write a report that looks right. They can make that one mail
 * look returned, with a reason in their words, and so take back the first answer that it was: its clock runs on. They learn
 * nothing, reach no other case and stop no clock; the case shows the mail as returned, and a colleague can send it again.
 */
export async function takeBounce(tx: Tx, mail: ParsedMail): Promise<Decision> {
  const report = parseDeliveryReport(mail)
  const named = [report?.originalMessageId, mail.inReplyTo, ...mail.references.toReversed()]
  const original = await findOriginal(
    tx,
    named.filter((id) => id !== undefined),
  )
  if (!original) return setAside('mail.bounce_unknown')
  const about = report && isSameId(report.originalMessageId, original.mail_id) ? report.recipients : []
  const reported = about.filter(({ addresses }) => addresses.includes(original.recipient))
  const failed = reported.find(({ action }) => action === 'failed')
  if (!failed)
    return setAside(
      reported.some(({ action }) => action === 'delayed') ? 'mail.delivery_delayed' : 'mail.bounce_unproven',
      original.case_id,
    )
  await markBounced(tx, original, failed.diagnostic ?? failed.status ?? (singleLine(mail.text, 300) || 'mail.bounced'))
  return setAside('mail.bounce', original.case_id)
}

type Original = NonNullable<Awaited<ReturnType<typeof findOriginal>>>

async function markBounced(tx: Tx, original: Original, reason: string): Promise<void> {
  const bounced = await tx.db
    .updateTable('outbox_message')
    .set({ state: 'bounced', reason })
    .where('id', '=', original.id)
    .where('state', 'in', ['sent', 'uncertain', 'sending'])
    .returning('purpose')
    .executeTakeFirst()
  if (!bounced) return
  await tx.emit(
    mailBounced,
    { outboxId: original.id, purpose: bounced.purpose, reason },
    { caseId: original.case_id, branchId: original.branch_id },
  )
  tx.tell({ topic: 'outbox', id: original.id, type: 'mail.bounced' }, original.branch_id)
}

/** Some programs change the case of ids. */
const isSameId = (reported: string | undefined, sent: string): boolean =>
  reported !== undefined && bareId(reported).toLowerCase() === sent.toLowerCase()

/** Only a mail of ours, by an id that we signed or keep. */
async function findOriginal(tx: Tx, ids: string[]) {
  if (ids.length === 0) return undefined
  const columns = ['id', 'case_id', 'branch_id', 'recipient', 'mail_id'] as const
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
