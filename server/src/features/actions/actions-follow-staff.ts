import {
  staffItemLow,
  staffMeasureTaken,
  staffRoundOpened,
  staffRoundOwed,
  staffStrainSeen,
  staffTicketGiven,
  staffTicketUsed,
} from '../../events/staff-survey-events.ts'
import { within } from '../../platform/events/event.ts'
import { settleOrigin, writeAction } from './write-action.ts'

const ofTicket = (ticketId: string) => `staff-ticket:${ticketId}`
const ofItem = (roundId: string, question: string) => `staff-item:${roundId}:${question}`
const ofOwed = (kind: string, dueAt: string) => `staff-owed:${kind}:${dueAt}`

/** A ticket stands in its holder's Today until it is used; what came out low until it has its answer; what is owed until it is held. */
export const actionsFollowStaff = [
  within(staffTicketGiven, 'actions.staff-ticket', ({ ticketId, memberId, name, deadline }, tx, { branchId, at }) =>
    writeAction(
      tx,
      {
        kind: 'answer_staff_survey',
        branchId: branchId as string,
        caseId: null,
        facts: { name },
        ownerId: memberId,
        dueAt: new Date(deadline),
        origin: ofTicket(ticketId),
      },
      at,
    ),
  ),
  within(staffTicketUsed, 'actions.staff-ticket-used', ({ ticketId, handedIn }, tx, { at }) =>
    settleOrigin(tx, ofTicket(ticketId), handedIn ? 'done' : 'dropped', at),
  ),

  within(
    staffItemLow,
    'actions.low-staff-item',
    ({ roundId, question, ask, mean, askerId, dueAt }, tx, { branchId, at }) =>
      writeAction(
        tx,
        {
          kind: 'low_staff_item',
          branchId: branchId as string,
          caseId: null,
          facts: { roundId, ask, mean },
          ...(askerId ? { ownerId: askerId } : { forRole: 'manager' as const }),
          dueAt: new Date(dueAt),
          origin: ofItem(roundId, question),
        },
        at,
      ),
  ),
  within(
    staffMeasureTaken,
    'actions.staff-measure',
    async ({ roundId, measureId, question, action }, tx, { branchId, at }) => {
      await settleOrigin(tx, ofItem(roundId, question), 'done', at)
      if (action)
        await writeAction(
          tx,
          {
            kind: 'staff_measure',
            branchId: branchId as string,
            caseId: null,
            words: action.words,
            ownerId: action.ownerId,
            dueAt: new Date(action.dueAt),
            origin: `staff-measure:${measureId}`,
          },
          at,
        )
    },
  ),
  within(staffStrainSeen, 'actions.staff-strain', ({ roundId, items, dueAt }, tx, { branchId, at }) =>
    writeAction(
      tx,
      {
        kind: 'staff_strain',
        branchId: branchId as string,
        caseId: null,
        facts: { roundId, items },
        forRole: 'lead',
        dueAt: new Date(dueAt),
        origin: `staff-strain:${roundId}`,
      },
      at,
    ),
  ),

  within(staffRoundOwed, 'actions.staff-owed', ({ kind, dueAt }, tx, { branchId, at }) =>
    writeAction(
      tx,
      {
        kind: 'hold_staff_survey',
        branchId: branchId as string,
        caseId: null,
        facts: { survey: kind },
        forRole: 'owner',
        dueAt: new Date(dueAt),
        origin: ofOwed(kind, dueAt),
      },
      at,
    ),
  ),
  within(staffRoundOpened, 'actions.staff-held', async ({ owed }, tx, { at }) => {
    if (owed) await settleOrigin(tx, ofOwed(owed.kind, owed.dueAt), 'done', at)
  }),
]
