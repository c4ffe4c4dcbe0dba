import { askingEnded, branchAsked, shopAnswered } from '../../events/special-request-events.ts'
import { on } from '../../platform/events/event.ts'
import { settleOrigin, writeAction } from './write-action.ts'

const originOf = (askId: string) => `shop-asked:${askId}`
const answerMs = 30 * 60_000

/** What another branch asks for stands in the Today of the branch that may have it, until somebody answers. */
export const actionsFollowRequests = [
  on(branchAsked, 'actions.answer-shop', ({ askId, product, fromBranch, neededBy }, tx, { branchId, at }) => {
    const soon = new Date(at.getTime() + answerMs)
    return writeAction(
      tx,
      {
        kind: 'answer_shop',
        branchId: branchId as string,
        caseId: null,
        words: product,
        facts: { askId, fromBranch },
        forRole: 'employee',
        dueAt: neededBy && new Date(neededBy) < soon ? new Date(neededBy) : soon,
        origin: originOf(askId),
      },
      at,
    )
  }),
  on(shopAnswered, 'actions.shop-answered', ({ askId }, tx, { at }) => settleOrigin(tx, originOf(askId), 'done', at)),
  on(askingEnded, 'actions.asking-ended', ({ askId }, tx, { at }) => settleOrigin(tx, originOf(askId), 'dropped', at)),
]
