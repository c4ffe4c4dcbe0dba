import { sql } from 'kysely'
import { caseAssigned, caseHandedOver } from '../../events/case-events.ts'
import { repeatableTransaction } from '../../platform/database/again-after-deadlock.ts'
import type { Scope, Tx } from '../../platform/scope.ts'
import { handoverToSelf } from './cases.errors.ts'
import { type CaseRecord, requireCase, requireOwner } from './cases.queries.ts'
import { readCase } from './read-case.ts'

export async function giveTo(tx: Tx, row: CaseRecord, ownerId: string | null): Promise<boolean> {
  if (row.owner_id === ownerId) return false
  if (ownerId) await requireOwner(tx, ownerId, row.branch_id)
  await tx.db
    .updateTable('case')
    .set({ owner_id: ownerId, version: sql<number>`version + 1` })
    .where('id', '=', row.id)
    .execute()
  await tx.emit(
    caseAssigned,
    { caseId: row.id, from: row.owner_id, to: ownerId },
    { caseId: row.id, branchId: row.branch_id },
  )
  return true
}

export const assignTo = (scope: Scope, caseId: string, ownerId: string | null) =>
  repeatableTransaction(scope, async (tx) => {
    await giveTo(tx, await requireCase(tx, caseId), ownerId)
    return readCase(tx, caseId)
  })

/** Gives a case that nobody has taken meanwhile an owner; says whether it did. */
export const assignIfFree = (scope: Scope, caseId: string, ownerId: string): Promise<boolean> =>
  repeatableTransaction(scope, async (tx) => {
    const row = await requireCase(tx, caseId)
    return row.owner_id === null && giveTo(tx, row, ownerId)
  })

/** Gives the case away together with what the next one must know; the customer need not say it again. */
export const handOver = (
  scope: Scope,
  caseId: string,
  { toMemberId, summary }: { toMemberId: string; summary: string },
) =>
  repeatableTransaction(scope, async (tx) => {
    const row = await requireCase(tx, caseId)
    if (row.owner_id === toMemberId) throw handoverToSelf()
    await requireOwner(tx, toMemberId, row.branch_id)
    await tx.db
      .updateTable('case')
      .set({
        owner_id: toMemberId,
        handover_count: sql<number>`handover_count + 1`,
        version: sql<number>`version + 1`,
      })
      .where('id', '=', caseId)
      .execute()
    await tx.emit(
      caseHandedOver,
      { caseId, from: row.owner_id, to: toMemberId, summary },
      { caseId, branchId: row.branch_id },
    )
    return readCase(tx, caseId)
  })
