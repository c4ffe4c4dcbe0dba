import type { updateChannel } from '@heed/contract/channels.ts'
import type { z } from 'zod'
import { channelChanged } from '../../events/channel-events.ts'
import { now } from '../../platform/clock.ts'
import type { Scope } from '../../platform/scope.ts'
import { requireChannel } from './channel.queries.ts'
import { openSecrets, sealSecrets } from './channel-secrets.ts'
import { notMail, notPhone, passwordNeeded } from './channels.errors.ts'
import { isSamePlace, passwordFor, type Server } from './kept-password.ts'
import { readChannel } from './list-channels.ts'
import { accountToKeep, requireOwnFields } from './messaging/account-input.ts'
import { requireBranch, withoutPassword } from './open-channel.ts'

type Change = z.output<typeof updateChannel.body>

export const changeChannel = (scope: Scope, channelId: string, change: Change) =>
  scope.transaction(async (tx) => {
    const before = await requireChannel(tx, channelId)
    if (before.kind !== 'mail' && (change.imap || change.smtp)) throw notMail()
    if (before.kind !== 'phone' && change.phone !== undefined) throw notPhone()
    requireOwnFields(before.kind, change)
    if (change.branchId && change.branchId !== before.branch_id) await requireBranch(tx, change.branchId)
    const kept = openSecrets(scope.house.secret, channelId, before.secrets)
    const secrets = {
      ...kept,
      imap: change.imap === undefined ? kept.imap : passwordFor(change.imap, before.imap as Server | null, kept.imap),
      smtp: change.smtp === undefined ? kept.smtp : passwordFor(change.smtp, before.smtp as Server | null, kept.smtp),
    }
    if (change.credentials) secrets.credentials = { ...kept.credentials, ...change.credentials }
    if (change.imap && secrets.imap === undefined) throw passwordNeeded()
    const anotherMailbox =
      change.imap &&
      (!before.imap ||
        !isSamePlace(change.imap, before.imap as Server) ||
        change.imap.folder !== (before.imap as { folder?: string }).folder)
    await tx.db
      .updateTable('channel')
      .set({
        name: change.name ?? before.name,
        branch_id: change.branchId ?? before.branch_id,
        language: change.language ?? before.language,
        acknowledges: change.acknowledges ?? before.acknowledges,
        active: change.active ?? before.active,
        ...(change.phone === undefined ? {} : { address: change.phone }),
        ...(change.account === undefined ? {} : { account: accountToKeep(change.account) }),
        // What was wrong with the account may be right now.
        ...(change.account || change.credentials ? { status_state: 'idle', status_problem: null } : {}),
        secrets: sealSecrets(scope.house.secret, channelId, secrets),
        ...(change.imap === undefined
          ? {}
          : {
              imap: change.imap ? JSON.stringify(withoutPassword(change.imap)) : null,
              status_state: 'idle',
              status_problem: null,
            }),
        ...(change.smtp === undefined
          ? {}
          : { smtp: change.smtp ? JSON.stringify(withoutPassword(change.smtp)) : null }),
        ...(anotherMailbox ? { imap_cursor: JSON.stringify({ since: now().toISOString() }) } : {}),
      })
      .where('id', '=', channelId)
      .execute()
    const { imap, smtp, account, credentials, ...rest } = change
    const changed = {
      ...rest,
      ...(imap === undefined ? {} : { imap: imap !== null }),
      ...(smtp === undefined ? {} : { smtp: smtp !== null }),
      ...(account === undefined ? {} : { account: true }),
      ...(credentials === undefined ? {} : { credentials: Object.keys(credentials) }),
    }
    await tx.emit(channelChanged, { channelId, changed }, { branchId: change.branchId ?? before.branch_id })
    tx.tell({ topic: 'channel', id: channelId, type: 'channel.changed' }, change.branchId ?? before.branch_id)
    return readChannel(tx, channelId)
  })
