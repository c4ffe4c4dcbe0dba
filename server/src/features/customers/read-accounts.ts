import type { CustomerAccount, MessagingKind } from '@heed/contract/messaging.ts'
import type { z } from 'zod'
import type { Tx } from '../../platform/scope.ts'

type Account = z.infer<typeof CustomerAccount> & { customerId: string }

/** By which accounts they wrote, newest first, each once however many posts it wrote below; a customer belongs to the whole business, and so does this. */
export async function readAccounts(tx: Tx, customerIds: string[]): Promise<Account[]> {
  if (customerIds.length === 0) return []
  const rows = await tx.everywhere(() =>
    tx.db
      .selectFrom('channel_thread as t')
      .innerJoin('channel as c', 'c.id', 't.channel_id')
      .select(({ fn }) => [
        't.customer_id',
        't.channel_id',
        'c.kind',
        't.account_name',
        't.account_link',
        fn.max('t.last_heard_at').as('last_heard_at'),
      ])
      .where('t.customer_id', 'in', customerIds)
      .groupBy(['t.customer_id', 't.channel_id', 'c.kind', 't.account_name', 't.account_link'])
      .orderBy('last_heard_at', 'desc')
      .execute(),
  )
  return rows.map((row) => ({
    customerId: row.customer_id,
    channelId: row.channel_id,
    kind: row.kind as MessagingKind,
    name: row.account_name,
    link: row.account_link,
    lastHeardAt: row.last_heard_at.toISOString(),
  }))
}
