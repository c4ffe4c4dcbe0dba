import { now } from '../../../platform/clock.ts'
import type { ParsedMail } from '../../../platform/mail/understand/parse-mail.ts'
import { readReference } from '../../../platform/mail/understand/reference.ts'
import type { Tx } from '../../../platform/scope.ts'
import { findCaseByMailIds, getCaseForThread } from '../../cases/index.ts'
import type { IntakeRecord } from './decision.ts'
import { bareId } from './mail-ids.ts'

export type Thread = { caseId: string /** The sender is not the case's customer. */; byStranger: boolean }

const subjectDays = 30

/** The case that a mail continues. Our own signed references count most, since some mail programs rewrite everything else. */
export async function findThread(
  tx: Tx,
  item: IntakeRecord,
  mail: ParsedMail,
  sender: string,
): Promise<Thread | undefined> {
  const caseId = (await findByReference(tx, item, mail)) ?? (await findByIds(tx, mail))
  if (caseId) {
    const found = await getCaseForThread(tx, caseId)
    if (found) return { caseId, byStranger: !found.customerEmails.includes(sender) }
  }
  const alike = await findBySubject(tx, item, mail, sender)
  return alike ? { caseId: alike, byStranger: false } : undefined
}

async function findByReference(tx: Tx, item: IntakeRecord, mail: ParsedMail): Promise<string | undefined> {
  const { secret } = tx.scope.house
  const envelope = (item.source as { to?: string }).to
  const addresses = [envelope ?? '', ...mail.deliveredTo, ...[...mail.to, ...mail.cc].map(({ address }) => address)]
  const candidates = [mail.inReplyTo ?? '', ...mail.references.toReversed(), ...addresses]
  for (const candidate of candidates) {
    const reference = readReference(secret, candidate)
    if (!reference) continue
    if (reference.kind === 'case') return reference.id
    const message = await tx.db
      .selectFrom('message')
      .select('case_id')
      .where('id', '=', reference.id)
      .executeTakeFirst()
    const caseId =
      message?.case_id ??
      (await tx.db.selectFrom('outbox_message').select('case_id').where('id', '=', reference.id).executeTakeFirst())
        ?.case_id
    if (caseId) return caseId
  }
  return undefined
}

/** Ids of mails that stand in a case already, ours or the customer's own; newest first. */
async function findByIds(tx: Tx, mail: ParsedMail): Promise<string | undefined> {
  const ids = [...(mail.inReplyTo ? [mail.inReplyTo] : []), ...mail.references.toReversed()].map(bareId)
  return findCaseByMailIds(tx, ids)
}

/** Only for what says of itself that it is a reply, only for the case's own customer, and only when exactly one case fits. */
async function findBySubject(
  tx: Tx,
  item: IntakeRecord,
  mail: ParsedMail,
  sender: string,
): Promise<string | undefined> {
  const { subject, isReply } = readSubject(mail.subject)
  if (subject.length < 4 || !(isReply || mail.inReplyTo || mail.references.length > 0)) return undefined
  const since = new Date(now().getTime() - subjectDays * 86_400_000)
  const rows = await tx.db
    .selectFrom('customer_address as a')
    .innerJoin('case as c', 'c.customer_id', 'a.customer_id')
    .select(['c.id', 'c.subject'])
    .where('a.workspace_id', '=', tx.scope.workspaceId)
    .where('a.kind', '=', 'email')
    .where('a.value', '=', sender)
    .where('c.channel_id', '=', item.channel_id)
    .where('c.last_message_at', '>=', since)
    .orderBy('c.last_message_at', 'desc')
    .limit(50)
    .execute()
  const alike = rows.filter((row) => readSubject(row.subject).subject === subject)
  return alike.length === 1 ? alike[0]?.id : undefined
}

const prefix = /^\s*(re|aw|antw|sv|ynt|yan|cvb|cavab|bls|balas|tr|回复|答复|回覆)\s*(\[\d+\])?\s*[:：]\s*/iu

/** Without the marks of a reply, in one case. */
export function readSubject(value: string): { subject: string; isReply: boolean } {
  let rest = value
  while (prefix.test(rest)) rest = rest.replace(prefix, '')
  return { subject: rest.replace(/\s+/g, ' ').trim().toLocaleLowerCase('tr'), isReply: rest !== value }
}

/** What someone passes on is news here, whichever case it comes into. */
export const isForwarded = (subject: string): boolean => forwarded.test(subject)

const forwarded = /^\s*(fwd?|wg|[iİ]lt|yön|yönl|trs|terusan|转发|轉寄|转寄)\s*[:：]/iu
