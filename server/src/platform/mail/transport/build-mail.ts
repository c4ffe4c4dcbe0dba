import MailComposer from 'nodemailer/lib/mail-composer'

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
  date: Date
  attachments: { filename: string; mimeType: string; content: Uint8Array; contentId: string | null }[]
}

/** The whole mail as bytes; nothing in it is read from a file or an address, whatever its text says. */
export function buildMail(mail: OutgoingMail): Promise<Buffer> {
  const composer = new MailComposer({
    from: mail.from,
    to: { name: '', address: mail.to },
    ...(mail.replyTo ? { replyTo: { name: mail.from.name, address: mail.replyTo } } : {}),
    subject: mail.subject,
    text: mail.text,
    ...(mail.html ? { html: mail.html } : {}),
    messageId: mail.messageId,
    ...(mail.inReplyTo ? { inReplyTo: mail.inReplyTo } : {}),
    references: mail.references,
    date: mail.date,
    headers: mail.autoSubmitted ? { 'Auto-Submitted': mail.autoSubmitted, 'X-Auto-Response-Suppress': 'All' } : {},
    attachments: mail.attachments.map(({ filename, mimeType, content, contentId }) => ({
      filename,
      contentType: mimeType,
      content: Buffer.from(content),
      ...(contentId ? { cid: contentId } : {}),
    })),
    disableFileAccess: true,
    disableUrlAccess: true,
  })
  return composer.compile().build()
}
