import type { ImapSettings, SmtpSettings } from '@heed/contract/channels.ts'
import type { Language } from '@heed/contract/primitives.ts'
import type { Selectable } from 'kysely'
import type { z } from 'zod'
import type { Channel as ChannelRow } from '../../platform/database/tables.generated.ts'
import { inScopedTransaction } from '../../platform/database/transaction.ts'
import type { House } from '../../platform/house.ts'
import { type Mailbox, type MailServer, readMailServerUrl } from '../../platform/mail/transport/mail-server.ts'
import { storableText } from '../../platform/mail/understand/plain-strings.ts'
import { notFound } from '../../platform/problem.ts'
import type { Tx } from '../../platform/scope.ts'
import { openSecrets } from './channel-secrets.ts'

export type ChannelRecord = Selectable<ChannelRow>
/** Where something received belongs. */
export type ChannelPlace = { id: string; workspaceId: string; branchId: string; language: Language }

/** Look-ups made before a workspace is known: mail at the door, public pages, mailboxes to read. */
const asSystem = <Result>(house: House, work: Parameters<typeof inScopedTransaction<Result>>[2]) =>
  inScopedTransaction(house.pool, { workspaceId: null, memberId: null, branchIds: [], system: true }, work)

export const placeOf = (row: Pick<ChannelRecord, 'id' | 'workspace_id' | 'branch_id' | 'language'>): ChannelPlace => ({
  id: row.id,
  workspaceId: row.workspace_id,
  branchId: row.branch_id,
  language: row.language as Language,
})

/** `support+anything@shop.example` is `support@shop.example` unless somebody really has the longer one. */
export function plainAddress(address: string): string {
  const at = address.lastIndexOf('@')
  const plus = address.indexOf('+')
  return plus > 0 && plus < at ? address.slice(0, plus) + address.slice(at) : address
}

export const findMailChannel = (house: House, address: string): Promise<ChannelPlace | undefined> =>
  asSystem(house, async (db) => {
    const wanted = [address.toLowerCase(), plainAddress(address.toLowerCase())]
    const rows = await db
      .selectFrom('channel')
      .select(['id', 'workspace_id', 'branch_id', 'language', 'address'])
      .where('kind', '=', 'mail')
      .where('active', '=', true)
      .where('address', 'in', wanted)
      .execute()
    const row = rows.find((candidate) => candidate.address === wanted[0]) ?? rows[0]
    return row && placeOf(row)
  })

/** Where a case of a branch belongs that came by no channel: its mail, else its door for programs, else its form. */
export async function findDoor(
  tx: Tx,
  branchId: string,
): Promise<{ id: string; kind: 'mail' | 'api' | 'form' } | undefined> {
  const rows = await tx.db
    .selectFrom('channel')
    .select(['id', 'kind'])
    .where('branch_id', '=', branchId)
    .where('active', '=', true)
    .where('kind', 'in', ['mail', 'api', 'form'])
    .orderBy('id')
    .execute()
  const found = ['mail', 'api', 'form'].map((kind) => rows.find((row) => row.kind === kind)).find(Boolean)
  return found && { id: found.id, kind: found.kind as 'mail' | 'api' | 'form' }
}

export const findFormChannel = (house: House, address: string): Promise<ChannelRecord | undefined> =>
  asSystem(house, (db) =>
    db
      .selectFrom('channel')
      .selectAll()
      .where('kind', '=', 'form')
      .where('active', '=', true)
      .where('address', '=', storableText(address, 254))
      .executeTakeFirst(),
  )

export const listMailAddresses = (house: House): Promise<string[]> =>
  asSystem(house, async (db) =>
    (
      await db
        .selectFrom('channel')
        .select('address')
        .where('kind', '=', 'mail')
        .where('active', '=', true)
        .where('address', 'is not', null)
        .execute()
    ).map(({ address }) => address as string),
  )

export const listMailboxChannels = (house: House): Promise<ChannelRecord[]> =>
  asSystem(house, (db) =>
    db
      .selectFrom('channel')
      .selectAll()
      .where('kind', '=', 'mail')
      .where('active', '=', true)
      .where('imap', 'is not', null)
      .execute(),
  )

export async function requireChannel(tx: Tx, channelId: string): Promise<ChannelRecord> {
  const row = await tx.db
    .selectFrom('channel')
    .selectAll()
    .where('workspace_id', '=', tx.scope.workspaceId)
    .where('id', '=', channelId)
    .executeTakeFirst()
  if (!row) throw notFound()
  return row
}

export function mailboxOf(house: House, row: ChannelRecord): Mailbox | undefined {
  if (!row.imap) return undefined
  const { host, port, secure, user, folder } = row.imap as z.output<typeof ImapSettings>
  return {
    host,
    port,
    secure,
    user,
    folder: folder ?? 'INBOX',
    password: openSecrets(house.secret, row.id, row.secrets).imap ?? '',
  }
}

/** Whether mail can leave by the channel's own mail server or the installation's; the password is not looked at. */
export const hasMailServer = (house: House, row: Pick<ChannelRecord, 'smtp'> | undefined): boolean =>
  Boolean(row?.smtp ?? house.config.smtpUrl)

/** The channel's own mail server, or the installation's. */
export function mailServerOf(
  house: House,
  row: Pick<ChannelRecord, 'id' | 'smtp' | 'secrets'> | undefined,
): MailServer | undefined {
  if (!row?.smtp) return house.config.smtpUrl ? readMailServerUrl(house.config.smtpUrl) : undefined
  const { host, port, secure, user } = row.smtp as z.output<typeof SmtpSettings>
  const password = openSecrets(house.secret, row.id, row.secrets).smtp
  return { host, port, secure, ...(user ? { user } : {}), ...(password === undefined ? {} : { password }) }
}
