import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto'

/** Passwords of a channel's mailbox and mail server. */
export type ChannelSecrets = { imap?: string; smtp?: string }

const version = 1
const keyOf = (houseSecret: string) => Buffer.from(hkdfSync('sha256', houseSecret, '', 'heed channel passwords', 32))

/** AES-256-GCM, bound to the channel: a row copied to another channel cannot be opened there. Layout: version, nonce (12), tag (16), text. */
export function sealSecrets(houseSecret: string, channelId: string, secrets: ChannelSecrets): Buffer | null {
  if (secrets.imap === undefined && secrets.smtp === undefined) return null
  const nonce = randomBytes(12)
  const cipher = createCipheriv('aes-256-gcm', keyOf(houseSecret), nonce).setAAD(Buffer.from(channelId))
  const text = Buffer.concat([cipher.update(JSON.stringify(secrets)), cipher.final()])
  return Buffer.concat([Buffer.from([version]), nonce, cipher.getAuthTag(), text])
}

/** @throws when the bytes were changed or belong to another channel or installation. */
export function openSecrets(houseSecret: string, channelId: string, sealed: Buffer | null): ChannelSecrets {
  if (!sealed) return {}
  if (sealed[0] !== version) throw new Error('The passwords of a channel were sealed by another version')
  const decipher = createDecipheriv('aes-256-gcm', keyOf(houseSecret), sealed.subarray(1, 13))
    .setAAD(Buffer.from(channelId))
    .setAuthTag(sealed.subarray(13, 29))
  return JSON.parse(
    Buffer.concat([decipher.update(sealed.subarray(29)), decipher.final()]).toString(),
  ) as ChannelSecrets
}
