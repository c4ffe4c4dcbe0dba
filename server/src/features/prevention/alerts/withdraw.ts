import type { confirmWithdrawal } from '@heed/contract/product-alerts.ts'
import type { z } from 'zod'
import {
  withdrawalAsked,
  withdrawalConfirmed,
  withdrawalCorrected,
  withdrawalDropped,
} from '../../../events/prevention-events.ts'
import { branchChanged, branchOpened } from '../../../events/workspace-events.ts'
import { now } from '../../../platform/clock.ts'
import { within } from '../../../platform/events/event.ts'
import { newId } from '../../../platform/ids.ts'
import { notFound } from '../../../platform/problem.ts'
import type { Scope, Tx } from '../../../platform/scope.ts'
import { alertClosed, withdrawalDone } from '../prevention.errors.ts'
import { readWithdrawal } from './alert-rows.ts'

type Alert = { alertId: string; product: string }

/** Asks every open branch that was not asked yet, whichever of them the actor sees. */
export const askBranches = (tx: Tx, { alertId, product }: Alert, at = now()): Promise<void> =>
  tx.everywhere(async () => {
    const branches = await tx.db
      .selectFrom('branch')
      .select('id')
      .where('active', '=', true)
      .where('workspace_id', '=', tx.scope.workspaceId)
      .orderBy('id')
      .execute()
    for (const { id: branchId } of branches) {
      const asked = await tx.db
        .insertInto('branch_withdrawal')
        .values({ id: newId(), alert_id: alertId, branch_id: branchId, asked_at: at })
        .onConflict((conflict) => conflict.columns(['alert_id', 'branch_id']).doNothing())
        .returning('id')
        .executeTakeFirst()
      if (asked) await tx.emit(withdrawalAsked, { alertId, product, withdrawalId: asked.id }, { branchId, at })
    }
  })

/** In one's own name; a branch confirms once, and puts its count right as long as the alert is open. */
export const confirm = (
  scope: Scope,
  withdrawalId: string,
  { removed, note, was }: z.output<typeof confirmWithdrawal.body>,
) =>
  scope.transaction(async (tx) => {
    const row = await tx.db
      .selectFrom('branch_withdrawal as w')
      .innerJoin('product_alert as a', 'a.id', 'w.alert_id')
      .select(['w.alert_id', 'w.branch_id', 'w.confirmed_at', 'w.removed', 'a.product', 'a.closed_at'])
      .where('w.id', '=', withdrawalId)
      .forNoKeyUpdate('w')
      .executeTakeFirst()
    if (!row) throw notFound()
    if (row.closed_at) throw alertClosed()
    // Of two who put it right at once the second has not read what it is now.
    if (was !== row.removed) throw withdrawalDone()
    const at = now()
    await tx.db
      .updateTable('branch_withdrawal')
      .set({ removed, note, confirmed_by: scope.actor?.id ?? null, confirmed_at: at })
      .where('id', '=', withdrawalId)
      .execute()
    const about = { alertId: row.alert_id, product: row.product, withdrawalId }
    const news = { branchId: row.branch_id, at }
    if (was === null) await tx.emit(withdrawalConfirmed, { ...about, removed }, news)
    else await tx.emit(withdrawalCorrected, { ...about, was, removed }, news)
    tx.tell({ topic: 'prevention', id: row.alert_id, type: withdrawalConfirmed.type }, null)
    return readWithdrawal(tx, withdrawalId)
  })

const listOpen = (tx: Tx) =>
  tx.db
    .selectFrom('product_alert')
    .select(['id', 'product'])
    .where('workspace_id', '=', tx.scope.workspaceId)
    .where('closed_at', 'is', null)
    .execute()

const askForOpen = async (tx: Tx, at: Date) => {
  for (const { id, product } of await listOpen(tx)) await askBranches(tx, { alertId: id, product }, at)
}

/** A branch that opens while an alert is open is asked, too; one that closes is asked no longer. */
export const withdrawalsFollowBranches = [
  within(branchOpened, 'prevention.branch-opened', (_news, tx, { at }) => askForOpen(tx, at)),
  within(branchChanged, 'prevention.branch-changed', async ({ branchId, changed }, tx, { at }) => {
    if (changed.active === true) await askForOpen(tx, at)
    if (changed.active !== false) return
    await tx.everywhere(async () => {
      for (const { id: alertId, product } of await listOpen(tx)) {
        const dropped = await tx.db
          .deleteFrom('branch_withdrawal')
          .where('alert_id', '=', alertId)
          .where('branch_id', '=', branchId)
          .where('confirmed_at', 'is', null)
          .returning('id')
          .executeTakeFirst()
        if (dropped) await tx.emit(withdrawalDropped, { alertId, product, withdrawalId: dropped.id }, { branchId, at })
      }
    })
  }),
]
