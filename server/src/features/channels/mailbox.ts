import type { MailboxItem } from '@heed/contract/channels.ts'
import type { z } from 'zod'
import { now } from '../../platform/clock.ts'
import { cutPage, readIdCursor } from '../../platform/http/paging.ts'
import { newId } from '../../platform/ids.ts'
import { buildMail } from '../../platform/mail/transport/build-mail.ts'
import { makeReplyAddress } from '../../platform/mail/understand/reference.ts'
import { notFound } from '../../platform/problem.ts'
import type { Scope } from '../../platform/scope.ts'
import { findMailChannel } from './channel.queries.ts'
import { notDemo, noWayBack } from './channels.errors.ts'
import { withBrackets } from './intake/mail-ids.ts'
import { receiveMail } from './intake/receive-mail.ts'

export const listMailboxPage = (
  scope: Scope,
  query: { cursor?: string; limit: number; to?: string },
): Promise<{ items: z.infer<typeof MailboxItem>[]; next: string | null }> =>
  scope.transaction(async (tx) => {
    const after = readIdCursor(query.cursor)
    let rows = tx.db
      .selectFrom('demo_mail')
      .selectAll()
      .where('workspace_id', '=', scope.workspaceId)
      .orderBy('id', 'desc')
      .limit(query.limit + 1)
    if (after) rows = rows.where('id', '<', after)
    if (query.to) rows = rows.where('recipient', '=', query.to.toLowerCase())
    const page = cutPage(await rows.execute(), query.limit, (row) => [row.id])
    return {
      items: page.items.map((row) => ({
        id: row.id,
        to: row.recipient,
        from: row.sender,
        subject: row.subject,
        at: row.at.toISOString(),
        text: row.text,
        html: row.html,
        caseId: row.case_id,
      })),
      next: page.next,
    }
  })

/** Writes a real mail as the customer's program would, and lets it in by the same door as every other. */
export async function replyFromMailbox(scope: Scope, mailId: string, text: string): Promise<{ intakeId: string }> {
  const { house } = scope
  const mail = await scope.transaction(async (tx) => {
    const row = await tx.db.selectFrom('demo_mail').selectAll().where('id', '=', mailId).executeTakeFirst()
    if (!row) throw notFound()
    const { demo } = await tx.db.selectFrom('workspace').select('demo').executeTakeFirstOrThrow()
    if (!demo) throw notDemo()
    return row
  })
  const channel = await findMailChannel(house, mail.sender)
  if (!channel || channel.workspaceId !== scope.workspaceId) throw noWayBack()
  const quoted = mail.text
    .split('\n')
    .map((line) => `> ${line}`)
    .join('\n')
  const raw = await buildMail({
    from: { name: '', address: mail.recipient },
    to: mail.case_id ? makeReplyAddress(house.secret, 'case', mail.case_id, mail.sender) : mail.sender,
    replyTo: null,
    subject: /^re\s*:/i.test(mail.subject) ? mail.subject : `Re: ${mail.subject}`,
    text: `${text}\n\n${quoted}`,
    html: null,
    messageId: `<${newId()}@demo.example>`,
    inReplyTo: withBrackets(mail.mail_id),
    references: [...mail.thread_ids, mail.mail_id].map(withBrackets),
    autoSubmitted: null,
    date: now(),
    attachments: [],
  })
  const { intakeId } = await receiveMail(house, channel, {
    via: 'pipe',
    raw,
    source: { from: mail.recipient, to: mail.sender },
  })
  return { intakeId }
}
