import { z } from 'zod'
import { defineEvent } from '../platform/events/event.ts'

const id = z.uuid()
const about = { alertId: id, product: z.string() }

/** Goods may be faulty; every branch is asked to take them off its shelves. */
export const productAlertOpened = defineEvent('product_alert.opened', z.object(about))
export const productAlertChanged = defineEvent('product_alert.changed', z.object(about))
export const productAlertClosed = defineEvent('product_alert.closed', z.object({ ...about, decision: z.string() }))
/** One branch is asked to take the goods off its shelves. */
export const withdrawalAsked = defineEvent('product_alert.withdrawal_asked', z.object({ ...about, withdrawalId: id }))
export const withdrawalConfirmed = defineEvent(
  'product_alert.withdrawal_confirmed',
  z.object({ ...about, withdrawalId: id, removed: z.int() }),
)
/** A branch had counted wrongly. */
export const withdrawalCorrected = defineEvent(
  'product_alert.withdrawal_corrected',
  z.object({ ...about, withdrawalId: id, was: z.int(), removed: z.int() }),
)
/** The branch closed before it confirmed. */
export const withdrawalDropped = defineEvent(
  'product_alert.withdrawal_dropped',
  z.object({ ...about, withdrawalId: id }),
)

export const causeChanged = defineEvent('cause.changed', z.object({ causeId: id, words: z.string() }))

const corrective = { correctiveId: id, ownerId: id, words: z.string() }
/** Something about a cause is to be changed by somebody. */
export const correctiveActionMade = defineEvent(
  'corrective_action.made',
  z.object({ ...corrective, dueAt: z.string() }),
)
export const correctiveActionChanged = defineEvent(
  'corrective_action.changed',
  z.object({ ...corrective, dueAt: z.string() }),
)
export const correctiveActionDone = defineEvent('corrective_action.done', z.object(corrective))
/** The days after it are over: it worked, as far as the figures can tell. */
/** Given up before it was done. */
export const correctiveActionDropped = defineEvent('corrective_action.dropped', z.object(corrective))
export const correctiveActionProven = defineEvent(
  'corrective_action.proven',
  z.object({ ...corrective, verdict: z.enum(['effective', 'no_recurrence']) }),
)
/** A complaint with the same cause came within its days: it did not work and is open again. */
export const correctiveActionReopened = defineEvent(
  'corrective_action.reopened',
  z.object({ ...corrective, checkId: id, dueAt: z.string(), caseNumber: z.int().nullable() }),
)

const rule = { ruleId: id, name: z.string() }
export const ruleWritten = defineEvent('rule.written', z.object({ ...rule, version: z.int() }))
export const ruleRead = defineEvent('rule.read', z.object({ ...rule, version: z.int() }))
/** A case is about a rule; `refused` when a request was turned down by it. */
export const ruleUsed = defineEvent('rule.used', z.object({ ...rule, caseId: id, refused: z.boolean() }))
/** Three refusals or exceptions, or its day: somebody has to look at the rule. */
export const ruleReviewOpened = defineEvent(
  'rule.review_opened',
  z.object({ ...rule, reviewId: id, ownerId: id, reason: z.enum(['refusals', 'exceptions', 'date']) }),
)
export const ruleReviewed = defineEvent(
  'rule.reviewed',
  z.object({ ...rule, reviewId: id, outcome: z.enum(['kept', 'changed', 'dropped']) }),
)

export const problemReported = defineEvent('problem.reported', z.object({ problemId: id }))
export const problemChanged = defineEvent('problem.changed', z.object({ problemId: id, state: z.string() }))
