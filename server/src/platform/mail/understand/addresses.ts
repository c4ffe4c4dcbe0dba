import { domainToASCII } from 'node:url'
import { addressParser } from 'postal-mime'
import { singleLine } from './plain-strings.ts'

/** `address` is in lower case, its domain in ASCII; `name` may be empty. */
export type MailAddress = { readonly address: string; readonly name: string }

const longestList = 200

/** The valid addresses of a header, groups opened, each once; what is no address is left out. */
export function readAddresses(header: string): MailAddress[] {
  const direct = header.replace(/<@[^<>:]{0,998}:/g, '<')
  const found = collect(direct)
  // Comments and blanks inside an address were once allowed and still arrive.
  return found.length > 0 ? found : collect(withoutComments(direct).replace(/(?<! ) *([.@]) */g, '$1'))
}

function collect(header: string): MailAddress[] {
  const found = new Map<string, MailAddress>()
  for (const mailbox of addressParser(header, { flatten: true })) {
    const address = normaliseAddress(mailbox.address ?? '')
    if (address && !found.has(address)) found.set(address, { address, name: singleLine(mailbox.name, 200) })
    if (found.size === longestList) break
  }
  return [...found.values()]
}

function normaliseAddress(value: string): string | undefined {
  const match = /^([^\s@"(),:;<>[\]\\]{1,64})@([^\s@"(),:;<>[\]\\/]{1,253})$/u.exec(value.trim())
  if (!match?.[1] || !match[2]) return undefined
  const local = match[1].toLowerCase()
  const domain = domainToASCII(match[2])
  if (/\p{C}/u.test(local) || !/^[a-z0-9_]([a-z0-9_.-]*[a-z0-9])?$/.test(domain) || domain.includes('..'))
    return undefined
  return `${local}@${domain}`
}

function withoutComments(header: string): string {
  let depth = 0
  let kept = ''
  for (let index = 0; index < header.length; index++) {
    const character = header.charAt(index)
    if (character === '\\' && depth > 0) index++
    else if (character === '(') depth++
    else if (character === ')' && depth > 0) depth--
    else if (depth === 0) kept += character
  }
  return kept
}
