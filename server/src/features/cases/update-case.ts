import type { bulkChangeCases, updateCase } from '@heed/contract/cases.ts'
import { sql } from 'kysely'
import type { z } from 'zod'
import { caseChanged } from '../../events/case-events.ts'
import { branchUnknown } from '../../platform/problem.ts'
import type { Scope, Tx } from '../../platform/scope.ts'
import { giveTo } from './assign-case.ts'
import { changedMeanwhile } from './cases.errors.ts'
import { type CaseRecord, requireCase } from './cases.queries.ts'
import { moveTo } from './change-state.ts'
import { readCase } from './read-case.ts'

type Change = z.output<typeof updateCase.body>

export const updateCaseWith = (scope: Scope, caseId: string, { version, ...change }: Change) =>
  scope.transaction(async (tx) => {
    const row = await requireCase(tx, caseId)
    if (version !== undefined && version !== row.version) throw changedMeanwhile()
    await applyChange(tx, row, change)
    return readCase(tx, caseId)
  })

async function applyChange(tx: Tx, row: CaseRecord, change: Omit<Change, 'version'>): Promise<boolean> {
  if (
    change.branchId &&
    !(await tx.db.selectFrom('branch').select('id').where('id', '=', change.branchId).executeTakeFirst())
  )
    throw branchUnknown()
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

/** Each case is changed as by hand, all in one transaction; those out of sight are named, not silently left out. */
export const changeManyCases = (
  scope: Scope,
  { ids, ownerId, state, addTags, priority }: z.output<typeof bulkChangeCases.body>,
) =>
  scope.transaction(async (tx) => {
    const notFound: string[] = []
    let changed = 0
    for (const id of [...new Set(ids)].sort()) {
      const row = await tx.db.selectFrom('case').selectAll().where('id', '=', id).forUpdate().executeTakeFirst()
      if (!row) {
        notFound.push(id)
        continue
      }
      const tags = addTags ? [...new Set([...row.tags, ...addTags])] : undefined
      const results = [
        await applyChange(tx, row, { priority, tags }),
        ownerId === undefined ? false : await giveTo(tx, row, ownerId),
        state === undefined || state === row.state
          ? false
          : (await moveTo(tx, await requireCase(tx, id), state)) !== row,
      ]
      if (results.some(Boolean)) changed += 1
    }
    return { changed, notFound }
  })
