import type { Kept } from '@heed/contract/standard-results.ts'
import { sql } from 'kysely'
import type { Tx } from '../../platform/scope.ts'
import { keptOf } from './read-results.ts'
import { type Period, resultRows } from './result-rows.ts'
import { readStandard } from './standard-rows.ts'

type Of = { memberId?: string | null; position?: string | null }
export type Share = { total: Kept; branches: { id: string; name: string; kept: number; missed: number }[] }

/** How a standard was kept in a period, in all and in each branch; of one employee, or of those in one position, where said. */
export async function shareOf(tx: Tx, standardId: string, period: Period, of: Of = {}): Promise<Share> {
  const standard = await readStandard(tx, standardId)
  const { rows: branches } = await sql<Share['branches'][number]>`
    select branch_id as id, min(branch_name) as name,
      count(*) filter (where kept)::int as kept, count(*) filter (where not kept)::int as missed
    from (${resultRows(standard, period)}) r
    where ${of.memberId ? sql`member_id = ${of.memberId}` : sql`true`}
      and ${of.position ? sql`member_id in (select id from member where role = ${of.position})` : sql`true`}
    group by branch_id order by 2, 1`.execute(tx.db)
  const sum = (of: 'kept' | 'missed') => branches.reduce((total, branch) => total + branch[of], 0)
  return { total: keptOf({ kept: sum('kept'), missed: sum('missed') }), branches }
}

/** What a standard is judged by in a period, a row each, for questions of other features. */
export const rowsOf = async (tx: Tx, standardId: string, period: Period) =>
  resultRows(await readStandard(tx, standardId), period)
