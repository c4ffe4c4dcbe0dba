import { z } from 'zod'
import { defineEvent } from '../platform/events/event.ts'

const id = z.uuid()
const about = { adviceId: id, caseId: id, question: z.string() }
/** Whose turn it is, null: anybody's who leads; and until when. */
const turn = { to: id.nullable(), dueAt: z.string() }

/** Somebody who decides is asked what serves this customer best. */
export const adviceAsked = defineEvent('advice.asked', z.object({ ...about, ...turn, askerId: id.nullable() }))
/** Not answered in time. */
export const advicePassedOn = defineEvent('advice.passed_on', z.object({ ...about, ...turn }))
/** `answer`: the option that was chosen, what was said, or both. */
export const adviceAnswered = defineEvent(
  'advice.answered',
  z.object({ ...about, askerId: id.nullable(), answer: z.string() }),
)
export const adviceWithdrawn = defineEvent('advice.withdrawn', z.object(about))
