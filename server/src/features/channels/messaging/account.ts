import { isMessaging, type MessagingKind, messagingFields } from '@heed/contract/messaging.ts'
import type { House } from '../../../platform/house.ts'
import type { ChannelRecord } from '../channel.queries.ts'
import { openSecrets } from '../channel-secrets.ts'
import type { Account } from './adapter.ts'
import { adapterOf } from './adapters.ts'

export type MessagingRecord = Pick<ChannelRecord, 'id' | 'kind' | 'account' | 'secrets' | 'hook_key'>

export const hookUrlOf = (house: House, row: Pick<ChannelRecord, 'kind' | 'hook_key'>): string =>
  `${house.config.url}/hooks/${row.kind}/${row.hook_key}`

export function accountOf(house: House, row: MessagingRecord): Account {
  const { hook, credentials } = openSecrets(house.secret, row.id, row.secrets)
  return {
    channelId: row.id,
    fields: (row.account ?? {}) as Account['fields'],
    credentials: credentials ?? {},
    secret: hook,
    baseUrl: house.config.providerUrls[row.kind] ?? adapterOf(row.kind).baseUrl,
    hookUrl: hookUrlOf(house, row),
  }
}

/** Why nothing can be sent by this channel yet; null when it can. */
export function whyWordsCannotGo(house: House, row: MessagingRecord): 'outbox.not_connected' | null {
  if (!isMessaging(row.kind)) return 'outbox.not_connected'
  return isComplete(accountOf(house, row), row.kind) ? null : 'outbox.not_connected'
}

export function isComplete({ fields, credentials, secret }: Account, kind: MessagingKind): boolean {
  const needed = messagingFields[kind]
  return (
    needed.account.every((name) => fields[name]) &&
    needed.credentials.every((name) => credentials[name]) &&
    (!needed.ownSecret || secret !== undefined)
  )
}
