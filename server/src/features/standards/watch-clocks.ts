import { clockBreached, clockWarned } from '../../events/clock-events.ts'
import { now } from '../../platform/clock.ts'
import type { Scope, Tx } from '../../platform/scope.ts'

const batch = 200

/** Turns clocks to warned and breached at their moment. Several processes may watch: each takes rows the others have not locked. */
export async function watchClocks(scope: Scope): Promise<number> {
  let turned = 0
  for (;;) {
    const count = await scope.transaction(turnDueClocks)
    turned += count
    if (count < batch) return turned
  }
}

async function turnDueClocks(tx: Tx): Promise<number> {
  const moment = now()
  const clocks = await tx.db
    .selectFrom('clock')
    .select(['id', 'case_id', 'branch_id', 'measure', 'due_at', 'state'])
    .where('workspace_id', '=', tx.scope.workspaceId)
    .where('next_alarm_at', '<=', moment)
    .orderBy('next_alarm_at')
    .limit(batch)
    .forUpdate()
    .skipLocked()
    .execute()
  for (const clock of clocks) {
    const breached = clock.due_at !== null && clock.due_at <= moment
    await tx.db
      .updateTable('clock')
      .set({ state: breached ? 'breached' : 'warning', next_alarm_at: breached ? null : clock.due_at })
      .where('id', '=', clock.id)
      .execute()
    const about = { clockId: clock.id, caseId: clock.case_id, measure: clock.measure }
    await tx.emit(breached ? clockBreached : clockWarned, about, {
      caseId: clock.case_id,
      branchId: clock.branch_id,
      at: breached ? (clock.due_at ?? moment) : moment,
    })
  }
  return clocks.length
}
