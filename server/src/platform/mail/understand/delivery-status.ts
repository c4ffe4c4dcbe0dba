import { readMessageIds } from './message-ids.ts'
import type { ParsedMail } from './parse-mail.ts'
import { singleLine } from './plain-strings.ts'

type DeliveryReport = {
  /** Id of the mail that the report is about, `<left@right>`, as the returned mail or the report has it. */
  readonly originalMessageId: string | undefined
  readonly recipients: readonly ReportedRecipient[]
}

export type ReportedRecipient = {
  /** Where the mail ended and, if it was passed on, where it was sent to; in lower case. */
  readonly addresses: readonly string[]
  /** undefined when the report does not say. */
  readonly action: 'failed' | 'delayed' | 'delivered' | 'relayed' | 'expanded' | undefined
  /** Such as `5.1.1`; a first figure of 5 is final, of 4 may pass. */
  readonly status: string | undefined
  /** What the other server said. */
  readonly diagnostic: string | undefined
}

type Fields = ReadonlyMap<string, string>

/** The mail as a whole is a report: one inside a mail, attached or forwarded, is not. Source: RFC 3464. */
export function isDeliveryReport(mail: Pick<ParsedMail, 'headers'>): boolean {
  const type = (mail.headers.get('content-type')?.[0] ?? '').trim().toLowerCase()
  return /^multipart\/report\b/.test(type) && /;\s*report-type\s*=\s*"?delivery-status\b/.test(type)
}

/** What a delivery report says; undefined when the mail is none. Everything in it may be made up. Source: RFC 3464. */
export function parseDeliveryReport(mail: ParsedMail): DeliveryReport | undefined {
  const part = mail.attachments.find((attachment) => /^message\/(global-)?delivery-status$/.test(attachment.mimeType))
  if (!part || !isDeliveryReport(mail)) return undefined
  const groups = readBlocks(part.content)
  const recipients = groups
    .filter((fields) => fields.has('action') || fields.has('final-recipient'))
    .map((fields) => ({
      addresses: ['final-recipient', 'original-recipient'].flatMap((name) => recipientOf(fields.get(name)) ?? []),
      action: readAction(fields),
      status: /\b[245]\.\d{1,3}\.\d{1,3}\b/.exec(fields.get('status') ?? '')?.[0],
      diagnostic: singleLine((fields.get('diagnostic-code') ?? '').replace(/^[\w-]+\s*;\s*/, ''), 500) || undefined,
    }))
  return recipients.length > 0 ? { originalMessageId: findOriginalId(mail, groups), recipients } : undefined
}

function readAction(fields: Fields): ReportedRecipient['action'] {
  const action = /^(failed|delayed|delivered|relayed|expanded)\b/.exec((fields.get('action') ?? '').toLowerCase())?.[1]
  return action as ReportedRecipient['action']
}

function recipientOf(value: string | undefined): string | undefined {
  const address = singleLine(value?.replace(/^[^;]*;/, '') ?? '', 320).replace(/^<|>$/g, '')
  return address.includes('@') ? address.toLowerCase() : undefined
}

/** The returned mail or its header names the original; some servers name it in the report instead. */
function findOriginalId(mail: ParsedMail, groups: readonly Fields[]): string | undefined {
  const returned = mail.attachments.find(({ mimeType }) =>
    /^(message\/(rfc822|global)|text\/rfc822-headers)/.test(mimeType),
  )
  const header =
    (returned && readBlocks(returned.content)[0]?.get('message-id')) || groups[0]?.get('original-message-id')
  return readMessageIds(header ?? '')[0]
}

/** Blocks of header fields, parted by empty lines; of a field that comes twice, the first counts. */
function readBlocks(content: Uint8Array): Fields[] {
  const text = new TextDecoder().decode(content.subarray(0, 256 * 1024)).replace(/\r\n?/g, '\n')
  return text
    .replace(/\n[ \t]+(?=\S)/g, ' ')
    .split(/\n{2,}/)
    .slice(0, 500)
    .map((block) => {
      const fields = new Map<string, string>()
      for (const line of block.split('\n')) {
        const name = line.slice(0, line.indexOf(':')).trim().toLowerCase()
        if (name && !fields.has(name)) fields.set(name, line.slice(line.indexOf(':') + 1).trim())
      }
      return fields
    })
}
