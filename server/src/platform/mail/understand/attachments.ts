import type { Attachment } from 'postal-mime'
import { MailError } from './mail-error.ts'
import { safeFilename } from './plain-strings.ts'
import { repairMisdeclared } from './repair-charset.ts'

export type MailAttachment = {
  /** Without a path, control or direction characters; never empty. */
  readonly filename: string
  readonly mimeType: string
  readonly content: Uint8Array
  /** Without angle brackets, as in `cid:` links. */
  readonly contentId: string | undefined
  readonly inline: boolean
  /** Bytes. */
  readonly size: number
}

const mostAttachments = 250

/** @throws MailError when there are too many. */
export function readAttachments(attachments: readonly Attachment[]): MailAttachment[] {
  if (attachments.length > mostAttachments) throw new MailError('mail.too_many_parts')
  return attachments.map((attachment, index) => {
    const content = bytesOf(attachment.content)
    const mimeType = /^[a-z0-9][\w.+-]*\/[a-z0-9][\w.+-]*$/.test(attachment.mimeType)
      ? attachment.mimeType
      : 'application/octet-stream'
    const contentId = attachment.contentId?.replace(/^[<\s]+|[>\s]+$/g, '').slice(0, 998)
    return {
      filename: safeFilename(repairMisdeclared(attachment.filename ?? '')) || nameFor(mimeType, index + 1),
      mimeType,
      content,
      contentId: contentId || undefined,
      inline: attachment.disposition === 'inline' || attachment.related === true,
      size: content.byteLength,
    }
  })
}

const nameFor = (mimeType: string, number: number) =>
  mimeType === 'message/rfc822' ? `message-${number}.eml` : `attachment-${number}`

function bytesOf(content: Attachment['content']): Uint8Array {
  if (typeof content === 'string') return Buffer.from(content)
  return content instanceof Uint8Array ? content : new Uint8Array(content)
}
