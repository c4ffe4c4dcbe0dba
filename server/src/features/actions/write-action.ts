import type { ActionKind } from '@heed/contract/actions.ts'
import { actionChanged, actionMade, actionSettled } from '../../events/action-events.ts'
import { now } from '../../platform/clock.ts'
import { newId } from '../../platform/ids.ts'
import type { Tx } from '../../platform/scope.ts'

export type NewAction = {
  kind: ActionKind
  branchId: string
  caseId: string | null
  words?: string | null
  facts?: Record<string, unknown>
  ownerId?: string | null
  /** Whose turn it is where nobody is named. */
  forRole?: 'owner' | 'manager' | 'lead' | 'employee'
  dueAt: Date | null
  /** What made it; the same news makes it once. */
  origin: string
}

/** @returns its id; undefined where its origin has made it before. */
export async function writeAction(tx: Tx, action: NewAction, at = now()): Promise<string | undefined> {
  const id = newId()
  const written = await tx.db
    .insertInto('action')
    .values({
      id,
      branch_id: action.branchId,
      case_id: action.caseId,
      kind: action.kind,
      words: action.words ?? null,
      facts: JSON.stringify(action.facts ?? {}),
      owner_id: action.ownerId ?? null,
      for_role: action.forRole ?? (action.ownerId ? null : 'employee'),
      due_at: action.dueAt,
      made_by: tx.scope.actor?.id ?? null,
      made_at: at,
      origin: action.origin,
    })
    .onConflict((conflict) => conflict.columns(['workspace_id', 'origin']).doNothing())
    .returning('id')
    .executeTakeFirst()
  if (!written) return undefined
  await tx.emit(
    actionMade,
    { actionId: id, kind: action.kind },
    { caseId: action.caseId, branchId: action.branchId, at },
  )
  tx.tell({ topic: 'action', id, type: actionMade.type }, action.branchId)
  return id
}

type Which = { caseId: string; kind: ActionKind }

const selectOpen = (tx: Tx) =>
  tx.db.selectFrom('action').select(['id', 'kind', 'branch_id', 'case_id']).where('state', '=', 'open').forUpdate()

/** Settles what of a case the news has done, or has made needless. */
export async function settleByNews(tx: Tx, { caseId, kind }: Which, as: 'done' | 'dropped', at = now()): Promise<void> {
  const rows = await selectOpen(tx).where('case_id', '=', caseId).where('kind', '=', kind).execute()
  for (const row of rows) await settleRow(tx, row, { as, outcome: null }, at)
}

/** Settles the one action that this news made. */
export async function settleOrigin(tx: Tx, origin: string, as: 'done' | 'dropped', at = now()): Promise<void> {
  for (const row of await selectOpen(tx).where('origin', '=', origin).execute())
    await settleRow(tx, row, { as, outcome: null }, at)
}

/** Gives it to the next one, with their time; with nobody left, to everybody of a role. */
export async function passOnOrigin(
  tx: Tx,
  origin: string,
  ownerId: string | null,
  elseFor: 'owner' | 'lead',
  dueAt: Date,
): Promise<void> {
  for (const { id, branch_id, case_id } of await selectOpen(tx).where('origin', '=', origin).execute()) {
    await tx.db
      .updateTable('action')
      .set({ owner_id: ownerId, for_role: ownerId ? null : elseFor, due_at: dueAt })
      .where('id', '=', id)
      .execute()
    await tx.emit(
      actionChanged,
      { actionId: id, changed: { ownerId, dueAt: dueAt.toISOString() } },
      { caseId: case_id, branchId: branch_id },
    )
    tx.tell({ topic: 'action', id, type: actionChanged.type }, branch_id)
  }
}

export async function settleRow(
  tx: Tx,
  row: { id: string; kind: string; branch_id: string; case_id: string | null },
  { as, outcome }: { as: 'done' | 'dropped'; outcome: string | null },
  at = now(),
): Promise<void> {
  await tx.db
    .updateTable('action')
    .set({ state: as, outcome, settled_at: at, settled_by: tx.scope.actor?.id ?? null })
    .where('id', '=', row.id)
    .execute()
  await tx.emit(
    actionSettled,
    { actionId: row.id, kind: row.kind, as },
    { caseId: row.case_id, branchId: row.branch_id, at },
  )
  tx.tell({ topic: 'action', id: row.id, type: actionSettled.type }, row.branch_id)
}
