import type { chooseFocus as contract, StandardFocus } from '@heed/contract/standard-results.ts'
import { sql } from 'kysely'
import type { z } from 'zod'
import { focusChosen } from '../../events/clock-events.ts'
import { now } from '../../platform/clock.ts'
import { oneAtATime } from '../../platform/database/one-at-a-time.ts'
import { beyondBranches } from '../../platform/problem.ts'
import type { Scope, Tx } from '../../platform/scope.ts'
import { readStandings } from './read-results.ts'
import { readStandard } from './standard-rows.ts'
import { focusUnfit } from './standards.errors.ts'

/** The one chosen by hand while that holds; else the one furthest below its target of those with enough results to say so. */
export async function readFocus(scope: Scope, branchId?: string): Promise<StandardFocus> {
  const { items } = await readStandings(scope, branchId)
  return scope.transaction(async (tx) => {
    const { minimum_answers: fewest } = await tx.db
      .selectFrom('workspace')
      .select('minimum_answers')
      .executeTakeFirstOrThrow()
    const chosen = await findChoice(tx)
    const standing = chosen
      ? items.find(({ standardId }) => standardId === chosen.standard_id)
      : items.find(({ total }) => total.kept + total.missed >= Math.max(1, fewest))
    if (!standing)
      return {
        standard: null,
        why: 'too_few',
        total: null,
        targetSharePercent: null,
        isReached: null,
        until: null,
        fewest,
      }
    const { id, name } = await readStandard(tx, standing.standardId)
    const { total, targetSharePercent, isReached } = standing
    return {
      standard: { id, name },
      why: chosen ? 'chosen' : 'weakest',
      total,
      targetSharePercent,
      isReached,
      until: chosen?.until ?? null,
      fewest,
    }
  })
}

export const chooseFocus = async (scope: Scope, { choice }: z.output<typeof contract.body>): Promise<StandardFocus> => {
  await scope.transaction(async (tx) => {
    if (scope.branchIds !== null) throw beyondBranches()
    await oneAtATime(tx, 'focus')
    await tx.db.deleteFrom('standard_focus').execute()
    if (choice) {
      const standard = await tx.db
        .selectFrom('standard')
        .select('active')
        .where('id', '=', choice.standardId)
        .executeTakeFirst()
      if (!standard?.active || choice.until < today()) throw focusUnfit()
      await tx.db
        .insertInto('standard_focus')
        .values({
          standard_id: choice.standardId,
          until: choice.until,
          chosen_by: scope.actor?.id ?? null,
          chosen_at: now(),
        })
        .execute()
    }
    await tx.emit(focusChosen, { standardId: choice?.standardId ?? null, until: choice?.until ?? null })
  })
  return readFocus(scope)
}

const today = () => now().toISOString().slice(0, 10)

/** Of a standard that is still in use, until its last day. */
async function findChoice(tx: Tx) {
  const { rows } = await sql<{ standard_id: string; until: string }>`
    select f.standard_id, f.until::text from standard_focus f join standard s on s.id = f.standard_id
    where f.workspace_id = ${tx.scope.workspaceId} and s.active and f.until >= ${today()}`.execute(tx.db)
  return rows[0]
}
