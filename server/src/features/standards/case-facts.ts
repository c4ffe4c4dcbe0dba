import { sql } from 'kysely'
import type { Tx } from '../../platform/scope.ts'

/** What decides which standards hold for a case, and how it stands. */
export async function factsOfCase(tx: Tx, caseId: string) {
  const row = await tx.db
    .selectFrom('case as c')
    .select([
      'c.branch_id',
      'c.priority',
      'c.state',
      'c.first_answer_at',
      sql<string>`(heed.channel_face(c.channel_id)).kind`.as('kind'),
    ])
    .where('c.id', '=', caseId)
    .executeTakeFirstOrThrow()
  return {
    caseId,
    branchId: row.branch_id,
    channelKind: row.kind,
    priority: row.priority,
    isDone: row.state === 'solved' || row.state === 'closed',
    isAnswered: row.first_answer_at !== null,
  }
}
