import { isMessaging } from '@heed/contract/messaging.ts'
import { sql } from 'kysely'
import { now } from '../../../platform/clock.ts'
import type { Scope } from '../../../platform/scope.ts'
import { whyWordsCannotGo } from '../messaging/account.ts'
import { locksOf } from '../process-locks.ts'
import { whyItCannotGo } from './choose-sender.ts'
import { endInvitationMailsOf } from './mail-invitation.ts'
import { sendOne } from './send-one.ts'

const batch = 200
/** A fresh mail has a job of its own; this is for those whose job was lost. */
const ownJobSeconds = 20

/** Sends what is due again, lets go what was held once it can be sent, and finds what a process left behind that is gone. */
export async function lookRoundOutbox(scope: Scope): Promise<void> {
  await endInvitationMailsOf(scope)
  await enqueueDue(scope)
  await releaseHeld(scope)
  await findAbandoned(scope)
}

const enqueueDue = (scope: Scope) =>
  scope.transaction(async (tx) => {
    const rows = await tx.db
      .selectFrom('outbox_message')
      .select('id')
      .where('workspace_id', '=', scope.workspaceId)
      .where('state', '=', 'waiting')
      .where('next_attempt_at', '<=', now())
      .where((where) =>
        where.or([
          where('attempts', '>', 0),
          where('next_attempt_at', '<', new Date(now().getTime() - ownJobSeconds * 1000)),
        ]),
      )
      .orderBy('next_attempt_at')
      .limit(batch)
      .execute()
    for (const { id } of rows) tx.enqueue(sendOne, { outboxId: id })
  })

/** Whether mail can go is a matter of its channel alone: mail that still cannot never stands before mail that can. */
export const releaseHeld = (scope: Scope) =>
  scope.transaction(async (tx) => {
    const channels = await tx.db
      .selectFrom('outbox_message as o')
      .leftJoin('channel as c', 'c.id', 'o.channel_id')
      .select(['o.channel_id', 'c.address', 'c.name', 'c.smtp', 'c.kind', 'c.account', 'c.secrets', 'c.hook_key'])
      .distinctOn('o.channel_id')
      .where('o.workspace_id', '=', scope.workspaceId)
      .where('o.state', '=', 'held')
      .execute()
    const free = channels.filter((row) => {
      if (row.channel_id && row.kind && isMessaging(row.kind)) {
        const { channel_id: id, kind, account, secrets, hook_key } = row
        return whyWordsCannotGo(scope.house, { id, kind, account, secrets, hook_key }) === null
      }
      const channel = row.channel_id ? { ...row, name: row.name ?? '' } : undefined
      return whyItCannotGo(scope.house, channel, '') === null
    })
    if (free.length === 0) return
    // A step of its own: as a mere sub-select it may be run again for other rows, past its limit.
    const { rows } = await sql<{ id: string; branch_id: string | null }>`
      with free as materialized (
        select id from outbox_message where workspace_id = ${scope.workspaceId} and state = 'held'
          and coalesce(channel_id::text, '') = any (${free.map(({ channel_id }) => channel_id ?? '')})
        order by id limit ${batch} for update skip locked)
      update outbox_message set state = 'waiting', reason = null, next_attempt_at = ${now()}
      where id in (select id from free) returning id, branch_id`.execute(tx.db)
    for (const { id, branch_id } of rows) {
      tx.enqueue(sendOne, { outboxId: id })
      tx.tell({ topic: 'outbox', id, type: 'mail.waiting' }, branch_id)
    }
  })

async function findAbandoned(scope: Scope): Promise<void> {
  const locks = locksOf(scope.house)
  const rows = await scope.transaction((tx) =>
    tx.db
      .selectFrom('outbox_message')
      .select('id')
      .where('workspace_id', '=', scope.workspaceId)
      .where('state', '=', 'sending')
      .limit(batch)
      .execute(),
  )
  for (const { id } of rows) {
    if (locks.isHeldHere(id) || !(await locks.tryTake(id))) continue
    try {
      await scope.transaction(async (tx) => {
        const row = await tx.db
          .updateTable('outbox_message')
          .set({ state: 'uncertain', reason: 'outbox.process_ended' })
          .where('id', '=', id)
          .where('state', '=', 'sending')
          .returning('branch_id')
          .executeTakeFirst()
        if (row) tx.tell({ topic: 'outbox', id, type: 'mail.uncertain' }, row.branch_id)
      })
    } finally {
      await locks.release(id)
    }
  }
}
