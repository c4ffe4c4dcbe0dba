import { z } from 'zod'
import { defineEvent } from '../platform/events/event.ts'

const id = z.uuid()
const about = { remedyId: id, caseId: id }
const worth = { kind: z.string(), amount: z.number(), currency: z.string() }

/** More than its giver may decide: it is the approver's turn until `decideBy`. */
export const remedyAsked = defineEvent(
  'remedy.asked',
  z.object({ ...about, ...worth, approverId: id.nullable(), decideBy: z.string() }),
)
/** The approver let the time pass, and it is the next one's turn. */
export const remedyPassedOn = defineEvent(
  'remedy.passed_on',
  z.object({ ...about, approverId: id.nullable(), decideBy: z.string() }),
)
/** Granted at once inside the limit, or decided by the approver. */
export const remedyDecided = defineEvent('remedy.decided', z.object({ ...about, ...worth, granted: z.boolean() }))
export const remedyWithdrawn = defineEvent('remedy.withdrawn', z.object(about))
export const remedyFulfilled = defineEvent('remedy.fulfilled', z.object(about))
/** Of a coupon for an answer to a survey there is neither remedy nor case. */
export const couponRedeemed = defineEvent(
  'coupon.redeemed',
  z.object({ couponId: id, remedyId: id.nullable(), caseId: id.nullable() }),
)
export const remedyPolicyChanged = defineEvent('remedy.policy_changed', z.object({ decideMinutes: z.int() }))
