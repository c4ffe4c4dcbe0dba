import { z } from 'zod'
import { defineEvent } from '../platform/events/event.ts'

const id = z.uuid()

/** Somebody who leads is needed at once; it is the turn of `askedId` until `ringUntil`. */
export const urgentlyCalled = defineEvent(
  'duty.urgently_called',
  z.object({ callId: id, caseId: id.nullable(), words: z.string(), askedId: id.nullable(), ringUntil: z.string() }),
)
/** Not answered in time: it is the next one's turn, or, with nobody left, anybody's. */
export const urgentCallPassedOn = defineEvent(
  'duty.call_passed_on',
  z.object({ callId: id, askedId: id.nullable(), ringUntil: z.string() }),
)
export const urgentCallAnswered = defineEvent('duty.call_answered', z.object({ callId: id, answer: z.string() }))
export const dutyChanged = defineEvent('duty.changed', z.object({ branchId: id.nullable(), memberId: id.nullable() }))
/** What a colleague can solve, or until when they are away. */
export const skillsChanged = defineEvent(
  'duty.skills_changed',
  z.object({ memberId: id, awayUntil: z.string().nullable() }),
)
