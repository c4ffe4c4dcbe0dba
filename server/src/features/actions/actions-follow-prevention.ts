import {
  correctiveActionChanged,
  correctiveActionDone,
  correctiveActionDropped,
  correctiveActionMade,
  correctiveActionReopened,
  ruleReviewed,
  ruleReviewOpened,
  withdrawalAsked,
  withdrawalConfirmed,
  withdrawalDropped,
} from '../../events/prevention-events.ts'
import { within } from '../../platform/events/event.ts'
import { passOnOrigin, settleOrigin, writeAction } from './write-action.ts'

const dayMs = 86_400_000
const daysForARule = 14

const ofWithdrawal = (id: string) => `withdrawal:${id}`
const ofCorrective = (id: string, round: string) => `corrective:${id}:${round}`
const ofReview = (id: string) => `rule-review:${id}`

/** The first round of a corrective action; each later one bears the check that reopened it. */
const first = 'first'

/** Goods to take off the shelf, changes to make and rules to look at are each somebody's, and settled by doing them. */
export const actionsFollowPrevention = [
  within(withdrawalAsked, 'actions.withdraw-product', ({ alertId, withdrawalId, product }, tx, { branchId, at }) =>
    writeAction(
      tx,
      {
        kind: 'withdraw_product',
        branchId: branchId as string,
        caseId: null,
        facts: { alertId, product },
        forRole: 'lead',
        dueAt: new Date(at.getTime() + dayMs),
        origin: ofWithdrawal(withdrawalId),
      },
      at,
    ),
  ),
  within(withdrawalConfirmed, 'actions.product-withdrawn', ({ withdrawalId }, tx, { at }) =>
    settleOrigin(tx, ofWithdrawal(withdrawalId), 'done', at),
  ),
  within(withdrawalDropped, 'actions.withdrawal-dropped', ({ withdrawalId }, tx, { at }) =>
    settleOrigin(tx, ofWithdrawal(withdrawalId), 'dropped', at),
  ),

  within(correctiveActionMade, 'actions.corrective', ({ correctiveId, ownerId, words, dueAt }, tx, happened) =>
    writeAction(
      tx,
      {
        kind: 'corrective',
        branchId: happened.branchId as string,
        caseId: null,
        words,
        ownerId,
        dueAt: new Date(dueAt),
        origin: ofCorrective(correctiveId, first),
      },
      happened.at,
    ),
  ),
  within(correctiveActionChanged, 'actions.corrective-changed', async ({ correctiveId, ownerId, dueAt }, tx) => {
    for (const origin of await roundsOf(tx, correctiveId))
      await passOnOrigin(tx, origin, ownerId, 'lead', new Date(dueAt))
  }),
  within(correctiveActionDone, 'actions.corrective-done', async ({ correctiveId }, tx, { at }) => {
    for (const origin of await roundsOf(tx, correctiveId)) await settleOrigin(tx, origin, 'done', at)
  }),
  within(correctiveActionDropped, 'actions.corrective-dropped', async ({ correctiveId }, tx, { at }) => {
    for (const origin of await roundsOf(tx, correctiveId)) await settleOrigin(tx, origin, 'dropped', at)
  }),
  within(correctiveActionReopened, 'actions.corrective-again', (news, tx, happened) =>
    writeAction(
      tx,
      {
        kind: 'corrective',
        branchId: happened.branchId as string,
        caseId: null,
        words: news.words,
        facts: { cameAgain: true, caseNumber: news.caseNumber },
        ownerId: news.ownerId,
        dueAt: new Date(news.dueAt),
        origin: ofCorrective(news.correctiveId, news.checkId),
      },
      happened.at,
    ),
  ),

  within(ruleReviewOpened, 'actions.review-rule', ({ ruleId, name, reviewId, ownerId, reason }, tx, happened) =>
    writeAction(
      tx,
      {
        kind: 'review_rule',
        branchId: happened.branchId as string,
        caseId: null,
        words: name,
        facts: { ruleId, reason },
        ownerId,
        dueAt: new Date(happened.at.getTime() + daysForARule * dayMs),
        origin: ofReview(reviewId),
      },
      happened.at,
    ),
  ),
  within(ruleReviewed, 'actions.rule-reviewed', ({ reviewId }, tx, { at }) =>
    settleOrigin(tx, ofReview(reviewId), 'done', at),
  ),
]

/** What its news have made so far and nobody has settled. */
async function roundsOf(tx: Parameters<typeof settleOrigin>[0], correctiveId: string): Promise<string[]> {
  const rows = await tx.db
    .selectFrom('action')
    .select('origin')
    .where('kind', '=', 'corrective')
    .where('state', '=', 'open')
    .where('origin', 'like', `${ofCorrective(correctiveId, '')}%`)
    .execute()
  return rows.map(({ origin }) => origin)
}
