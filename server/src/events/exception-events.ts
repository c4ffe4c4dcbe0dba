import { z } from 'zod'
import { defineEvent } from '../platform/events/event.ts'

const id = z.uuid()
const about = { exceptionId: id, caseId: id, ruleId: id }
const worth = { needs: z.string(), cost: z.number(), currency: z.string() }

/** A situation needs more than a rule gives, and more than its asker may decide: it is the approver's turn until `decideBy`. */
export const exceptionAsked = defineEvent(
  'exception.asked',
  z.object({ ...about, ...worth, approverId: id.nullable(), decideBy: z.string() }),
)
export const exceptionPassedOn = defineEvent(
  'exception.passed_on',
  z.object({ ...about, approverId: id.nullable(), decideBy: z.string() }),
)
/** Granted at once inside the limit, or decided by the approver. */
export const exceptionDecided = defineEvent('exception.decided', z.object({ ...about, ...worth, granted: z.boolean() }))
export const exceptionWithdrawn = defineEvent('exception.withdrawn', z.object(about))
export const exceptionResultWritten = defineEvent('exception.result_written', z.object({ ...about, words: z.string() }))
