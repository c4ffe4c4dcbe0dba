import { readMessageIds } from './message-ids.ts'
import type { ParsedMail } from './parse-mail.ts'
import { singleLine } from './plain-strings.ts'

type DeliveryStatus = {
  /** Id of the mail that the report is about, `<left@right>`. */
  readonly originalMessageId: string | undefined
  readonly finalRecipient: string | undefined
  readonly action: 'failed' | 'delayed' | 'delivered' | 'relayed' | 'expanded'
  /** Such as `5.1.1`; a first figure of 5 is final, of 4 may pass. */
  readonly status: string | undefined
  /** What the other server said. */
  readonly diagnostic: string | undefined
}

type Fields = ReadonlyMap<string, string>

/** The report of a bounce, for its first recipient that failed. Source: RFC 3464. */
export function parseDeliveryStatus(mail: ParsedMail): DeliveryStatus | undefined {
  const part = mail.attachments.find((attachment) => /^message\/(global-)?delivery-status$/.test(attachment.mimeType))
  if (!part) return undefined
  const groups = readBlocks(part.content)
  const recipients = groups.filter((fields) => fields.has('action') || fields.has('final-recipient'))
  const fields = recipients.find((recipient) => readAction(recipient) === 'failed') ?? recipients[0]
  if (!fields) return undefined
  const diagnostic = singleLine((fields.get('diagnostic-code') ?? '').replace(/^[\w-]+\s*;\s*/, ''), 500)
  return {
    originalMessageId: findOriginalId(mail, groups),
    finalRecipient: recipientOf(fields.get('final-recipient')) ?? recipientOf(fields.get('original-recipient')),
    action: readAction(fields),
    status: /\b[245]\.\d{1,3}\.\d{1,3}\b/.exec(fields.get('status') ?? '')?.[0],
    diagnostic: diagnostic || undefined,
  }
}

function readAction(fields: Fields): DeliveryStatus['action'] {
  const action = /^(failed|delayed|delivered|relayed|expanded)\b/.exec((fields.get('action') ?? '').toLowerCase())?.[1]
  if (action) return action as DeliveryStatus['action']
  return fields.get('status')?.trim().startsWith('4') ? 'delayed' : 'failed'
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
  return readMessageIds(header ?? '')[0] ?? mail.references.at(-1) ?? mail.inReplyTo
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
