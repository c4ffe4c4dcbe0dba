import type { ParsedMail } from './parse-mail.ts'

type Finding = { method: string; result: string; properties: ReadonlyMap<string, string> }

/**
 * Whether the server that took the mail says that it did not come from the domain of its From line: DMARC failed, or SPF failed
 * and no DKIM signature of that domain held. Only the topmost Authentication-Results counts: those below travelled with the mail
 * and say whatever its writer liked. Nothing said is no accusation.
 * Source: RFC 8601 (the header), RFC 7489 (which domains belong together).
 */
export function isSenderRefuted(mail: Pick<ParsedMail, 'headers' | 'from' | 'sender'>): boolean {
  const header = mail.headers.get('authentication-results')?.[0]
  const domain = domainOf((mail.from ?? mail.sender)?.address ?? '')
  if (!header || !domain) return false
  const findings = readFindings(header)
  const results = (method: string) => findings.filter((finding) => finding.method === method)
  const dmarc = results('dmarc')
  if (dmarc.some(({ result }) => result === 'fail')) return true
  if (dmarc.some(({ result }) => result === 'pass')) return false
  const isSigned = results('dkim').some((finding) => finding.result === 'pass' && signsFor(finding, domain))
  return !isSigned && results('spf').some(({ result }) => result === 'fail')
}

/** A signature of another domain vouches for that one only. */
const signsFor = ({ properties }: Finding, domain: string): boolean => {
  const signer = properties.get('header.d') ?? domainOf(properties.get('header.i') ?? '')
  return signer !== '' && (signer === domain || domain.endsWith(`.${signer}`) || signer.endsWith(`.${domain}`))
}

const domainOf = (address: string): string => address.slice(address.lastIndexOf('@') + 1).toLowerCase()

function readFindings(header: string): Finding[] {
  return withoutComments(header)
    .split(';')
    .flatMap((part) => {
      const match = /^\s*([a-z][\w-]*)(?:\s*\/\s*\d+)?\s*=\s*([a-z]+)(?:\s+(.*))?$/is.exec(part)
      if (!match) return []
      const properties = new Map(
        [...(match[3] ?? '').matchAll(/([a-z]+\.[\w-]+)\s*=\s*(\S+)/gi)].map(([, name = '', value = '']) => [
          name.toLowerCase(),
          value.toLowerCase(),
        ]),
      )
      return [{ method: (match[1] ?? '').toLowerCase(), result: (match[2] ?? '').toLowerCase(), properties }]
    })
}

/** Comments repeat what the mail says of itself; neither they nor quoted words may pass for a finding. */
function withoutComments(header: string): string {
  let kept = ''
  let depth = 0
  let isQuoted = false
  for (let at = 0; at < header.length; at++) {
    const character = header[at] as string
    if (character === '\\' && (depth > 0 || isQuoted)) at++
    else if (depth === 0 && character === '"') isQuoted = !isQuoted
    else if (isQuoted) kept += /[\s;=()]/.test(character) ? '_' : character
    else if (character === '(') depth++
    else if (character === ')') depth = Math.max(0, depth - 1)
    else if (depth === 0) kept += character
  }
  return kept
}
