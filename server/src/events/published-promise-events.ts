import { z } from 'zod'
import { defineEvent } from '../platform/events/event.ts'

const id = z.uuid()
const about = { promiseId: id, words: z.string() }

export const publishedPromiseMade = defineEvent('published_promise.made', z.object(about))
export const publishedPromiseChanged = defineEvent('published_promise.changed', z.object(about))
/** The day on which its owner looks at it again has come. */
export const publishedPromiseDue = defineEvent(
  'published_promise.due',
  z.object({ ...about, ownerId: id, roundId: id }),
)
/** Looked at, or put off: another day, another owner, promised no longer. `roundId`: what its owner was told and is settled now. */
export const publishedPromiseReviewed = defineEvent(
  'published_promise.reviewed',
  z.object({ ...about, roundId: id.nullable(), as: z.enum(['done', 'dropped']) }),
)
/** A customer was told by everybody's promise what did not happen. */
export const publishedPromiseBroken = defineEvent('published_promise.broken', z.object({ ...about, caseId: id }))
export const publishedPromiseBreakTakenBack = defineEvent(
  'published_promise.break_taken_back',
  z.object({ ...about, caseId: id }),
)
