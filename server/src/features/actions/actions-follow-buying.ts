import { buyerListCame, buyerListDone } from '../../events/buying-events.ts'
import { within } from '../../platform/events/event.ts'
import { settleOrigin, writeAction } from './write-action.ts'

const ofMonth = (month: string) => `buyer-list:${month}`

/** The monthly list stands in the buyer's Today until each product of it is decided on. */
export const actionsFollowBuying = [
  within(buyerListCame, 'actions.buyer-list', ({ month, products, buyerId, dueAt }, tx, { branchId, at }) =>
    writeAction(
      tx,
      {
        kind: 'buyer_list',
        branchId: branchId as string,
        caseId: null,
        facts: { month, products },
        ...(buyerId ? { ownerId: buyerId } : { forRole: 'manager' as const }),
        dueAt: new Date(dueAt),
        origin: ofMonth(month),
      },
      at,
    ),
  ),
  within(buyerListDone, 'actions.buyer-list-done', ({ month }, tx, { at }) =>
    settleOrigin(tx, ofMonth(month), 'done', at),
  ),
]
