import type {
  changeCorrectiveAction,
  finishCorrectiveAction,
  makeCorrectiveAction,
} from '@heed/contract/corrective-actions.ts'
import type { z } from 'zod'
import {
  correctiveActionChanged,
  correctiveActionDone,
  correctiveActionDropped,
  correctiveActionMade,
} from '../../../events/prevention-events.ts'
import { now } from '../../../platform/clock.ts'
import { newId } from '../../../platform/ids.ts'
import { branchUnknown, notFound, requireSightOfAll } from '../../../platform/problem.ts'
import type { Scope, Tx } from '../../../platform/scope.ts'
import { keepFiles, requireOwner } from '../../cases/index.ts'
import { branchFor } from '../../workspace/index.ts'
import { requireCause } from '../causes/write-cause.ts'
import { correctiveDone, correctiveDropped, dueInPast, notYours } from '../prevention.errors.ts'
import { readCorrective } from './corrective-rows.ts'
import { countRecurrence } from './count-recurrence.ts'

export const dayMs = 86_400_000

export const makeCorrective = (scope: Scope, action: z.output<typeof makeCorrectiveAction.body>) =>
  scope.transaction(async (tx) => {
    await requireCause(tx, action.causeId)
    const branchId = action.branchId ?? null
    if (branchId) {
      const branch = await tx.db.selectFrom('branch').select('id').where('id', '=', branchId).executeTakeFirst()
      if (!branch) throw branchUnknown()
    }
    const at = now()
    if (new Date(action.dueAt) <= at) throw dueInPast()
    const standsIn = await requireDoer(tx, action.ownerId, branchId)
    const correctiveId = newId()
    const { ownerId, words, dueAt } = action
    await tx.db
      .insertInto('corrective_action')
      .values({
        id: correctiveId,
        cause_id: action.causeId,
        branch_id: branchId,
        product: action.product ?? null,
        words,
        change: action.change,
        owner_id: ownerId,
        due_at: new Date(dueAt),
        ...(action.checkDays === undefined ? {} : { check_days: action.checkDays }),
        made_by: scope.actor?.id ?? null,
        made_at: at,
      })
      .execute()
    await tx.everywhere(() =>
      tx.emit(correctiveActionMade, { correctiveId, ownerId, words, dueAt }, { branchId: standsIn, at }),
    )
    tellCorrective(tx, correctiveId, correctiveActionMade.type)
    return readCorrective(tx, correctiveId)
  })

export const changeCorrective = (
  scope: Scope,
  correctiveId: string,
  { words, change, ownerId, dueAt }: z.output<typeof changeCorrectiveAction.body>,
) =>
  scope.transaction(async (tx) => {
    const row = await takeToDo(tx, correctiveId)
    requireSightOfAll(scope, row.branch_id)
    if (dueAt && new Date(dueAt) <= now()) throw dueInPast()
    const standsIn = await requireDoer(tx, ownerId ?? row.owner_id, row.branch_id)
    const after = {
      ownerId: ownerId ?? row.owner_id,
      words: words ?? row.words,
      due: dueAt ? new Date(dueAt) : row.due_at,
    }
    await tx.db
      .updateTable('corrective_action')
      .set({ words: after.words, change: change ?? row.change, owner_id: after.ownerId, due_at: after.due })
      .where('id', '=', correctiveId)
      .execute()
    const news = { correctiveId, ownerId: after.ownerId, words: after.words, dueAt: after.due.toISOString() }
    await tx.everywhere(() => tx.emit(correctiveActionChanged, news, { branchId: standsIn }))
    tellCorrective(tx, correctiveId, correctiveActionChanged.type)
    return readCorrective(tx, correctiveId)
  })

/** Freezes how often the cause came in as many days before; from now on it is watched. */
export const finishCorrective = (
  scope: Scope,
  correctiveId: string,
  { proof, attachmentIds }: z.output<typeof finishCorrectiveAction.body>,
) =>
  scope.transaction(async (tx) => {
    const row = await takeToDo(tx, correctiveId)
    if (row.owner_id !== scope.actor?.id && !scope.may('prevention:act')) throw notYours()
    const at = now()
    const lengthMs = row.check_days * dayMs
    const before = await countRecurrence(tx, row, new Date(at.getTime() - lengthMs), at)
    await tx.db
      .updateTable('corrective_action')
      .set({
        state: 'checking',
        proof,
        done_at: at,
        done_by: scope.actor?.id ?? null,
        check_at: new Date(at.getTime() + lengthMs),
        before_count: before.complaints,
        before_cases: before.cases,
      })
      .where('id', '=', correctiveId)
      .execute()
    await keepFiles(tx, attachmentIds, correctiveId)
    const branchId = await branchFor(tx, row.owner_id, row.branch_id)
    await tx.everywhere(() =>
      tx.emit(correctiveActionDone, { correctiveId, ownerId: row.owner_id, words: row.words }, { branchId, at }),
    )
    tellCorrective(tx, correctiveId, correctiveActionDone.type)
    return readCorrective(tx, correctiveId)
  })

/** What nobody does after all: its history and its checks stay, and its owner is no longer reminded. */
export const dropCorrective = (scope: Scope, correctiveId: string, reason: string) =>
  scope.transaction(async (tx) => {
    const row = await takeToDo(tx, correctiveId)
    requireSightOfAll(scope, row.branch_id)
    const at = now()
    await tx.db
      .updateTable('corrective_action')
      .set({ state: 'dropped', dropped_at: at, dropped_by: scope.actor?.id ?? null, dropped_reason: reason })
      .where('id', '=', correctiveId)
      .execute()
    const branchId = await branchFor(tx, row.owner_id, row.branch_id)
    await tx.everywhere(() =>
      tx.emit(correctiveActionDropped, { correctiveId, ownerId: row.owner_id, words: row.words }, { branchId, at }),
    )
    tellCorrective(tx, correctiveId, correctiveActionDropped.type)
    return readCorrective(tx, correctiveId)
  })

/** One that is not done, locked. */
async function takeToDo(tx: Tx, correctiveId: string) {
  const row = await tx.db
    .selectFrom('corrective_action')
    .selectAll()
    .where('id', '=', correctiveId)
    .forUpdate()
    .executeTakeFirst()
  if (!row) throw notFound()
  if (row.done_at) throw correctiveDone()
  if (row.dropped_at) throw correctiveDropped()
  return row
}

/** @returns the branch in which it stands for its owner. */
async function requireDoer(tx: Tx, ownerId: string, branchId: string | null): Promise<string> {
  const known = await tx.db.selectFrom('member').select('id').where('id', '=', ownerId).executeTakeFirst()
  const standsIn = branchId ?? (known ? await branchFor(tx, ownerId, null) : '')
  await requireOwner(tx, ownerId, standsIn)
  return standsIn
}

export const tellCorrective = (tx: Tx, correctiveId: string, type: string) =>
  tx.tell({ topic: 'prevention', id: correctiveId, type }, null)
