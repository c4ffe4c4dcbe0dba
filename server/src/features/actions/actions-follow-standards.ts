import { goalAgreementAsked, goalAgreementSettled, goalRewardDue, goalRewardSettled } from '../../events/goal-events.ts'
import { publishedPromiseDue, publishedPromiseReviewed } from '../../events/published-promise-events.ts'
import { within } from '../../platform/events/event.ts'
import { settleOrigin, writeAction } from './write-action.ts'

const dayMs = 86_400_000
const daysForAPromise = 14
const daysForAReward = 7
const daysToAgree = 7

const ofPromise = (roundId: string) => `published-promise:${roundId}`
const ofAgreement = (roundId: string, side: string) => `goal-agree:${roundId}:${side}`
const ofReward = (roundId: string) => `goal-reward:${roundId}`

/** What everybody is promised is looked at again by its owner, a goal is agreed to, and a reward that is due is given. */
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

  within(goalAgreementAsked, 'actions.agree-goal', (news, tx, happened) =>
    tx.everywhere(() =>
      writeAction(
        tx,
        {
          kind: 'agree_goal',
          branchId: happened.branchId as string,
          caseId: null,
          words: news.words?.slice(0, 500) ?? null,
          facts: { goalId: news.goalId, notFor: news.notForId },
          ...(news.forRole ? { forRole: news.forRole } : { ownerId: news.memberId }),
          dueAt: new Date(happened.at.getTime() + daysToAgree * dayMs),
          origin: ofAgreement(news.roundId, news.side),
        },
        happened.at,
      ),
    ),
  ),
  within(goalAgreementSettled, 'actions.goal-agreed', ({ roundId, sides, as }, tx, { at }) =>
    tx.everywhere(async () => {
      for (const side of sides) await settleOrigin(tx, ofAgreement(roundId, side), as, at)
    }),
  ),
  within(goalRewardDue, 'actions.give-reward', async ({ goalId, words, roundId, reward, giverId }, tx, happened) => {
    if (!happened.branchId) return
    await writeAction(
      tx,
      {
        kind: 'give_reward',
        branchId: happened.branchId,
        caseId: null,
        words: reward,
        facts: { goalId, goal: words },
        ...(giverId ? { ownerId: giverId } : { forRole: 'lead' as const }),
        dueAt: new Date(happened.at.getTime() + daysForAReward * dayMs),
        origin: ofReward(roundId),
      },
      happened.at,
    )
  }),
  within(goalRewardSettled, 'actions.reward-settled', ({ roundId, as }, tx, { at }) =>
    tx.everywhere(() => settleOrigin(tx, ofReward(roundId), as, at)),
  ),
]
