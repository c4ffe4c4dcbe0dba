import { dayIn, now } from '../../platform/clock.ts'
import type { Tx } from '../../platform/scope.ts'

/** A moment inside a day of a zone: noon in UTC, or half a day earlier or later where noon falls on another day. */
export function withinDay(day: string, zone: string): Date {
  const noon = Date.parse(`${day}T12:00:00Z`)
  const shifts = [0, -12, 12].map((hours) => new Date(noon + hours * 3_600_000))
  return shifts.find((at) => dayIn(zone, at) === day) ?? (shifts[0] as Date)
}

/** Today in a branch; for the whole business the latest day that has begun in any of its branches. */
export async function findToday(tx: Tx, branchId: string | null): Promise<{ today: string; zone: string }> {
  let query = tx.db.selectFrom('branch').select('zone').where('workspace_id', '=', tx.scope.workspaceId)
  if (branchId) query = query.where('id', '=', branchId)
  const days = (await query.execute()).map(({ zone }) => ({ zone, today: dayIn(zone, now()) }))
  return days.toSorted((a, b) => (a.today < b.today ? 1 : -1))[0] ?? { zone: 'UTC', today: dayIn('UTC', now()) }
}
