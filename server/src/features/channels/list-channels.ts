import type { Channel } from '@heed/contract/channels.ts'
import { sql } from 'kysely'
import type { Scope, Tx } from '../../platform/scope.ts'
import { type ChannelNews, presentChannel } from './channel.presenter.ts'
import { requireChannel } from './channel.queries.ts'

const none: ChannelNews = { last_received_at: null, quarantined: 0, demo: false }

export const listChannelsInSight = (scope: Scope): Promise<Channel[]> =>
  scope.transaction(async (tx) => {
    const rows = await tx.db
      .selectFrom('channel')
      .selectAll()
      .where('workspace_id', '=', scope.workspaceId)
      .orderBy('kind')
      .orderBy('id')
      .execute()
    const news = await readNews(
      tx,
      rows.map(({ id }) => id),
    )
    return rows.map((row) => presentChannel(scope.house, row, news.get(row.id) ?? none))
  })

export async function readChannel(tx: Tx, channelId: string): Promise<Channel> {
  const row = await requireChannel(tx, channelId)
  return presentChannel(tx.scope.house, row, (await readNews(tx, [row.id])).get(row.id) ?? none)
}

async function readNews(tx: Tx, channelIds: string[]): Promise<Map<string, ChannelNews>> {
  const { rows } = await sql<ChannelNews & { id: string }>`
    select c.id, (select received_at from intake_item i where i.channel_id = c.id order by i.id desc limit 1) as last_received_at,
      (select count(*) from intake_item i where i.workspace_id = ${tx.scope.workspaceId} and i.state = 'quarantined' and i.channel_id = c.id) as quarantined,
      (select demo from workspace) as demo
    from unnest(${channelIds}::uuid[]) as c (id)`.execute(tx.db)
  return new Map(rows.map((row) => [row.id, row]))
}
