import { caseChanged } from '../../events/case-events.ts'
import { within } from '../../platform/events/event.ts'

/** What is still to be decided is decided, and paid, where its case is; what was granted stays with the branch that granted it. */
export const remediesFollowCase = within(caseChanged, 'remedies.follow-branch', async ({ caseId, changed }, tx) => {
  if (typeof changed.branchId !== 'string') return
  await tx.db
    .updateTable('remedy')
    .set({ branch_id: changed.branchId })
    .where('case_id', '=', caseId)
    .where('state', '=', 'asked')
    .execute()
})
