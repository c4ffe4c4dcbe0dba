import type { decideHigherTarget as contract, HigherTarget, Standard } from '@heed/contract/standards.ts'
import { sql } from 'kysely'
import type { z } from 'zod'
import { higherTargetDecided, higherTargetSuggested } from '../../events/clock-events.ts'
import { now } from '../../platform/clock.ts'
import { newId } from '../../platform/ids.ts'
import type { Scope, Tx } from '../../platform/scope.ts'
import { resultRows } from './result-rows.ts'
import { requireReach } from './standard-fit.ts'
import { presentStandard, readStandard, selectStandards } from './standard-rows.ts'
import { nothingSuggested } from './standards.errors.ts'
import { changeWithin } from './write-standard.ts'

const dayMs = 86_400_000
const periodDays = 28
const periods = 3
/** Never asks for all: one case that goes wrong is no failure of a standard. */
const highestPercent = 99

/**
 * Suggests a higher share where the last three periods of four weeks each reached the target; once until three more have passed.
 * An open suggestion that no longer holds goes.
 */
export async function suggestHigherTargets(scope: Scope): Promise<number> {
  const standards = await scope.transaction((tx) => selectStandards(tx, sql`s.active`))
  let made = 0
  for (const row of standards) if (await scope.transaction((tx) => suggest(tx, presentStandard(row)))) made++
  return made
}

async function suggest(tx: Tx, standard: Standard): Promise<boolean> {
  const shares = await lastShares(tx, standard)
  const toPercent = higherTarget(shares, standard.targetSharePercent)
  if (toPercent === undefined) {
    await tx.db
      .deleteFrom('standard_suggestion')
      .where('standard_id', '=', standard.id)
      .where('state', '=', 'open')
      .execute()
    return false
  }
  const recent = await tx.db
    .selectFrom('standard_suggestion')
    .select('id')
    .where('standard_id', '=', standard.id)
    .where((where) =>
      where.or([
        where('state', '=', 'open'),
        where('made_at', '>', new Date(now().getTime() - periods * periodDays * dayMs)),
      ]),
    )
    .executeTakeFirst()
  if (recent) return false
  const made = await tx.db
    .insertInto('standard_suggestion')
    .values({
      id: newId(),
      standard_id: standard.id,
      shares: JSON.stringify(shares),
      from_percent: standard.targetSharePercent,
      to_percent: toPercent,
      made_at: now(),
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst()
  if (!made) return false
  await tx.emit(
    higherTargetSuggested,
    { standardId: standard.id, fromPercent: standard.targetSharePercent, toPercent },
    { branchId: standard.branchId },
  )
  return true
}

/** The share that all of the periods reached, where it is above the target. */
function higherTarget(shares: number[], target: number): number | undefined {
  if (shares.length < periods || shares.some((share) => share < target)) return undefined
  const toPercent = Math.min(highestPercent, Math.floor(Math.min(...shares)))
  return toPercent > target ? toPercent : undefined
}

/** The shares of the last whole periods, oldest first; those with too few to say are left out. */
async function lastShares(tx: Tx, standard: Standard): Promise<number[]> {
  const { minimum_answers } = await tx.db.selectFrom('workspace').select('minimum_answers').executeTakeFirstOrThrow()
  const shares: number[] = []
  for (let back = periods; back >= 1; back--) {
    const day = (daysBack: number) => new Date(now().getTime() - daysBack * dayMs).toISOString().slice(0, 10)
    const period = { from: day(back * periodDays), to: day((back - 1) * periodDays + 1) }
    const { rows } = await sql<{ kept: number; n: number }>`
      select count(*) filter (where kept)::int as kept, count(*)::int as n from (${resultRows(standard, period)}) r`.execute(
      tx.db,
    )
    const { kept = 0, n = 0 } = rows[0] ?? {}
    if (n > 0 && n >= minimum_answers) shares.push((100 * kept) / n)
  }
  return shares
}

export async function listHigherTargets(tx: Tx, standardId: string): Promise<HigherTarget[]> {
  const rows = await tx.db
    .selectFrom('standard_suggestion as s')
    .leftJoin('member as m', 'm.id', 's.decided_by')
    .selectAll('s')
    .select('m.name')
    .where('s.standard_id', '=', standardId)
    .orderBy('s.made_at', 'desc')
    .execute()
  return rows.map((row) => ({
    id: row.id,
    shares: row.shares as number[],
    fromPercent: Number(row.from_percent),
    toPercent: Number(row.to_percent),
    madeAt: row.made_at.toISOString(),
    state: row.state as HigherTarget['state'],
    reason: row.reason,
    decidedBy: row.decided_by ? { id: row.decided_by, name: row.name ?? '' } : null,
  }))
}

/** Taken, the standard has the higher target in the same moment, or neither. */
export const decideHigherTarget = (
  scope: Scope,
  standardId: string,
  { take, reason }: z.output<typeof contract.body>,
): Promise<Standard> =>
  scope.transaction(async (tx) => {
    const standard = await readStandard(tx, standardId)
    await requireReach(tx, standard.branchId)
    const row = await tx.db
      .updateTable('standard_suggestion')
      .set({
        state: take ? 'taken' : 'turned_down',
        reason,
        decided_by: scope.actor?.id ?? null,
        decided_at: now(),
      })
      .where('standard_id', '=', standardId)
      .where('state', '=', 'open')
      .returning('to_percent')
      .executeTakeFirst()
    if (!row) throw nothingSuggested()
    await tx.emit(higherTargetDecided, { standardId, taken: take, reason }, { branchId: standard.branchId })
    return take ? changeWithin(tx, standardId, { targetSharePercent: Number(row.to_percent) }) : standard
  })
