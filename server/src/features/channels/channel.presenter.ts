import type { Channel } from '@heed/contract/channels.ts'
import { type Credentials, isMessaging } from '@heed/contract/messaging.ts'
import type { House } from '../../platform/house.ts'
import { type ChannelRecord, mailServerOf } from './channel.queries.ts'
import { openSecrets } from './channel-secrets.ts'
import { hookUrlOf } from './messaging/account.ts'

export type ChannelNews = { last_received_at: Date | null; quarantined: number; demo: boolean }

export const presentChannel = (house: House, row: ChannelRecord, news: ChannelNews): Channel => ({
  id: row.id,
  kind: row.kind as Channel['kind'],
  name: row.name,
  address: row.address,
  branchId: row.branch_id,
  language: row.language as Channel['language'],
  active: row.active,
  acknowledges: row.acknowledges,
  imap: row.imap as Channel['imap'],
  smtp: row.smtp as Channel['smtp'],
  publicUrl: row.kind === 'form' && row.address ? `${house.config.url}/f/${row.address}` : null,
  messaging: isMessaging(row.kind) ? messagingOf(house, row) : null,
  connection: row.kind === 'mail' ? connectionOf(house, row, news) : null,
  status: {
    state: stateOf(row, news),
    checkedAt: row.status_checked_at?.toISOString() ?? null,
    problem: row.active ? row.status_problem : null,
    lastReceivedAt: news.last_received_at?.toISOString() ?? null,
    quarantined: news.quarantined,
  },
})

function messagingOf(house: House, row: ChannelRecord): Channel['messaging'] {
  const { credentials, hook } = openSecrets(house.secret, row.id, row.secrets)
  return {
    hookUrl: hookUrlOf(house, row),
    account: (row.account ?? {}) as NonNullable<Channel['messaging']>['account'],
    saved: Object.keys(credentials ?? {}) as (keyof Credentials)[],
    hasSecret: hook !== undefined,
  }
}

/** A demo has a mailbox of its own; our door is open to every address, and mail handed in by a pipe is known when the first came. */
const connectionOf = (house: House, row: ChannelRecord, news: ChannelNews) => ({
  reads: row.imap !== null || news.last_received_at !== null || news.demo || house.config.smtpPort !== undefined,
  listensAt: news.demo ? null : (house.config.smtpPort ?? null),
  sends: news.demo || mailServerOf(house, row) !== undefined,
})

/** A mailbox says itself how it is; what is handed in at our own door works as soon as something came; of voices nothing can be known. */
function stateOf(row: ChannelRecord, news: ChannelNews): Channel['status']['state'] {
  if (!row.active) return 'off'
  if (row.imap) return row.status_state as Channel['status']['state']
  if (isMessaging(row.kind)) return row.status_state === 'failing' ? 'failing' : news.last_received_at ? 'ok' : 'idle'
  if (row.kind === 'phone' || row.kind === 'walk_in') return 'idle'
  return row.kind !== 'mail' || news.last_received_at ? 'ok' : 'idle'
}
