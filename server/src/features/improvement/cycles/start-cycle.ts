import type { ImprovementCycle, startCycle } from '@heed/contract/improvement-cycles.ts'
import type { z } from 'zod'
import { cycleStarted } from '../../../events/improvement-events.ts'
import { now } from '../../../platform/clock.ts'
import { newId } from '../../../platform/ids.ts'
import { branchUnknown } from '../../../platform/problem.ts'
import type { Scope, Tx } from '../../../platform/scope.ts'
import { requireOwner } from '../../cases/index.ts'
import { branchFor } from '../../workspace/index.ts'
import { aboutUnknown } from '../improvement.errors.ts'
import { readCycle } from './cycle-rows.ts'

type Start = z.output<typeof startCycle.body>

export const start = (scope: Scope, input: Start): Promise<ImprovementCycle> =>
  scope.transaction(async (tx) => {
    const { words, ownerId, branchId, about, dormantDays } = input
    if (branchId) {
      const branch = await tx.db.selectFrom('branch').select('id').where('id', '=', branchId).executeTakeFirst()
      if (!branch) throw branchUnknown()
    }
    await requireDoer(tx, ownerId, branchId)
    if (about) await requireAbout(tx, about)
    const of = (kind: string) => (about?.kind === kind ? about.id : null)
    const cycleId = await writeCycle(tx, {
      words,
      ownerId,
      branchId,
      dormantDays,
      round: 1,
      problemId: of('problem'),
      correctiveId: of('corrective'),
      goalId: of('goal'),
    })
    return readCycle(tx, cycleId)
  })

/** Somebody who is here, and sees the branch that it is about. */
export async function requireDoer(tx: Tx, ownerId: string, branchId: string | null): Promise<void> {
  const known = await tx.db.selectFrom('member').select('id').where('id', '=', ownerId).executeTakeFirst()
  await requireOwner(tx, ownerId, branchId ?? (known ? await branchFor(tx, ownerId, null) : ''))
}

const tables = { problem: 'problem', corrective: 'corrective_action', goal: 'goal' } as const

/** A single person's goal is theirs and not for everybody to read here. */
export async function requireAbout(tx: Tx, { kind, id }: NonNullable<Start['about']>): Promise<void> {
  const row =
    kind === 'goal'
      ? await tx.db
          .selectFrom('goal')
          .select('id')
          .where('id', '=', id)
          .where('level', '<>', 'member')
          .executeTakeFirst()
      : await tx.db.selectFrom(tables[kind]).select('id').where('id', '=', id).executeTakeFirst()
  if (!row) throw aboutUnknown()
}

type NewCycle = {
  words: string
  ownerId: string
  branchId: string | null
  dormantDays: number
  round: number
  problemId: string | null
  correctiveId: string | null
  goalId: string | null
}

export async function writeCycle(tx: Tx, cycle: NewCycle): Promise<string> {
  const cycleId = newId()
  const at = now()
  await tx.db
    .insertInto('improvement_cycle')
    .values({
      id: cycleId,
      branch_id: cycle.branchId,
      words: cycle.words,
      round: cycle.round,
      problem_id: cycle.problemId,
      corrective_id: cycle.correctiveId,
      goal_id: cycle.goalId,
      owner_id: cycle.ownerId,
      dormant_days: cycle.dormantDays,
      started_by: tx.scope.actor?.id ?? null,
      started_at: at,
    })
    .execute()
  await tx.emit(cycleStarted, { cycleId, words: cycle.words }, { branchId: cycle.branchId, at })
  return cycleId
}
