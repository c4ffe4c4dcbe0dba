import { urgentCallAnswered, urgentCallPassedOn, urgentlyCalled } from '../../events/duty-events.ts'
import { within } from '../../platform/events/event.ts'
import { passOnOrigin, settleOrigin, writeAction } from './write-action.ts'

const originOf = (callId: string) => `urgent-call:${callId}`

/** A call for somebody who leads stands first in their Today until one has answered. */
export const actionsFollowDuty = [
  within(urgentlyCalled, 'actions.urgent-call', async ({ callId, caseId, words, askedId, ringUntil }, tx, happened) => {
    await writeAction(
      tx,
      {
        kind: 'urgent_call',
        branchId: happened.branchId as string,
        caseId,
        words,
        facts: { callId },
        ...(askedId ? { ownerId: askedId } : { forRole: 'lead' as const }),
        dueAt: new Date(ringUntil),
        origin: originOf(callId),
      },
      happened.at,
    )
  }),
  within(urgentCallPassedOn, 'actions.urgent-call-next', ({ callId, askedId, ringUntil }, tx) =>
    passOnOrigin(tx, originOf(callId), askedId, 'lead', new Date(ringUntil)),
  ),
  within(urgentCallAnswered, 'actions.urgent-call-answered', ({ callId }, tx, { at }) =>
    settleOrigin(tx, originOf(callId), 'done', at),
  ),
]
