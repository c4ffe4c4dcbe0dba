import type { StaffQuestion } from '@heed/contract/staff-surveys.ts'
import type { Tx } from '../../../platform/scope.ts'

/** What was done, or why nothing is, about the items of a round. */
export async function readMeasures(
  tx: Tx,
  roundId: string,
): Promise<Map<string, NonNullable<StaffQuestion['measure']>>> {
  const rows = await tx.db
    .selectFrom('staff_measure as m')
    .leftJoin('member as o', 'o.id', 'm.owner_id')
    .leftJoin('member as b', 'b.id', 'm.made_by')
    .selectAll('m')
    .select(['o.name as owner', 'b.name as maker'])
    .where('m.round_id', '=', roundId)
    .execute()
  return new Map(
    rows.map((row) => [
      row.question,
      {
        action:
          row.action !== null && row.owner_id && row.due_at
            ? {
                words: row.action,
                owner: { id: row.owner_id, name: row.owner ?? '' },
                dueAt: row.due_at.toISOString(),
              }
            : null,
        reason: row.reason,
        by: row.made_by ? { id: row.made_by, name: row.maker ?? '' } : null,
        at: row.made_at.toISOString(),
      },
    ]),
  )
}
