import type { OutboxItem } from '@heed/contract/channels.ts'
import { now } from '../../../platform/clock.ts'
import { cutPage, readIdCursor } from '../../../platform/http/paging.ts'
import { notFound } from '../../../platform/problem.ts'
import type { Scope, Tx } from '../../../platform/scope.ts'
import { alreadyOnItsWay } from '../channels.errors.ts'
import { sendOne } from './send-one.ts'

const selectMails = (tx: Tx) =>
  tx.db
    .selectFrom('outbox_message as o')
    .leftJoin('case as k', 'k.id', 'o.case_id')
    .select([
      'o.id',
      'o.recipient',
      'o.subject',
      'o.purpose',
      'o.state',
      'o.reason',
      'o.attempts',
      'o.created_at',
      'o.sent_at',
      'o.next_attempt_at',
      'k.id as case_id',
      'k.number',
    ])
    .where('o.workspace_id', '=', tx.scope.workspaceId)

type Row = Awaited<ReturnType<ReturnType<typeof selectMails>['execute']>>[number]

const present = (row: Row): OutboxItem => ({
  id: row.id,
  to: row.recipient,
  subject: row.subject,
  purpose: row.purpose as OutboxItem['purpose'],
  state: row.state as OutboxItem['state'],
  reason: row.reason,
  attempts: row.attempts,
  createdAt: row.created_at.toISOString(),
  sentAt: row.sent_at?.toISOString() ?? null,
  nextAttemptAt: row.state === 'waiting' ? row.next_attempt_at.toISOString() : null,
  caseId: row.case_id,
  caseNumber: row.number,
})

export const listOutboxPage = (scope: Scope, filter: { cursor?: string; limit: number; state?: OutboxItem['state'] }) =>
  scope.transaction(async (tx) => {
    const after = readIdCursor(filter.cursor)
    let query = selectMails(tx)
      .orderBy('o.id', 'desc')
      .limit(filter.limit + 1)
    if (after) query = query.where('o.id', '<', after)
    if (filter.state) query = query.where('o.state', '=', filter.state)
    const page = cutPage(await query.execute(), filter.limit, (row) => [row.id])
    return { items: page.items.map(present), next: page.next }
  })

/** By a person's decision only, who takes it upon them that an uncertain mail may arrive twice. */
export const retryMail = (scope: Scope, outboxId: string): Promise<OutboxItem> =>
  scope.transaction(async (tx) => {
    const row = await tx.db
      .selectFrom('outbox_message')
      .select(['state', 'attempts', 'branch_id', 'next_attempt_at'])
      .where('id', '=', outboxId)
      .forUpdate()
      .executeTakeFirst()
    if (!row) throw notFound()
    const waitsForLater = row.state === 'waiting' && (row.attempts > 0 || row.next_attempt_at > now())
    if (!waitsForLater && !['failed', 'uncertain', 'bounced', 'held'].includes(row.state)) throw alreadyOnItsWay()
    await tx.db
      .updateTable('outbox_message')
      .set({ state: 'waiting', reason: null, attempts: 0, next_attempt_at: now() })
      .where('id', '=', outboxId)
      .execute()
    tx.enqueue(sendOne, { outboxId })
    tx.tell({ topic: 'outbox', id: outboxId, type: 'mail.waiting' }, row.branch_id)
    return present(await selectMails(tx).where('o.id', '=', outboxId).executeTakeFirstOrThrow())
  })
