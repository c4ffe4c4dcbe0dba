import { randomBytes } from 'node:crypto'
import type { createChannel } from '@heed/contract/channels.ts'
import { isMessaging } from '@heed/contract/messaging.ts'
import type { z } from 'zod'
import { channelChanged } from '../../events/channel-events.ts'
import { now } from '../../platform/clock.ts'
import { newId } from '../../platform/ids.ts'
import { branchClosed, branchUnknown } from '../../platform/problem.ts'
import type { Scope, Tx } from '../../platform/scope.ts'
import { sealSecrets } from './channel-secrets.ts'
import { addressTaken, notMail } from './channels.errors.ts'
import { readChannel } from './list-channels.ts'
import { accountToKeep, requireOwnFields } from './messaging/account-input.ts'

type NewChannel = z.output<typeof createChannel.body>

export const openChannel = (scope: Scope, input: NewChannel) =>
  scope.transaction(async (tx) => {
    const { imap, smtp, kind, name, language, acknowledges } = input
    const address = 'address' in input ? input.address : undefined
    const account = 'account' in input ? input.account : undefined
    const credentials = 'credentials' in input ? input.credentials : undefined
    if (kind !== 'mail' && (imap || smtp)) throw notMail()
    requireOwnFields(kind, { account, credentials })
    await requireBranch(tx, input.branchId)
    const id = newId()
    const inserted = await tx.db
      .insertInto('channel')
      .values({
        id,
        kind,
        name,
        language,
        acknowledges,
        branch_id: input.branchId,
        address: address?.toLowerCase() ?? null,
        imap: imap ? JSON.stringify(withoutPassword(imap)) : null,
        smtp: smtp ? JSON.stringify(withoutPassword(smtp)) : null,
        secrets: sealSecrets(scope.house.secret, id, { imap: imap?.password, smtp: smtp?.password, credentials }),
        hook_key: isMessaging(kind) ? randomBytes(24).toString('base64url') : null,
        account: account ? accountToKeep(account) : null,
        imap_cursor: imap ? JSON.stringify({ since: now().toISOString() }) : null,
      })
      .onConflict((conflict) => conflict.doNothing())
      .returning('id')
      .executeTakeFirst()
    if (!inserted) throw addressTaken()
    await tx.emit(channelChanged, { channelId: id, changed: { name, kind } }, { branchId: input.branchId })
    tx.tell({ topic: 'channel', id, type: 'channel.changed' }, input.branchId)
    return readChannel(tx, id)
  })

export async function requireBranch(tx: Tx, branchId: string): Promise<void> {
  const branch = await tx.db.selectFrom('branch').select('active').where('id', '=', branchId).executeTakeFirst()
  if (!branch) throw branchUnknown()
  if (!branch.active) throw branchClosed()
}

export function withoutPassword<Settings extends { password?: string }>(
  settings: Settings,
): Omit<Settings, 'password'> {
  const { password: _, ...rest } = settings
  return rest
}
