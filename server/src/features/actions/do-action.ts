import {
  type changeAction,
  decidedByLimits,
  type makeAction,
  needsOutcome,
  type settleAction,
  settledByTheirAct,
} from '@heed/contract/actions.ts'
import type { z } from 'zod'
import { actionChanged } from '../../events/action-events.ts'
import { newId } from '../../platform/ids.ts'
import { branchUnknown, notFound } from '../../platform/problem.ts'
import type { Scope, Tx } from '../../platform/scope.ts'
import { requireCase, requireOwner } from '../cases/index.ts'
import { readAction } from './action-rows.ts'
import { actionOfAnother, actionSettledAlready, outcomeNeeded, settledByItsAct } from './actions.errors.ts'
import { mayDo } from './actions.policy.ts'
import { settleRow, writeAction } from './write-action.ts'

/** Somebody writes down who does what by when; a case says its branch itself. */
export const makeByHand = (scope: Scope, action: z.output<typeof makeAction.body>) =>
  scope.transaction(async (tx) => {
    const branchId = action.caseId
      ? (await requireCase(tx, action.caseId)).branch_id
      : await requireBranch(tx, action.branchId)
    const ownerId = action.ownerId ?? scope.actor?.id ?? null
    if (ownerId) await requireOwner(tx, ownerId, branchId)
    const id = (await writeAction(tx, {
      kind: 'by_hand',
      words: action.words,
      branchId,
      caseId: action.caseId ?? null,
      ownerId,
      dueAt: action.dueAt ? new Date(action.dueAt) : null,
      origin: `by-hand:${newId()}`,
    })) as string
    return readAction(tx, id)
  })

export const settle = (scope: Scope, actionId: string, { as, outcome }: z.output<typeof settleAction.body>) =>
  scope.transaction(async (tx) => {
    const row = await takeAction(tx, actionId)
    if (settledByTheirAct.some((kind) => kind === row.kind)) throw settledByItsAct()
    if (outcome === null && needsOutcome.some((kind) => kind === row.kind)) throw outcomeNeeded()
    await settleRow(tx, row, { as, outcome })
    return readAction(tx, actionId)
  })

export const change = (scope: Scope, actionId: string, { ownerId, dueAt }: z.output<typeof changeAction.body>) =>
  scope.transaction(async (tx) => {
    const row = await takeAction(tx, actionId)
    if (decidedByLimits.some((kind) => kind === row.kind)) throw settledByItsAct()
    if (ownerId) await requireOwner(tx, ownerId, row.branch_id)
    const changed = { ...(ownerId === undefined ? {} : { ownerId }), ...(dueAt === undefined ? {} : { dueAt }) }
    if (Object.keys(changed).length > 0) {
      await tx.db
        .updateTable('action')
        .set({
          ...(ownerId === undefined ? {} : { owner_id: ownerId }),
          ...(dueAt === undefined ? {} : { due_at: dueAt ? new Date(dueAt) : null }),
        })
        .where('id', '=', actionId)
        .execute()
      await tx.emit(actionChanged, { actionId, changed }, { caseId: row.case_id, branchId: row.branch_id })
      tx.tell({ topic: 'action', id: actionId, type: actionChanged.type }, row.branch_id)
    }
    return readAction(tx, actionId)
  })

/** An open action that is the actor's to act on, locked. */
async function takeAction(tx: Tx, actionId: string) {
  const row = await tx.db.selectFrom('action').selectAll().where('id', '=', actionId).forUpdate().executeTakeFirst()
  if (!row) throw notFound()
  if (!mayDo(tx.scope.actor, row)) throw actionOfAnother()
  if (row.state !== 'open') throw actionSettledAlready()
  return row
}

async function requireBranch(tx: Tx, branchId: string | undefined): Promise<string> {
  const branch = await tx.db
    .selectFrom('branch')
    .select('id')
    .where('id', '=', branchId ?? '')
    .executeTakeFirst()
  if (!branch) throw branchUnknown()
  return branch.id
}
