import { z } from 'zod'
import { defineEvent } from '../platform/events/event.ts'

/** The invitation is due: whoever sends mail sends it. The link is made here, once, and kept nowhere else in the clear. */
export const surveyInvited = defineEvent(
  'survey.invited',
  z.object({ invitationId: z.uuid(), caseId: z.uuid().nullable(), customerId: z.uuid(), language: z.string() }),
)
export const surveyAnswered = defineEvent(
  'survey.answered',
  z.object({ responseId: z.uuid(), invitationId: z.uuid(), caseId: z.uuid(), customerId: z.uuid() }),
)
/** Answered about no case: at an address that is open to all, or after a visit or a purchase by a customer who is known. */
export const surveyAnsweredOpenly = defineEvent(
  'survey.answered_openly',
  z.object({ responseId: z.uuid(), customerId: z.uuid().nullable().default(null) }),
)
/** An unhappy answer about no case became one of its own. */
export const surveyOpenedCase = defineEvent('survey.opened_case', z.object({ responseId: z.uuid(), caseId: z.uuid() }))
const run = z.object({ surveyId: z.uuid(), runId: z.uuid() })
export const surveyRunStarted = defineEvent('survey.run_started', run)
export const surveyRunStopped = defineEvent('survey.run_stopped', run)
/** A coupon for an answer was given; whose answer it was is not said. */
export const surveyThanked = defineEvent('survey.thanked', z.object({ surveyId: z.uuid(), couponId: z.uuid() }))
/** The customer asked for no more surveys, by the link in one of them. */
export const surveysStopped = defineEvent('survey.stopped_by_customer', z.object({ customerId: z.uuid() }))
export const askingRulesSet = defineEvent(
  'survey.asking_rules_set',
  z.object({ quietFrom: z.string(), quietTo: z.string() }),
)
export const surveyPublished = defineEvent('survey.published', z.object({ surveyId: z.uuid(), version: z.int() }))
export const surveyChanged = defineEvent(
  'survey.changed',
  z.object({ surveyId: z.uuid(), changed: z.record(z.string(), z.unknown()) }),
)
