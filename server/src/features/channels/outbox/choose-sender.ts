import type { House } from '../../../platform/house.ts'
import type { Tx } from '../../../platform/scope.ts'
import { type ChannelRecord, hasMailServer } from '../channel.queries.ts'

/** The mail channel that a mail goes out by: the one it belongs to, else the branch's own, else any. */
export async function chooseSender(
  tx: Tx,
  wanted: { channelId?: string | null; branchId?: string | null },
): Promise<{ channel: ChannelRecord | undefined; workspace: { name: string; demo: boolean } }> {
  const [rows, workspace] = await Promise.all([
    tx.db
      .selectFrom('channel')
      .selectAll()
      .where('workspace_id', '=', tx.scope.workspaceId)
      .where('kind', '=', 'mail')
      .where('active', '=', true)
      .where('address', 'is not', null)
      .orderBy('id')
      .execute(),
    tx.db.selectFrom('workspace').select(['name', 'demo']).executeTakeFirstOrThrow(),
  ])
  const channel =
    rows.find((row) => row.id === wanted.channelId) ?? rows.find((row) => row.branch_id === wanted.branchId) ?? rows[0]
  return { channel, workspace }
}

/** In whose name: the channel's, or the installation's own address where no channel has one. */
export function senderAddress(
  house: House,
  channel: Pick<ChannelRecord, 'address' | 'name'> | undefined,
  workspaceName: string,
): { name: string; address: string } | undefined {
  if (channel?.address) return { name: channel.name, address: channel.address }
  return house.config.mailFrom ? { name: workspaceName, address: house.config.mailFrom } : undefined
}

/** Why a mail has to wait for somebody's settings; null when it can go. */
export const whyItCannotGo = (
  house: House,
  channel: Pick<ChannelRecord, 'address' | 'name' | 'smtp'> | undefined,
  workspaceName: string,
): 'outbox.no_sender' | 'outbox.no_server' | null =>
  senderAddress(house, channel, workspaceName)
    ? hasMailServer(house, channel)
      ? null
      : 'outbox.no_server'
    : 'outbox.no_sender'
