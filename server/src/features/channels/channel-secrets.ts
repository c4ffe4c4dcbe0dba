import type { Credentials } from '@heed/contract/messaging.ts'
import { seal, unseal } from '../../platform/access/seal.ts'

/** Passwords of a channel's mailbox and mail server; credentials at its provider, and the secret that the provider shares with us. */
export type ChannelSecrets = {
  imap?: string | undefined
  smtp?: string | undefined
  credentials?: Credentials | undefined
  hook?: string | undefined
}

const use = 'heed channel passwords'

export const sealSecrets = (houseSecret: string, channelId: string, secrets: ChannelSecrets): Buffer | null =>
  Object.values(secrets).every((secret) => secret === undefined)
    ? null
    : seal(houseSecret, use, channelId, JSON.stringify(secrets))

/** @throws when the bytes were changed or belong to another channel or installation. */
export const openSecrets = (houseSecret: string, channelId: string, sealed: Buffer | null): ChannelSecrets =>
  sealed ? (JSON.parse(unseal(houseSecret, use, channelId, sealed)) as ChannelSecrets) : {}
