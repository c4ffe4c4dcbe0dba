import { createHmac, timingSafeEqual } from 'node:crypto'

const letters = { case: 'c', message: 'm' } as const

/** What a reference of ours points at. */
type Reference = { readonly kind: keyof typeof letters; readonly id: string }

/** A message id that a reply will carry back: `<heed.c.<id>.<signature>@host>`. `id` is a UUID. */
export const makeMessageId = (secret: string, kind: Reference['kind'], id: string, host: string): string =>
  `<heed.${makeToken(secret, kind, id)}@${host}>`

/** `support@shop.example` becomes `support+c.<id>.<signature>@shop.example`, or stays itself where that is too long for mail servers. */
export function makeReplyAddress(secret: string, kind: Reference['kind'], id: string, address: string): string {
  const at = address.lastIndexOf('@')
  const local = `${address.slice(0, at)}+${makeToken(secret, kind, id)}`
  return local.length <= 64 ? local + address.slice(at) : address
}

/** Reads a message id or an address of ours; undefined for anybody else's and for a wrong signature. Case is ignored: some programs change it. */
export function readReference(secret: string, value: string): Reference | undefined {
  if (value.length > 512) return undefined
  const match = /^(?:<?heed\.|[^@]*\+)([cm])\.([0-9a-v]{26})\.([0-9a-v]{16})@/.exec(value.trim().toLowerCase())
  if (!match?.[2] || !match[3]) return undefined
  const kind = match[1] === letters.case ? 'case' : 'message'
  const id = toUuid(match[2])
  return id && timingSafeEqual(Buffer.from(match[3]), Buffer.from(sign(secret, kind, id))) ? { kind, id } : undefined
}

const makeToken = (secret: string, kind: Reference['kind'], id: string) =>
  `${letters[kind]}.${toBase32(id.replaceAll('-', ''), 26)}.${sign(secret, kind, id)}`

/** 80 bits: the local part of an address holds 64 characters, and each guess costs a mail. */
const sign = (secret: string, kind: Reference['kind'], id: string) =>
  toBase32(
    createHmac('sha256', secret).update(`mail-reference:${kind}:${id.toLowerCase()}`).digest('hex').slice(0, 20),
    16,
  )

const toBase32 = (hex: string, length: number) => BigInt(`0x${hex}`).toString(32).padStart(length, '0')

function toUuid(base32: string): string | undefined {
  const number = [...base32].reduce((sum, digit) => sum * 32n + BigInt(Number.parseInt(digit, 32)), 0n)
  const hex = number.toString(16).padStart(32, '0')
  if (hex.length > 32) return undefined
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
}
