import { sql } from 'kysely'
import { newId } from '../../../platform/ids.ts'
import type { Tx } from '../../../platform/scope.ts'

export const findThread = (tx: Tx, channelId: string, externalId: string) =>
  tx.db
    .selectFrom('channel_thread as t')
    .leftJoin('case as c', 'c.id', 't.case_id')
    .select(['t.customer_id', 't.case_id', 'c.state as case_state'])
    .where('t.channel_id', '=', channelId)
    .where('t.external_id', '=', externalId)
    .executeTakeFirst()

type Note = {
  channelId: string
  externalId: string
  caseId: string
  accountName: string | null
  accountLink: string | null
  lastHeardAt: Date
  replyTo: string | null
}

/** The case knows its customer, also where that one was made or merged meanwhile. */
export const noteThread = async (tx: Tx, note: Note): Promise<void> => {
  await sql`
    insert into channel_thread (id, channel_id, external_id, customer_id, case_id, account_name, account_link, last_heard_at, reply_to)
    select ${newId()}, ${note.channelId}, ${note.externalId}, c.customer_id, c.id, ${note.accountName}, ${note.accountLink}, ${note.lastHeardAt}, ${note.replyTo}
    from "case" c where c.id = ${note.caseId}
    on conflict (channel_id, external_id) do update set customer_id = excluded.customer_id, case_id = excluded.case_id,
      account_name = coalesce(excluded.account_name, channel_thread.account_name),
      account_link = coalesce(excluded.account_link, channel_thread.account_link),
      last_heard_at = greatest(channel_thread.last_heard_at, excluded.last_heard_at),
      reply_to = case when excluded.last_heard_at >= channel_thread.last_heard_at then excluded.reply_to else channel_thread.reply_to end`.execute(
    tx.db,
  )
}

export type ThreadOfCase = {
  channel_id: string
  kind: string
  external_id: string
  reply_to: string | null
  account_name: string | null
  account_link: string | null
  last_heard_at: Date
}

/** Where answers of a case go that came by a messaging channel; the channel may stand in a branch out of sight. */
export const findThreadOfCase = (tx: Tx, caseId: string): Promise<ThreadOfCase | undefined> =>
  tx.everywhere(() =>
    tx.db
      .selectFrom('case as c')
      .innerJoin('channel as h', 'h.id', 'c.channel_id')
      .innerJoin('channel_thread as t', (join) =>
        join.onRef('t.channel_id', '=', 'c.channel_id').onRef('t.customer_id', '=', 'c.customer_id'),
      )
      .select([
        't.channel_id',
        'h.kind',
        't.external_id',
        't.reply_to',
        't.account_name',
        't.account_link',
        't.last_heard_at',
      ])
      .where('c.id', '=', caseId)
      .orderBy(sql`t.case_id is not distinct from c.id`, 'desc')
      .orderBy('t.last_heard_at', 'desc')
      .executeTakeFirst(),
  )
