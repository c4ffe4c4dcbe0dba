import type { Tx } from '../../../platform/scope.ts'
import type { IntakeRecord } from './decision.ts'

/** A mail written to two of our addresses arrives twice and is one. */
export async function findOtherCopy(
  tx: Tx,
  item: IntakeRecord,
): Promise<{ caseId: string; messageId: string | null } | undefined> {
  const row = await tx.db
    .selectFrom('intake_item')
    .select(['case_id', 'message_id'])
    .where('channel_id', 'in', (query) =>
      query
        .selectFrom('channel')
        .select('id')
        .where('workspace_id', '=', tx.scope.workspaceId)
        .where('id', '<>', item.channel_id),
    )
    .where('dedupe_key', '=', item.dedupe_key)
    .where('state', '=', 'understood')
    .executeTakeFirst()
  return row?.case_id ? { caseId: row.case_id, messageId: row.message_id } : undefined
}
