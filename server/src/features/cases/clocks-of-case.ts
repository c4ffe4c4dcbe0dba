import type { Case } from '@heed/contract/cases.ts'
import type { BestTime } from '@heed/contract/wishes.ts'
import { sql } from 'kysely'
import { caseChanged, explainedAgain } from '../../events/case-events.ts'
import { repeatableTransaction } from '../../platform/database/again-after-deadlock.ts'
import type { Scope, Tx } from '../../platform/scope.ts'
import { type CaseRecord, requireCase } from './cases.queries.ts'
import { readCase } from './read-case.ts'

/** Does something in a case that is in sight and locked meanwhile, and shows what became of it. */
export const inCase = (
  scope: Scope,
  caseId: string,
  act: (tx: Tx, row: CaseRecord) => Promise<unknown>,
): Promise<Case> =>
  repeatableTransaction(scope, async (tx) => {
    await act(tx, await requireCase(tx, caseId))
    return readCase(tx, caseId)
  })

/** When the customer needs it, null when they no longer do; and when they are best reached about it, where that is said. */
export const setNeed = (
  scope: Scope,
  caseId: string,
  { neededBy, bestTime }: { neededBy: string | null; bestTime?: BestTime | null },
) =>
  inCase(scope, caseId, async (tx, row) => {
    if (bestTime !== undefined)
      await tx.db
        .updateTable('case')
        .set({ best_time: bestTime && JSON.stringify(bestTime), version: sql<number>`version + 1` })
        .where('id', '=', caseId)
        .execute()
    if ((row.needed_by?.toISOString() ?? null) === (neededBy && new Date(neededBy).toISOString())) return
    await tx.db
      .updateTable('case')
      .set({ needed_by: neededBy, version: sql<number>`version + 1` })
      .where('id', '=', caseId)
      .execute()
    await tx.emit(caseChanged, { caseId, changed: { neededBy } }, { caseId, branchId: row.branch_id })
  })

export const noteExplained = (scope: Scope, caseId: string) =>
  inCase(scope, caseId, async (tx, row) => {
    const times = row.explained_again_count + 1
    await tx.db
      .updateTable('case')
      .set({ explained_again_count: times, version: sql<number>`version + 1` })
      .where('id', '=', caseId)
      .execute()
    await tx.emit(explainedAgain, { caseId, times }, { caseId, branchId: row.branch_id })
  })
