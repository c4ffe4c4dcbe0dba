import { z } from 'zod'
import { defineEvent } from '../platform/events/event.ts'

const id = z.uuid()

/** Employees are asked until a deadline. */
export const staffRoundOpened = defineEvent(
  'staff_round.opened',
  z.object({
    roundId: id,
    kind: z.string(),
    name: z.string(),
    asked: z.int(),
    /** What was owed and is held by this. */
    owed: z.object({ kind: z.string(), dueAt: z.string() }).nullable(),
  }),
)
/** One of them may hand in a paper. */
export const staffTicketGiven = defineEvent(
  'staff_ticket.given',
  z.object({ ticketId: id, memberId: id, name: z.string(), deadline: z.string() }),
)
/** They have, or no longer can. Nothing here says what is on the paper. */
export const staffTicketUsed = defineEvent('staff_ticket.used', z.object({ ticketId: id, handedIn: z.boolean() }))
export const staffRoundClosed = defineEvent(
  'staff_round.closed',
  z.object({ roundId: id, kind: z.string(), name: z.string(), outcome: z.string(), low: z.array(z.string()) }),
)
/** An item came out low and asks for an action or a reason. */
export const staffItemLow = defineEvent(
  'staff_round.item_low',
  z.object({
    roundId: id,
    question: z.string(),
    ask: z.record(z.string(), z.string()),
    mean: z.number(),
    askerId: id.nullable(),
    dueAt: z.string(),
  }),
)
export const staffMeasureTaken = defineEvent(
  'staff_round.measure_taken',
  z.object({
    roundId: id,
    measureId: id,
    question: z.string(),
    action: z.object({ words: z.string(), ownerId: id, dueAt: z.string() }).nullable(),
    reason: z.string().nullable(),
  }),
)
/** A yearly or half-yearly survey is owed within a month. */
export const staffRoundOwed = defineEvent(
  'staff_round.owed',
  z.object({ kind: z.enum(['year', 'management']), dueAt: z.string() }),
)
export const managementLevelSet = defineEvent(
  'member.level_set',
  z.object({ memberId: id, level: z.string().nullable() }),
)
/** Signs that people are wearing out: so many items of the pulse fell or stayed low. */
export const staffStrainSeen = defineEvent(
  'staff_round.strain',
  z.object({ roundId: id, items: z.int(), dueAt: z.string() }),
)
