import PostalMime, { type Email } from 'postal-mime'
import { type MailAddress, readAddresses } from './addresses.ts'
import { type MailAttachment, readAttachments } from './attachments.ts'
import { htmlToText } from './html-to-text.ts'
import { MailError } from './mail-error.ts'
import { readMessageIds } from './message-ids.ts'
import { singleLine, storableText } from './plain-strings.ts'
import { decodeUnknown, guessCharset, repairMisdeclared } from './repair-charset.ts'

export type ParsedMail = {
  /** `<left@right>`; undefined when missing or malformed. */
  readonly messageId: string | undefined
  readonly inReplyTo: string | undefined
  readonly references: readonly string[]
  readonly from: MailAddress | undefined
  readonly sender: MailAddress | undefined
  readonly replyTo: readonly MailAddress[]
  readonly to: readonly MailAddress[]
  readonly cc: readonly MailAddress[]
  /** Addresses of the envelope that the receiving server noted down. */
  readonly deliveredTo: readonly string[]
  readonly subject: string
  readonly date: Date | undefined
  /** Plain text; made from the HTML when the mail has no text of its own. */
  readonly text: string
  /** As received: hostile until cleaned. */
  readonly html: string | undefined
  readonly attachments: readonly MailAttachment[]
  /** Values as received by lower-case name, in order. */
  readonly headers: ReadonlyMap<string, readonly string[]>
}

const limits = { nesting: 32, headerBytes: 512 * 1024, headers: 1000, boundaryLines: 10_000, textLength: 1_000_000 }

/**
 * Understands a raw mail, whatever its state; the size is limited by whoever received it.
 * @throws MailError when it is no mail or breaks a limit.
 */
export async function parseMail(raw: Uint8Array): Promise<ParsedMail> {
  if (countBoundaryLines(raw) > limits.boundaryLines) throw new MailError('mail.too_many_parts')
  const readable = withReadableHeaders(raw)
  const email = await parseWithLimits(readable)
  const headers = collectHeaders(email)
  const { text, html } = await readBodies(readable, email, headers)
  const values = (...names: string[]) => names.flatMap((name) => headers.get(name) ?? []).join(', ')
  const first = (name: string) => headers.get(name)?.[0] ?? ''
  return {
    messageId: readMessageIds(first('message-id'))[0],
    inReplyTo: readMessageIds(first('in-reply-to'))[0],
    references: readMessageIds(values('references')),
    from: readAddresses(first('from'))[0],
    sender: readAddresses(first('sender'))[0],
    replyTo: readAddresses(values('reply-to')),
    to: readAddresses(values('to')),
    cc: readAddresses(values('cc')),
    deliveredTo: readAddresses(values('delivered-to', 'x-original-to', 'envelope-to', 'x-envelope-to')).map(
      (to) => to.address,
    ),
    subject: singleLine(repairMisdeclared(email.subject ?? ''), 500),
    date: readDate(first('date')),
    text,
    html,
    attachments: readAttachments(email.attachments),
    headers,
  }
}

async function parseWithLimits(raw: Uint8Array): Promise<Email> {
  try {
    return await PostalMime.parse(raw, {
      maxNestingDepth: limits.nesting,
      maxHeadersSize: limits.headerBytes,
      // A mail inside a mail stays a file: its text is not the sender's, and its parts would escape the limits.
      forceRfc822Attachments: true,
    })
  } catch (error) {
    const message = error instanceof Error ? error.message : ''
    if (/nesting depth/i.test(message)) throw new MailError('mail.too_deep')
    if (/header size/i.test(message)) throw new MailError('mail.headers_too_large')
    throw new MailError('mail.unparseable', { cause: error })
  }
}

function collectHeaders(email: Email): ReadonlyMap<string, readonly string[]> {
  if (email.headers.length > limits.headers) throw new MailError('mail.headers_too_large')
  const headers = new Map<string, string[]>()
  for (const { key, value } of email.headers) {
    if (!/^[\x21-\x7e]+$/.test(key) || value === '') continue
    headers.set(key, [...(headers.get(key) ?? []), storableText(value, limits.headerBytes)])
  }
  if (headers.size === 0) throw new MailError('mail.no_headers')
  return headers
}

async function readBodies(raw: Uint8Array, email: Email, headers: ReadonlyMap<string, readonly string[]>) {
  let { text, html } = email
  if (text?.includes('\ufffd') || html?.includes('\ufffd')) {
    const bytes = await parseWithLimits(redeclareAsBytes(raw, headers.has('content-type')))
    text = text && guessCharset(bytes.text ?? text)
    html = html && guessCharset(bytes.html ?? html)
  }
  const ownText = storableText(repairMisdeclared(text ?? ''), limits.textLength)
  const ownHtml = storableText(repairMisdeclared(html ?? ''), limits.textLength)
  return { text: ownText.replace(/^\s*\n/, '').trimEnd() || htmlToText(ownHtml), html: ownHtml || undefined }
}

/** Declares every text part as windows-1252, which keeps each byte apart; of two declarations the parser takes the first. */
function redeclareAsBytes(raw: Uint8Array, hasContentType: boolean): Uint8Array {
  const declared = Buffer.from(raw)
    .toString('latin1')
    .replace(/^(content-type:\s*text\/(?:plain|html))/gim, '$1; charset=windows-1252')
  return Buffer.from(
    hasContentType ? declared : `Content-Type: text/plain; charset=windows-1252\r\n${declared}`,
    'latin1',
  )
}

/** Headers should be ASCII or UTF-8; old programs write their own charset, which would be lost. */
function withReadableHeaders(raw: Uint8Array): Uint8Array {
  const bytes = Buffer.from(raw.buffer, raw.byteOffset, raw.byteLength)
  const ends = [bytes.indexOf('\r\n\r\n'), bytes.indexOf('\n\n')].filter((end) => end >= 0)
  const head = bytes.subarray(0, Math.min(...ends, bytes.length, limits.headerBytes))
  const text = decodeUnknown(head)
  if (Buffer.from(text).equals(head)) return raw
  return Buffer.concat([Buffer.from(text), bytes.subarray(head.length)])
}

/** Lines that start with `--`, as every part of a mail does: each costs memory before it can be refused. */
function countBoundaryLines(raw: Uint8Array): number {
  const bytes = Buffer.from(raw.buffer, raw.byteOffset, raw.byteLength)
  let count = 0
  for (let at = bytes.indexOf('\n--'); at >= 0 && count <= limits.boundaryLines; at = bytes.indexOf('\n--', at + 1))
    count++
  return count
}

function readDate(value: string): Date | undefined {
  const date = new Date(value.replace(/\([^()]*\)/g, ' '))
  const year = date.getUTCFullYear()
  return /\d{4}/.test(value) && year >= 1980 && year < 2200 ? date : undefined
}
