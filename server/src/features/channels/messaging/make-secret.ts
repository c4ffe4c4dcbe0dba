import { randomBytes } from 'node:crypto'
import { isMessaging, messagingFields } from '@heed/contract/messaging.ts'
import { channelChanged } from '../../../events/channel-events.ts'
import type { Scope } from '../../../platform/scope.ts'
import { requireChannel } from '../channel.queries.ts'
import { openSecrets, sealSecrets } from '../channel-secrets.ts'
import { notMessaging } from '../channels.errors.ts'

/** Shown this once; what was signed with the one before is refused from now on. */
export const makeSecret = (scope: Scope, channelId: string): Promise<{ secret: string }> =>
  scope.transaction(async (tx) => {
    const row = await requireChannel(tx, channelId)
    if (!isMessaging(row.kind) || !messagingFields[row.kind].ownSecret) throw notMessaging()
    const secret = randomBytes(24).toString('base64url')
    const kept = openSecrets(scope.house.secret, channelId, row.secrets)
    await tx.db
      .updateTable('channel')
      .set({ secrets: sealSecrets(scope.house.secret, channelId, { ...kept, hook: secret }) })
      .where('id', '=', channelId)
      .execute()
    await tx.emit(channelChanged, { channelId, changed: { secret: true } }, { branchId: row.branch_id })
    tx.tell({ topic: 'channel', id: channelId, type: 'channel.changed' }, row.branch_id)
    return { secret }
  })
