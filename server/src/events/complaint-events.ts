import { z } from 'zod'
import { defineEvent } from '../platform/events/event.ts'

const id = z.uuid()

/** A case became a complaint, from its first word or when somebody saw that it is one; `since` is when the customer last wrote. */
export const complaintOpened = defineEvent(
  'complaint.opened',
  z.object({
    caseId: id,
    since: z.string(),
    /** Whether the customer gets a letter: `now` with the case, `soon` when somebody only now called it a complaint. */
    tell: z.enum(['now', 'soon', 'no']),
  }),
)
/** It turned out to be no complaint. */
export const complaintWithdrawn = defineEvent('complaint.withdrawn', z.object({ caseId: id }))
/** A stage of the method was taken, passed over, or taken back. */
export const complaintStepTaken = defineEvent(
  'complaint.step_taken',
  z.object({ caseId: id, stage: z.string(), way: z.enum(['done', 'skipped', 'undone']), words: z.string().nullable() }),
)
/** What the customer bought was written down, or changed. */
export const purchaseWritten = defineEvent(
  'complaint.purchase_written',
  z.object({ caseId: id, item: z.string().nullable() }),
)
/** Somebody said whether the customer left satisfied. */
export const complaintJudged = defineEvent(
  'complaint.judged',
  z.object({ caseId: id, satisfied: z.boolean(), by: z.enum(['customer', 'survey', 'employee']) }),
)
/** The customer said by word of mouth that the solution satisfies them; a colleague heard it. */
export const spokenConfirmed = defineEvent(
  'case.confirmed',
  z.object({ caseId: id, saidBy: z.string(), words: z.string().nullable() }),
)
export const customerAngered = defineEvent(
  'complaint.customer_angered',
  z.object({ caseId: id, seniorId: id.nullable(), followUpAt: z.string() }),
)
export const angerFollowedUp = defineEvent('complaint.anger_followed_up', z.object({ caseId: id }))
/** The two questions about the cause are answered. */
export const causeReviewed = defineEvent(
  'complaint.cause_reviewed',
  z.object({
    caseId: id,
    prevention: z.string(),
    kind: z.enum(['strategy', 'people', 'systems']),
    /** A cause that it shares with others, or the words of one that is new. */
    causeId: id.nullable(),
    newCause: z.string().nullable(),
    /** Who sees to it by when; null where nothing is left to do. */
    action: z.object({ ownerId: id, dueAt: z.string() }).nullable(),
  }),
)
