import { cycleSteps, type ImprovementCycle, type takeCycleStep } from '@heed/contract/improvement-cycles.ts'
import type { z } from 'zod'
import { cycleClosed, cycleStepTaken } from '../../../events/improvement-events.ts'
import { now } from '../../../platform/clock.ts'
import { newId } from '../../../platform/ids.ts'
import type { Scope, Tx } from '../../../platform/scope.ts'
import { cycleOfAnother, cycleOver, cycleWasGivenUp, nextNeeded, stepOutOfOrder } from '../improvement.errors.ts'
import { readCycle, takeCycle } from './cycle-rows.ts'
import { requireDoer, writeCycle } from './start-cycle.ts'

type Step = z.output<typeof takeCycleStep.body>

/** Plan, do, check, act, one after the other. The last one closes the cycle, and with it begins the next: it never ends. */
export const takeStep = (scope: Scope, cycleId: string, { step, words, next }: Step): Promise<ImprovementCycle> =>
  scope.transaction(async (tx) => {
    const row = await takeCycle(tx, cycleId)
    if (row.closed_at) throw cycleOver()
    if (row.given_up_at) throw cycleWasGivenUp()
    if (scope.actor && scope.actor.id !== row.owner_id && !scope.may('prevention:act')) throw cycleOfAnother()
    const { steps } = await readCycle(tx, cycleId)
    if (cycleSteps[steps.length] !== step) throw stepOutOfOrder()
    if (step === 'act' && !next) throw nextNeeded()
    const at = now()
    await tx.db
      .insertInto('cycle_step')
      .values({
        id: newId(),
        branch_id: row.branch_id,
        cycle_id: cycleId,
        step,
        words,
        member_id: scope.actor?.id ?? null,
        at,
      })
      .execute()
    await tx.emit(cycleStepTaken, { cycleId, step }, { branchId: row.branch_id, at })
    if (step === 'act' && next) await closeWith(tx, row, next, at)
    return readCycle(tx, cycleId)
  })

type Row = Awaited<ReturnType<typeof takeCycle>>

async function closeWith(tx: Tx, row: Row, next: NonNullable<Step['next']>, at: Date): Promise<void> {
  const ownerId = next.ownerId ?? row.owner_id
  await requireDoer(tx, ownerId, row.branch_id)
  const nextId = await writeCycle(tx, {
    words: next.words,
    ownerId,
    branchId: row.branch_id,
    dormantDays: row.dormant_days,
    round: row.round + 1,
    problemId: row.problem_id,
    correctiveId: row.corrective_id,
    goalId: row.goal_id,
  })
  await tx.db
    .updateTable('improvement_cycle')
    .set({ closed_at: at, next_id: nextId })
    .where('id', '=', row.id)
    .execute()
  await tx.emit(cycleClosed, { cycleId: row.id, nextId }, { branchId: row.branch_id, at })
}
