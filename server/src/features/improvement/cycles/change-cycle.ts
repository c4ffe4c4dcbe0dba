import type { changeCycle, ImprovementCycle } from '@heed/contract/improvement-cycles.ts'
import type { z } from 'zod'
import { cycleChanged, cycleGivenUp } from '../../../events/improvement-events.ts'
import { now } from '../../../platform/clock.ts'
import { requireSightOfAll } from '../../../platform/problem.ts'
import type { Scope, Tx } from '../../../platform/scope.ts'
import { cycleOver, cycleWasGivenUp } from '../improvement.errors.ts'
import { readCycle, takeCycle } from './cycle-rows.ts'
import { requireAbout, requireDoer } from './start-cycle.ts'

type Change = z.output<typeof changeCycle.body>

/** What was written wrongly is put right while it goes on; the steps taken stay as they are. */
export const changeTo = (scope: Scope, cycleId: string, change: Change): Promise<ImprovementCycle> =>
  scope.transaction(async (tx) => {
    const row = await takeOpenCycle(tx, cycleId)
    const { words, ownerId, about, dormantDays } = change
    if (ownerId !== undefined && ownerId !== row.owner_id) await requireDoer(tx, ownerId, row.branch_id)
    if (about) await requireAbout(tx, about)
    const of = (kind: string) => (about?.kind === kind ? about.id : null)
    const turned =
      about === undefined ? {} : { problem_id: of('problem'), corrective_id: of('corrective'), goal_id: of('goal') }
    await tx.db
      .updateTable('improvement_cycle')
      .set({
        words: words ?? row.words,
        owner_id: ownerId ?? row.owner_id,
        dormant_days: dormantDays ?? row.dormant_days,
        ...turned,
      })
      .where('id', '=', cycleId)
      .execute()
    const changed = Object.keys(change)
    if (changed.length > 0)
      await tx.emit(cycleChanged, { cycleId, changed, before: row.words }, { branchId: row.branch_id })
    return readCycle(tx, cycleId)
  })

/** Improvement does not end, but what was begun by mistake need not go on. */
export const giveUp = (scope: Scope, cycleId: string, why: string): Promise<ImprovementCycle> =>
  scope.transaction(async (tx) => {
    const row = await takeOpenCycle(tx, cycleId)
    const at = now()
    await tx.db
      .updateTable('improvement_cycle')
      .set({ given_up_at: at, given_up_why: why, given_up_by: scope.actor?.id ?? null })
      .where('id', '=', cycleId)
      .execute()
    await tx.emit(cycleGivenUp, { cycleId, words: row.words, why }, { branchId: row.branch_id, at })
    return readCycle(tx, cycleId)
  })

async function takeOpenCycle(tx: Tx, cycleId: string) {
  const row = await takeCycle(tx, cycleId)
  if (row.closed_at) throw cycleOver()
  if (row.given_up_at) throw cycleWasGivenUp()
  requireSightOfAll(tx.scope, row.branch_id)
  return row
}
