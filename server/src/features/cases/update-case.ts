import type { updateCase } from '@heed/contract/cases.ts'
import { sql } from 'kysely'
import type { z } from 'zod'
import { caseChanged } from '../../events/case-events.ts'
import { repeatableTransaction } from '../../platform/database/again-after-deadlock.ts'
import type { Scope, Tx } from '../../platform/scope.ts'
import { changedMeanwhile } from './cases.errors.ts'
import { type CaseRecord, requireCase, requireOpenBranch } from './cases.queries.ts'
import { readCase } from './read-case.ts'

type Change = z.output<typeof updateCase.body>

export const updateCaseWith = (scope: Scope, caseId: string, { version, ...change }: Change) =>
  repeatableTransaction(scope, async (tx) => {
    const row = await requireCase(tx, caseId)
    if (version !== undefined && version !== row.version) throw changedMeanwhile()
    await applyChange(tx, row, change)
    return readCase(tx, caseId)
  })

export async function applyChange(tx: Tx, row: CaseRecord, change: Omit<Change, 'version'>): Promise<boolean> {
  if (change.branchId && change.branchId !== row.branch_id) await requireOpenBranch(tx, change.branchId)
  const before: Record<string, unknown> = {
    subject: row.subject,
    kind: row.kind,
    priority: row.priority,
    tags: row.tags,
    branchId: row.branch_id,
  }
  const changed = Object.fromEntries(
    Object.entries(change).filter(
      ([name, value]) => value !== undefined && JSON.stringify(value) !== JSON.stringify(before[name]),
    ),
  )
  if (Object.keys(changed).length === 0) return false
  await tx.db
    .updateTable('case')
    .set({
      subject: change.subject ?? row.subject,
      kind: change.kind ?? row.kind,
      priority: change.priority ?? row.priority,
      tags: change.tags ? [...new Set(change.tags)] : row.tags,
      branch_id: change.branchId ?? row.branch_id,
      version: sql<number>`version + 1`,
    })
    .where('id', '=', row.id)
    .execute()
  await tx.emit(
    caseChanged,
    { caseId: row.id, changed },
    { caseId: row.id, branchId: change.branchId ?? row.branch_id },
  )
  return true
}
