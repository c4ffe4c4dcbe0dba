import { sql } from 'kysely'
import { automationPaused } from '../../events/automation-events.ts'
import { now } from '../../platform/clock.ts'
import type { Tx } from '../../platform/scope.ts'
import { settleOrigin, writeAction } from '../actions/index.ts'
import type { AutomationRecord } from './automation-rows.ts'
import type { Facts } from './facts.ts'

const hourMs = 3_600_000

/** Whether `more` actions would be above what the rule may do in an hour. */
export async function isTooMuch(tx: Tx, row: AutomationRecord, more: number): Promise<boolean> {
  const { rows } = await sql<{ done: number }>`
    select coalesce(sum(actions), 0)::int as done from automation_run
    where automation_id = ${row.id} and at > ${new Date(now().getTime() - hourMs)} and result = 'did'
      and at >= ${row.resumed_at}`.execute(tx.db)
  return (rows[0]?.done ?? 0) + more > row.most_per_hour
}

const originOf = ({ id }: AutomationRecord, at: Date) => `rule-paused:${id}:${at.getTime()}`

/** It stops by itself, and the owner has it on Today: what it would have done stays in its list, held back. */
export async function pause(tx: Tx, row: AutomationRecord, { branch_id }: Facts): Promise<void> {
  const at = now()
  await tx.db.updateTable('automation').set({ state: 'paused', paused_at: at }).where('id', '=', row.id).execute()
  await writeAction(
    tx,
    {
      kind: 'rule_paused',
      branchId: row.branch_id ?? branch_id,
      caseId: null,
      facts: { automationId: row.id, rule: row.name, mostPerHour: row.most_per_hour },
      forRole: 'owner',
      dueAt: at,
      origin: originOf(row, at),
    },
    at,
  )
  await tx.emit(
    automationPaused,
    { automationId: row.id, name: row.name, mostPerHour: row.most_per_hour },
    { branchId: row.branch_id, at },
  )
}

/** Somebody has decided what becomes of the pause. */
export async function settlePause(tx: Tx, row: AutomationRecord): Promise<void> {
  if (row.paused_at) await settleOrigin(tx, originOf(row, row.paused_at), 'done')
}
