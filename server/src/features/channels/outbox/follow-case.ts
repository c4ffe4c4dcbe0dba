import { caseChanged } from '../../../events/case-events.ts'
import { within } from '../../../platform/events/event.ts'

/** Mails are seen where their case is seen, so they move with it. */
export const followCase = within(caseChanged, 'channels.follow-branch', async ({ caseId, changed }, tx) => {
  if (!('branchId' in changed)) return
  const { branch_id } = await tx.db
    .selectFrom('case')
    .select('branch_id')
    .where('id', '=', caseId)
    .executeTakeFirstOrThrow()
  await tx.everywhere(() =>
    tx.db.updateTable('outbox_message').set({ branch_id }).where('case_id', '=', caseId).execute(),
  )
})
