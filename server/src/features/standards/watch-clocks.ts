import { type RawBuilder, sql } from 'kysely'
import { clockBreached, clockWarned } from '../../events/clock-events.ts'
import { now } from '../../platform/clock.ts'
import type { Scope, Tx } from '../../platform/scope.ts'

const batch = 500

/** Turns clocks to warned and breached at their moment. Several processes may watch: each takes rows the others have not locked. */
export async function watchClocks(scope: Scope): Promise<number> {
  let turned = 0
  for (;;) {
    const count = await scope.transaction(turnDueClocks)
    turned += count
    if (count < batch) return turned
  }
}

/** Clocks whose moment has come, the longest due first. */
const dueClocks = (workspaceId: string, moment: Date): RawBuilder<unknown> => sql`
  select id from clock where workspace_id = ${workspaceId} and next_alarm_at <= ${moment}
  order by next_alarm_at limit ${batch} for update skip locked`

type Turned = { id: string; case_id: string; branch_id: string; measure: string; due_at: Date | null; state: string }

async function turnDueClocks(tx: Tx): Promise<number> {
  const moment = now()
  const { rows } = await sql<Turned>`
    with due as (${dueClocks(tx.scope.workspaceId, moment)})
    update clock set state = case when due_at <= ${moment} then 'breached' else 'warning' end,
      next_alarm_at = case when due_at <= ${moment} then null else due_at end
    from due where clock.id = due.id
    returning clock.id, case_id, branch_id, measure, due_at, state`.execute(tx.db)
  for (const clock of rows) {
    const breached = clock.state === 'breached'
    await tx.emit(
      breached ? clockBreached : clockWarned,
      { clockId: clock.id, caseId: clock.case_id, measure: clock.measure },
      { caseId: clock.case_id, branchId: clock.branch_id, at: breached ? (clock.due_at ?? moment) : moment },
    )
  }
  return rows.length
}
