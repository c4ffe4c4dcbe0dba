import MailComposer from 'nodemailer/lib/mail-composer'
import { singleLine } from '../understand/plain-strings.ts'

export type OutgoingMail = {
  from: { name: string; address: string }
  to: string
  replyTo: string | null
  subject: string
  text: string
  html: string | null
  /** Ids as they stand in headers, with angle brackets. */
  messageId: string
  inReplyTo: string | null
  references: string[]
  /** Of a mail that no person wrote, so that no machine answers it. */
  autoSubmitted: 'auto-replied' | 'auto-generated' | null
  /** Where one click stops further mails of this kind (RFC 8058). */
  stopLink?: string | null
  date: Date
  attachments: { filename: string; mimeType: string; content: Uint8Array; contentId: string | null }[]
}

/** No value brings a line of its own into the head, whatever the rows of old hold, and none that a mail program decodes does. */
const inHead = (value: string): string => singleLine(value, 998)

/** The whole mail as bytes; nothing in it is read from a file or an address, whatever its text says. */
export function buildMail(mail: OutgoingMail): Promise<Buffer> {
  const name = inHead(mail.from.name)
  const composer = new MailComposer({
    from: { name, address: inHead(mail.from.address) },
    to: { name: '', address: inHead(mail.to) },
    ...(mail.replyTo ? { replyTo: { name, address: inHead(mail.replyTo) } } : {}),
    subject: inHead(mail.subject),
    text: mail.text,
    ...(mail.html ? { html: mail.html } : {}),
    messageId: inHead(mail.messageId),
    ...(mail.inReplyTo ? { inReplyTo: inHead(mail.inReplyTo) } : {}),
    references: mail.references.map(inHead),
    date: mail.date,
    headers: {
      ...(mail.autoSubmitted ? { 'Auto-Submitted': mail.autoSubmitted, 'X-Auto-Response-Suppress': 'All' } : {}),
      ...(mail.stopLink
        ? { 'List-Unsubscribe': `<${inHead(mail.stopLink)}>`, 'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click' }
        : {}),
    },
    attachments: mail.attachments.map(({ filename, mimeType, content, contentId }) => ({
      filename: inHead(filename),
      contentType: inHead(mimeType),
      content: Buffer.from(content),
      ...(contentId ? { cid: inHead(contentId) } : {}),
    })),
    disableFileAccess: true,
    disableUrlAccess: true,
  })
  return composer.compile().build()
}
