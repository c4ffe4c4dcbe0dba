import { z } from 'zod'
import { defineEvent } from '../platform/events/event.ts'

const state = z.string()
const id = z.uuid()

/** A customer's words opened a case, or an employee did for them. */
export const caseOpened = defineEvent(
  'case.opened',
  z.object({
    caseId: id,
    branchId: id,
    channelId: id,
    channelKind: z.string(),
    customerId: id,
    priority: z.string(),
    messageId: id,
    acknowledge: z.boolean(),
  }),
)
/** Cases that another program kept came in from a file, some hundred at once: nothing is owed for what happened elsewhere. */
export const casesTakenIn = defineEvent('case.taken_in', z.object({ importId: id, caseIds: z.array(id) }))
/** Further words of the customer in an open case; `reopened` when it had been solved or closed. */
export const messageReceived = defineEvent(
  'case.message_received',
  z.object({ caseId: id, messageId: id, reopened: z.boolean() }),
)
/** An employee answered; `first` for the first person's answer in the case. */
export const answerWritten = defineEvent(
  'case.answered',
  z.object({
    caseId: id,
    messageId: id,
    memberId: id.nullable(),
    first: z.boolean(),
    /** By mail, although the customer wrote by another way. */
    byMail: z.boolean().optional(),
  }),
)
/** The first answer left after all: it had been held, or had failed and was sent again. */
export const firstAnswerGiven = defineEvent('case.first_answer_given', z.object({ caseId: id }))
/** What counted as the first answer is held, was refused or came back, and no other answer stands for it. */
export const firstAnswerLost = defineEvent('case.first_answer_lost', z.object({ caseId: id }))
export const noteWritten = defineEvent('case.note_written', z.object({ caseId: id, messageId: id }))
export const caseAssigned = defineEvent(
  'case.assigned',
  z.object({ caseId: id, from: id.nullable(), to: id.nullable() }),
)
export const caseHandedOver = defineEvent(
  'case.handed_over',
  z.object({ caseId: id, from: id.nullable(), to: id, summary: z.string() }),
)
export const caseStateChanged = defineEvent(
  'case.state_changed',
  z.object({
    caseId: id,
    from: state,
    to: state,
    snoozedUntil: z.string().nullable(),
    /** Why it is solved or closed with something still open on it. */
    leavingOpen: z.string().optional(),
  }),
)
/** Came back after being solved or closed, by the customer or by a colleague. */
export const caseReopened = defineEvent(
  'case.reopened',
  z.object({ caseId: id, from: state, solvedAt: z.string().nullable() }),
)
export const caseChanged = defineEvent(
  'case.changed',
  z.object({ caseId: id, changed: z.record(z.string(), z.unknown()) }),
)
/** The customer had to tell it once more. */
export const explainedAgain = defineEvent('case.explained_again', z.object({ caseId: id, times: z.int() }))
