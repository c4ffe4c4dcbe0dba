import type { IntakeItem } from '@heed/contract/channels.ts'
import { intakeStates } from '@heed/contract/channels.ts'
import { sql } from 'kysely'
import { now } from '../../../platform/clock.ts'
import { cutPage, readIdCursor } from '../../../platform/http/paging.ts'
import { notFound } from '../../../platform/problem.ts'
import type { Scope, Tx } from '../../../platform/scope.ts'
import { nothingToReplay } from '../channels.errors.ts'
import { understandItem } from './understand-item.ts'

type Filter = { cursor?: string; limit: number; state?: IntakeItem['state']; channelId?: string }

const selectItems = (tx: Tx) =>
  tx.db
    .selectFrom('intake_item as i')
    .innerJoin('channel as c', 'c.id', 'i.channel_id')
    .leftJoin('case as k', 'k.id', 'i.case_id')
    .select([
      'i.id',
      'i.channel_id',
      'c.name as channel_name',
      'i.via',
      'i.received_at',
      'i.size',
      'i.state',
      'i.problem',
      'i.sender',
      'i.subject',
      'i.attempts',
      'k.id as case_id',
      'k.number',
    ])
    .where('i.workspace_id', '=', tx.scope.workspaceId)

type Row = Awaited<ReturnType<ReturnType<typeof selectItems>['execute']>>[number]

const present = (row: Row): IntakeItem => ({
  id: row.id,
  channelId: row.channel_id,
  channelName: row.channel_name,
  via: row.via as IntakeItem['via'],
  receivedAt: row.received_at.toISOString(),
  size: row.size,
  state: row.state as IntakeItem['state'],
  problem: row.problem,
  sender: row.sender,
  subject: row.subject,
  caseId: row.case_id,
  caseNumber: row.number,
  attempts: row.attempts,
})

export const listIntakePage = (scope: Scope, filter: Filter) =>
  scope.transaction(async (tx) => {
    const after = readIdCursor(filter.cursor)
    let query = selectItems(tx)
      .orderBy('i.id', 'desc')
      .limit(filter.limit + 1)
    if (after) query = query.where('i.id', '<', after)
    if (filter.state) query = query.where('i.state', '=', filter.state)
    if (filter.channelId) query = query.where('i.channel_id', '=', filter.channelId)
    const page = cutPage(await query.execute(), filter.limit, (row) => [row.id])
    return { items: page.items.map(present), next: page.next }
  })

export const countIntakeByState = (scope: Scope): Promise<Record<(typeof intakeStates)[number], number>> =>
  scope.transaction(async (tx) => {
    const rows = await tx.db
      .selectFrom('intake_item')
      .select(['state', sql<number>`count(*)`.as('n')])
      .where('workspace_id', '=', scope.workspaceId)
      .where('received_at', '>', new Date(now().getTime() - 30 * 86_400_000))
      .groupBy('state')
      .execute()
    return Object.fromEntries(
      intakeStates.map((state) => [state, rows.find((row) => row.state === state)?.n ?? 0]),
    ) as Record<(typeof intakeStates)[number], number>
  })

/** Tries again what was quarantined; what was set aside as automatic or forged is taken as a person's words, since a person says so now. */
export const replay = (scope: Scope, intakeId: string): Promise<IntakeItem> =>
  scope.transaction(async (tx) => {
    const item = await tx.db
      .selectFrom('intake_item')
      .select(['state', 'branch_id'])
      .where('id', '=', intakeId)
      .forUpdate()
      .executeTakeFirst()
    if (!item) throw notFound()
    if (item.state !== 'quarantined' && item.state !== 'set_aside') throw nothingToReplay()
    await tx.db
      .updateTable('intake_item')
      .set({ state: 'received', problem: null })
      .where('id', '=', intakeId)
      .execute()
    tx.enqueue(understandItem, { intakeId, ...(item.state === 'set_aside' ? { byPerson: true } : {}) })
    tx.tell({ topic: 'intake', id: intakeId, type: 'intake.received' }, item.branch_id)
    return present(await selectItems(tx).where('i.id', '=', intakeId).executeTakeFirstOrThrow())
  })
