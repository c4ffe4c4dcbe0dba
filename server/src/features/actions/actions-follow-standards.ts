import { publishedPromiseDue, publishedPromiseReviewed } from '../../events/published-promise-events.ts'
import { within } from '../../platform/events/event.ts'
import { settleOrigin, writeAction } from './write-action.ts'

const dayMs = 86_400_000
const daysForAPromise = 14

const ofPromise = (roundId: string) => `published-promise:${roundId}`

/** What the business promises to everybody is looked at again by its owner. */
export const actionsFollowStandards = [
  within(publishedPromiseDue, 'actions.review-promise', ({ promiseId, words, ownerId, roundId }, tx, happened) =>
    writeAction(
      tx,
      {
        kind: 'review_promise',
        branchId: happened.branchId as string,
        caseId: null,
        words,
        facts: { promiseId },
        ownerId,
        dueAt: new Date(happened.at.getTime() + daysForAPromise * dayMs),
        origin: ofPromise(roundId),
      },
      happened.at,
    ),
  ),
  within(publishedPromiseReviewed, 'actions.promise-reviewed', async ({ roundId, as }, tx, { at }) => {
    if (roundId) await tx.everywhere(() => settleOrigin(tx, ofPromise(roundId), as, at))
  }),
]
