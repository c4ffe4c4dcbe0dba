import type { CustomerAccount, MessagingKind } from '@heed/contract/messaging.ts'
import type { z } from 'zod'
import type { Tx } from '../../platform/scope.ts'

/** By which accounts they wrote, newest first; a customer belongs to the whole business, and so does this. */
export const readAccounts = async (tx: Tx, customerId: string): Promise<z.infer<typeof CustomerAccount>[]> => {
  const rows = await tx.everywhere(() =>
    tx.db
      .selectFrom('channel_thread as t')
      .innerJoin('channel as c', 'c.id', 't.channel_id')
      .select(['t.channel_id', 'c.kind', 't.account_name', 't.account_link', 't.last_heard_at'])
      .where('t.customer_id', '=', customerId)
      .orderBy('t.last_heard_at', 'desc')
      .limit(50)
      .execute(),
  )
  return rows.map((row) => ({
    channelId: row.channel_id,
    kind: row.kind as MessagingKind,
    name: row.account_name,
    link: row.account_link,
    lastHeardAt: row.last_heard_at.toISOString(),
  }))
}
