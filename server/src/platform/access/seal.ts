import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto'

const version = 1
const keyOf = (houseSecret: string, use: string) => Buffer.from(hkdfSync('sha256', houseSecret, '', use, 32))

/** AES-256-GCM, bound to its row: bytes copied to another row cannot be opened there. Layout: version, nonce (12), tag (16), text. */
export function seal(houseSecret: string, use: string, rowId: string, text: string): Buffer {
  const nonce = randomBytes(12)
  const cipher = createCipheriv('aes-256-gcm', keyOf(houseSecret, use), nonce).setAAD(Buffer.from(rowId))
  const sealed = Buffer.concat([cipher.update(text), cipher.final()])
  return Buffer.concat([Buffer.from([version]), nonce, cipher.getAuthTag(), sealed])
}

/** @throws when the bytes were changed or belong to another row, use or installation. */
export function unseal(houseSecret: string, use: string, rowId: string, sealed: Buffer): string {
  if (sealed[0] !== version) throw new Error('This was sealed by another version')
  const decipher = createDecipheriv('aes-256-gcm', keyOf(houseSecret, use), sealed.subarray(1, 13))
    .setAAD(Buffer.from(rowId))
    .setAuthTag(sealed.subarray(13, 29))
  return Buffer.concat([decipher.update(sealed.subarray(29)), decipher.final()]).toString()
}
