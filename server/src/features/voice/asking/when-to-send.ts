import { afterQuietHours } from '@heed/methods/quiet-hours.ts'
import type { Tx } from '../../../platform/scope.ts'

/** The first moment from `dueMs` on that is not in the night of the customer, on their own clock or else the branch's. */
export async function whenToSend(
  tx: Tx,
  { customerId, branchId }: { customerId: string; branchId: string },
  dueMs: number,
): Promise<Date> {
  const [workspace, customer, branch] = await Promise.all([
    tx.db.selectFrom('workspace').select(['survey_quiet_from', 'survey_quiet_to']).executeTakeFirstOrThrow(),
    tx.db.selectFrom('customer').select('zone').where('id', '=', customerId).executeTakeFirst(),
    tx.db.selectFrom('branch').select('zone').where('id', '=', branchId).executeTakeFirstOrThrow(),
  ])
  const quiet = { from: workspace.survey_quiet_from, to: workspace.survey_quiet_to }
  return new Date(afterQuietHours(dueMs, customer?.zone ?? branch.zone, quiet))
}
