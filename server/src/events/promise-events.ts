import { z } from 'zod'
import { defineEvent } from '../platform/events/event.ts'

const id = z.uuid()
const about = { promiseId: id, caseId: id }

/** The customer has an action plan; its steps are promises. */
export const planGiven = defineEvent('case.plan_given', z.object({ caseId: id, planId: id, steps: z.int() }))
export const promiseMade = defineEvent(
  'promise.made',
  z.object({ ...about, memberId: id, words: z.string(), dueAt: z.string() }),
)
/** Done; `inTime` says whether by its moment. */
export const promiseDone = defineEvent('promise.done', z.object({ ...about, words: z.string(), inTime: z.boolean() }))
/** Its moment passed undone. */
export const promiseBroken = defineEvent('promise.broken', z.object({ ...about, memberId: id, words: z.string() }))
export const promiseWithdrawn = defineEvent('promise.withdrawn', z.object({ ...about, words: z.string() }))
/** Another colleague does it. */
export const promisePassed = defineEvent('promise.passed', z.object({ ...about, words: z.string(), from: id, to: id }))
