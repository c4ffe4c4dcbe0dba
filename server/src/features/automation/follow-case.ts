import { caseChanged } from '../../events/case-events.ts'
import { within } from '../../platform/events/event.ts'

/** What rules did in a case is seen where the case is seen. */
export const runsFollowCase = within(
  caseChanged,
  'automation.follow-branch',
  async ({ caseId, changed }, tx, about) => {
    const { branchId } = about
    if ('branchId' in changed && branchId)
      await tx.everywhere(() =>
        tx.db.updateTable('automation_run').set({ branch_id: branchId }).where('case_id', '=', caseId).execute(),
      )
  },
)
