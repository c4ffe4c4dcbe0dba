import type { CaseState } from '@heed/contract/cases.ts'
import { caseReopened, caseStateChanged } from '../../events/case-events.ts'
import { now } from '../../platform/clock.ts'
import { repeatableTransaction } from '../../platform/database/again-after-deadlock.ts'
import type { Scope, Tx } from '../../platform/scope.ts'
import { snoozeInPast } from './cases.errors.ts'
import { type CaseRecord, requireCase } from './cases.queries.ts'
import { readCase } from './read-case.ts'

const isDone = (state: string) => state === 'solved' || state === 'closed'

/** Moves a locked case to another state. Leaving solved or closed for anything else is a reopening. */
export async function moveTo(
  tx: Tx,
  row: CaseRecord,
  to: CaseState,
  options: { snoozedUntil?: Date; at?: Date; leavingOpen?: string } = {},
): Promise<CaseRecord> {
  const at = options.at ?? now()
  if (options.snoozedUntil && options.snoozedUntil <= at) throw snoozeInPast()
  if (row.state === to && to !== 'snoozed') return row
  const reopened = isDone(row.state) && !isDone(to)
  const moved = await tx.db
    .updateTable('case')
    .set({
      state: to,
      snoozed_until: to === 'snoozed' ? (options.snoozedUntil ?? null) : null,
      solved_at: isDone(to) ? (row.solved_at ?? at) : null,
      closed_at: to === 'closed' ? at : null,
      reopened_count: row.reopened_count + (reopened ? 1 : 0),
      version: row.version + 1,
    })
    .where('id', '=', row.id)
    .returningAll()
    .executeTakeFirstOrThrow()
  const about = { caseId: row.id, branchId: row.branch_id, at }
  if (reopened)
    await tx.emit(
      caseReopened,
      { caseId: row.id, from: row.state, solvedAt: row.solved_at?.toISOString() ?? null },
      about,
    )
  await tx.emit(
    caseStateChanged,
    {
      caseId: row.id,
      from: row.state,
      to,
      snoozedUntil: moved.snoozed_until?.toISOString() ?? null,
      ...(options.leavingOpen ? { leavingOpen: options.leavingOpen } : {}),
    },
    about,
  )
  return moved
}

type StateChange = { state: CaseState; snoozedUntil?: string | undefined; leavingOpen?: string | undefined }

export const changeState = (scope: Scope, caseId: string, { state, snoozedUntil, leavingOpen }: StateChange) =>
  repeatableTransaction(scope, async (tx) => {
    await moveTo(tx, await requireCase(tx, caseId), state, {
      ...(snoozedUntil ? { snoozedUntil: new Date(snoozedUntil) } : {}),
      ...(leavingOpen ? { leavingOpen } : {}),
    })
    return readCase(tx, caseId)
  })

/** Cases whose sleep is over come back open; their clocks had gone on all the while. */
export const wakeSnoozed = (scope: Scope) =>
  scope.transaction(async (tx) => {
    const due = await tx.db
      .selectFrom('case')
      .selectAll()
      .where('workspace_id', '=', scope.workspaceId)
      .where('state', '=', 'snoozed')
      .where('snoozed_until', '<=', now())
      .limit(100)
      .forNoKeyUpdate()
      .skipLocked()
      .execute()
    for (const row of due) await moveTo(tx, row, 'open')
  })
