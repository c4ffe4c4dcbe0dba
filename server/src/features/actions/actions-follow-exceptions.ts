import {
  exceptionAsked,
  exceptionDecided,
  exceptionPassedOn,
  exceptionWithdrawn,
} from '../../events/exception-events.ts'
import { within } from '../../platform/events/event.ts'
import { passOnOrigin, settleOrigin, writeAction } from './write-action.ts'

const originOf = (exceptionId: string) => `exception:${exceptionId}:decide`

/** An exception that is asked for stands in its approver's Today until it is decided. */
export const actionsFollowExceptions = [
  within(exceptionAsked, 'actions.decide-exception', async (news, tx, { branchId, at }) => {
    const { exceptionId, caseId, needs, cost, currency, approverId, decideBy } = news
    await writeAction(
      tx,
      {
        kind: 'decide_exception',
        branchId: branchId as string,
        caseId,
        words: needs.slice(0, 500),
        facts: { exceptionId, amount: cost, currency },
        ...(approverId ? { ownerId: approverId } : { forRole: 'owner' as const }),
        dueAt: new Date(decideBy),
        origin: originOf(exceptionId),
      },
      at,
    )
  }),
  within(exceptionPassedOn, 'actions.decide-exception-next', ({ exceptionId, approverId, decideBy }, tx) =>
    passOnOrigin(tx, originOf(exceptionId), approverId, 'owner', new Date(decideBy)),
  ),
  within(exceptionDecided, 'actions.exception-decided', ({ exceptionId }, tx, { at }) =>
    settleOrigin(tx, originOf(exceptionId), 'done', at),
  ),
  within(exceptionWithdrawn, 'actions.exception-withdrawn', ({ exceptionId }, tx, { at }) =>
    settleOrigin(tx, originOf(exceptionId), 'dropped', at),
  ),
]
