import { createHash } from 'node:crypto'
import { decodeWords } from 'postal-mime'
import { readAddresses } from '../understand/addresses.ts'
import { readMessageIds } from '../understand/message-ids.ts'
import { singleLine } from '../understand/plain-strings.ts'

const longestHead = 256 * 1024

/** What the ledger notes of a mail before anyone tries to understand it; never throws. */
export function readMailHead(raw: Buffer): { dedupeKey: string; sender: string | null; subject: string | null } {
  const { head, body } = split(raw)
  const field = (name: string) => new RegExp(`^${name}[ \\t]*:(.*)$`, 'im').exec(head)?.[1]?.trim() ?? ''
  const from = field('from')
  const id = readMessageIds(field('message-id'))[0] ?? ''
  const date = field('date')
  return {
    dedupeKey: keyOf(id || date ? [id, from, date] : undefined, id || date ? body : raw),
    sender: orNull(() => readAddresses(from)[0]?.address),
    subject: orNull(() => singleLine(decodeWords(field('subject')), 300)),
  }
}

/**
 * The same mail by two ways gives the same key although each way adds headers of its own; a used id above other words does not.
 * A mail that has neither an id nor a date is compared as a whole: nothing in its body makes two of them the same mail.
 */
function keyOf(fields: string[] | undefined, content: Buffer): string {
  const hash = createHash('sha256').update(JSON.stringify(fields ?? null))
  return hash.update(withPlainLineEnds(content)).digest('base64url')
}

function orNull(read: () => string | undefined): string | null {
  try {
    return read() || null
  } catch {
    return null
  }
}

function split(raw: Buffer): { head: string; body: Buffer } {
  const ends = [raw.indexOf('\r\n\r\n'), raw.indexOf('\n\n')].filter((end) => end >= 0)
  const end = ends.length > 0 ? Math.min(...ends) : raw.length
  const head = raw.subarray(0, Math.min(end, longestHead)).toString().replace(/\r\n?/g, '\n')
  return { head: head.replace(/\n[ \t]+/g, ' '), body: raw.subarray(end) }
}

/** Programs that pass a mail on change CRLF to LF and add or drop empty lines at the end. */
function withPlainLineEnds(content: Buffer): Buffer {
  return Buffer.from(content.toString('latin1').replace(/\r\n?/g, '\n').trim(), 'latin1')
}
