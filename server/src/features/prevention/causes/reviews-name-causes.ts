import { causeReviewed } from '../../../events/complaint-events.ts'
import { within } from '../../../platform/events/event.ts'
import { reopenIfItCameAgain } from '../corrective/recurrence.ts'
import { nameCause, requireCause } from './write-cause.ts'

/** A review names a cause that complaints share, in the transaction that wrote it; what is done about that cause hears of it. */
export const reviewsNameCauses = within(
  causeReviewed,
  'prevention.name-cause',
  async ({ caseId, kind, causeId, newCause }, tx, { at }) => {
    if (causeId) await requireCause(tx, causeId)
    const named = newCause ? await nameCause(tx, newCause, kind) : causeId
    if (!named) return
    await tx.db.updateTable('cause_review').set({ cause_id: named }).where('case_id', '=', caseId).execute()
    await reopenIfItCameAgain(tx, { caseId, causeId: named }, at)
  },
)
