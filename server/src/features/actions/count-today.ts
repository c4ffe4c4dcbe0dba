import { type RawBuilder, sql } from 'kysely'
import { actionSettled } from '../../events/action-events.ts'
import { clockStopped } from '../../events/clock-events.ts'
import { promiseDone } from '../../events/promise-events.ts'
import { now } from '../../platform/clock.ts'
import type { Tx } from '../../platform/scope.ts'

const inBranch = (branchId: string | undefined) => (branchId ? sql`b.id = ${branchId}` : sql`true`)
const isWhose = (column: RawBuilder<unknown>, memberId: string | undefined) =>
  memberId ? sql`${column} = ${memberId}` : sql`true`

/** Whether a moment is today on the wall clock of its branch. */
const isToday = (column: RawBuilder<unknown>) => {
  const midnight = sql`date_trunc('day', ${now()}::timestamptz at time zone b.zone)`
  return sql`${column} >= ${midnight} at time zone b.zone and ${column} < (${midnight} + interval '1 day') at time zone b.zone`
}

/** Promises that fall due today, and how they stand. */
export async function countPromises(tx: Tx, memberId: string | undefined, branchId: string | undefined) {
  const { rows } = await sql<{ kept: number; broken: number; all: number }>`
    select count(*) filter (where p.state = 'kept') as kept, count(*) filter (where p.state = 'broken') as broken, count(*) as all
    from promise p join "case" c on c.id = p.case_id join branch b on b.id = c.branch_id
    where p.workspace_id = ${tx.scope.workspaceId} and p.state <> 'withdrawn' and ${isToday(sql`p.due_at`)}
      and ${isWhose(sql`p.member_id`, memberId)} and ${inBranch(branchId)}`.execute(tx.db)
  return rows[0] ?? { kept: 0, broken: 0, all: 0 }
}

const twoDaysMs = 172_800_000
/** The smallest id made at a moment: ids begin with their milliseconds. */
const firstIdAt = (ms: number) => {
  const digits = ms.toString(16).padStart(12, '0')
  return `${digits.slice(0, 8)}-${digits.slice(8)}-7000-8000-000000000000`
}

/** What people got done today: clocks that their answers stopped, promises, and actions. Told by events, since these are kept in time's order. */
export async function countDone(tx: Tx, memberId: string | undefined, branchId: string | undefined): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    select count(*) as n from event e join branch b on b.id = e.branch_id
    where e.workspace_id = ${tx.scope.workspaceId} and e.id > ${firstIdAt(Date.now() - twoDaysMs)} and e.actor_id is not null
      and (e.type in (${clockStopped.type}, ${promiseDone.type}) or e.type = ${actionSettled.type} and e.payload->>'as' = 'done')
      and ${isToday(sql`e.at`)} and ${isWhose(sql`e.actor_id`, memberId)} and ${inBranch(branchId)}`.execute(tx.db)
  return Number(rows[0]?.n ?? 0)
}
