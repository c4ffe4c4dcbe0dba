import { createHmac } from 'node:crypto'

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'

/** The six digits that an authenticator app shows for an `otpauth:` address. Source: RFC 6238, RFC 4226. */
export function oneTimeCode(address: string, at = Date.now()): string {
  const secret = new URL(address).searchParams.get('secret') ?? ''
  const bits = [...secret].map((letter) => alphabet.indexOf(letter).toString(2).padStart(5, '0')).join('')
  const key = Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2)))
  const counter = Buffer.alloc(8)
  counter.writeBigUInt64BE(BigInt(Math.floor(at / 30_000)))
  const digest = createHmac('sha1', key).update(counter).digest()
  const code = (digest.readUInt32BE((digest.at(-1) ?? 0) & 15) & 0x7fffffff) % 1_000_000
  return String(code).padStart(6, '0')
}

/** Six digits that fit neither now nor in the minutes around. */
export function wrongCode(address: string): string {
  const right = new Set([-60, -30, 0, 30, 60].map((seconds) => oneTimeCode(address, Date.now() + seconds * 1000)))
  return ['000000', '111111', '222222', '333333', '444444', '555555'].find((code) => !right.has(code)) as string
}
