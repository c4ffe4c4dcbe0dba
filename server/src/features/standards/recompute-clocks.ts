import { clockRecomputed, standardChanged } from '../../events/clock-events.ts'
import { branchChanged } from '../../events/workspace-events.ts'
import { on } from '../../platform/events/event.ts'
import { newId } from '../../platform/ids.ts'
import type { Tx } from '../../platform/scope.ts'
import { factsOfCase } from './case-facts.ts'
import { findStandards, type RunningClock, setReckoned, takeClocks } from './clocks.ts'

type Reason = 'hours_changed' | 'standard_changed' | 'case_changed'

/** Reckons a clock anew and keeps what it said before, with the version of hours and standard it said it on. */
async function recompute(
  tx: Tx,
  clock: RunningClock,
  reason: Reason,
  target: { standardId?: string; seconds: number; version: number; hours: string | null; neededBy?: Date | null },
): Promise<void> {
  await tx.db
    .insertInto('clock_history')
    .values({
      id: newId(),
      branch_id: clock.branch_id,
      clock_id: clock.id,
      reason,
      state: clock.state,
      due_at: clock.due_at,
      target_seconds: clock.target_seconds,
      standard_version: clock.standard_version,
      hours_version: clock.hours_version,
      hours: JSON.stringify(clock.hours_of_branch),
    })
    .execute()
  await tx.db
    .updateTable('clock')
    .set({
      target_seconds: target.seconds,
      standard_version: target.version,
      hours: target.hours ?? clock.hours,
      ...(target.standardId ? { standard_id: target.standardId } : {}),
      ...(target.neededBy !== undefined ? { needed_by: target.neededBy } : {}),
    })
    .where('id', '=', clock.id)
    .execute()
  const reckoned = await setReckoned(tx, {
    ...clock,
    target_seconds: target.seconds,
    hours: target.hours ?? clock.hours,
    needed_by: target.neededBy === undefined ? clock.needed_by : target.neededBy,
  })
  await tx.emit(
    clockRecomputed,
    {
      clockId: clock.id,
      caseId: clock.case_id,
      measure: clock.measure,
      reason,
      before: clock.due_at?.toISOString() ?? null,
      after: reckoned.due_at?.toISOString() ?? null,
    },
    { caseId: clock.case_id, branchId: clock.branch_id },
  )
}

/** Priority or branch changed: another standard, or other hours, may hold now. */
export async function rechooseStandards(tx: Tx, caseId: string): Promise<void> {
  const facts = await factsOfCase(tx, caseId)
  await tx.db.updateTable('clock').set({ branch_id: facts.branchId }).where('case_id', '=', caseId).execute()
  const standards = await findStandards(tx, facts)
  for (const clock of await takeClocks(tx, { caseId })) {
    const standard = standards.find((candidate) => candidate.measure === clock.measure)
    if (standard)
      await recompute(tx, clock, 'case_changed', {
        standardId: standard.id,
        seconds: standard.target_seconds,
        version: standard.version,
        hours: standard.hours,
      })
  }
}

/** The customer said when they need it, or no longer do: the solution is due then, where that is earlier. */
export async function followNeed(tx: Tx, caseId: string): Promise<void> {
  const { needed_by } = await tx.db
    .selectFrom('case')
    .select('needed_by')
    .where('id', '=', caseId)
    .executeTakeFirstOrThrow()
  for (const clock of await takeClocks(tx, { caseId, measure: 'solution' }))
    await recompute(tx, clock, 'case_changed', {
      seconds: clock.target_seconds,
      version: clock.standard_version,
      hours: clock.hours,
      neededBy: needed_by,
    })
}

/** A clock that goes on runs on what was set meanwhile: the standard that holds for its case now, and the customer's need. */
export async function catchUp(tx: Tx, clock: RunningClock): Promise<void> {
  const facts = await factsOfCase(tx, clock.case_id)
  const standard = (await findStandards(tx, facts)).find(({ measure }) => measure === clock.measure)
  const { needed_by } = await tx.db
    .selectFrom('case')
    .select('needed_by')
    .where('id', '=', clock.case_id)
    .executeTakeFirstOrThrow()
  const neededBy = clock.measure === 'solution' ? needed_by : clock.needed_by
  const isNewer = standard && (standard.id !== clock.standard_id || standard.version !== clock.standard_version)
  if (!isNewer && neededBy?.getTime() === clock.needed_by?.getTime()) return
  await recompute(tx, clock, isNewer ? 'standard_changed' : 'case_changed', {
    standardId: standard?.id ?? clock.standard_id,
    seconds: standard?.target_seconds ?? clock.target_seconds,
    version: standard?.version ?? clock.standard_version,
    hours: standard?.hours ?? clock.hours,
    neededBy,
  })
}

const batch = 500

/** Running clocks follow changed hours and standards. Repeating it does nothing: a clock on the newest version is passed over. */
export const clocksFollowChanges = [
  on(branchChanged, 'clocks.hours-changed', async ({ branchId, hoursChanged }, tx) => {
    if (!hoursChanged) return
    const clocks = await takeClocks(tx, { branchId })
    for (const clock of clocks.filter((candidate) => candidate.hours_version < candidate.branch_hours_version)) {
      await recompute(tx, clock, 'hours_changed', {
        seconds: clock.target_seconds,
        version: clock.standard_version,
        hours: clock.hours,
      })
    }
  }),
  on(standardChanged, 'clocks.standard-changed', async ({ standardId }, tx) => {
    const standard = await tx.db.selectFrom('standard').selectAll().where('id', '=', standardId).executeTakeFirst()
    if (!standard || standard.target_seconds === null) return
    const seconds = standard.target_seconds
    const clocks = await takeClocks(tx, { standardId, limit: batch * 20 })
    for (const clock of clocks.filter((candidate) => candidate.standard_version < standard.version)) {
      await recompute(tx, clock, 'standard_changed', {
        seconds,
        version: standard.version,
        hours: standard.hours,
      })
    }
  }),
]
