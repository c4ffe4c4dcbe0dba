import { sql } from 'kysely'
import { now } from '../../platform/clock.ts'
import type { Tx } from '../../platform/scope.ts'

export type Look = { automationId: string; branchId: string; zone: string; met: boolean }

/** Counts what rules looked at. Last in its transaction and in one order: many wait for these rows, and none in a ring. */
export async function countLooks(tx: Tx, looks: readonly Look[]): Promise<void> {
  const at = now()
  const rows = looks.toSorted((a, b) => (a.automationId < b.automationId ? -1 : 1))
  for (const { automationId, branchId, zone, met } of rows)
    await sql`
      insert into automation_day (automation_id, branch_id, day, looked_at, met)
      values (${automationId}, ${branchId}, (${at}::timestamptz at time zone ${zone})::date, 1, ${Number(met)}::int)
      on conflict (automation_id, branch_id, day) do update
        set looked_at = automation_day.looked_at + 1, met = automation_day.met + excluded.met`.execute(tx.db)
}
