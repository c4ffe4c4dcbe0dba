import { z } from 'zod'
import { defineEvent } from '../platform/events/event.ts'

const id = z.uuid()

/** A customer wants what is not here; it is looked for. */
export const specialRequestMade = defineEvent(
  'special_request.made',
  z.object({ requestId: id, caseId: id, product: z.string() }),
)
export const specialRequestChanged = defineEvent(
  'special_request.changed',
  z.object({ requestId: id, caseId: id, product: z.string(), state: z.string(), words: z.string().nullable() }),
)
/** Said in the branch that is asked, which does not see the case. */
export const branchAsked = defineEvent(
  'special_request.branch_asked',
  z.object({ askId: id, product: z.string(), fromBranch: z.string(), neededBy: z.string().nullable() }),
)
export const shopAnswered = defineEvent(
  'special_request.shop_answered',
  z.object({ askId: id, requestId: id, answer: z.string() }),
)
/** Nobody needs the answer of that branch any more. */
export const askingEnded = defineEvent('special_request.asking_ended', z.object({ askId: id }))
