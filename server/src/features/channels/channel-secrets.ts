import { seal, unseal } from '../../platform/access/seal.ts'

/** Passwords of a channel's mailbox and mail server. */
export type ChannelSecrets = { imap?: string; smtp?: string }

const use = 'heed channel passwords'

export const sealSecrets = (houseSecret: string, channelId: string, secrets: ChannelSecrets): Buffer | null =>
  secrets.imap === undefined && secrets.smtp === undefined
    ? null
    : seal(houseSecret, use, channelId, JSON.stringify(secrets))

/** @throws when the bytes were changed or belong to another channel or installation. */
export const openSecrets = (houseSecret: string, channelId: string, sealed: Buffer | null): ChannelSecrets =>
  sealed ? (JSON.parse(unseal(houseSecret, use, channelId, sealed)) as ChannelSecrets) : {}
