import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { Amount, Currency, IdParams } from './primitives.ts'
import { Words } from './survey-content.ts'

/** A thank-you for answering that is the same whatever is answered. */
export const SurveyIncentive = z.object({
  /** What it is: "a free coffee". */
  words: Words,
  /** Its worth, or of a percentage the most it may come to. */
  amount: Amount,
  /** It is given in branches that count in this currency. */
  currency: Currency,
  percent: z.number().nullable(),
  validDays: z.int(),
  active: z.boolean(),
})
export type SurveyIncentive = z.infer<typeof SurveyIncentive>

const WithCounts = z.object({
  incentive: SurveyIncentive.nullable(),
  /** Coupons given, used, and what the used ones cost. */
  given: z.int(),
  redeemed: z.int(),
  costs: z.array(z.object({ currency: Currency, amount: Amount })),
})

export const getSurveyIncentive = endpoint({
  id: 'getSurveyIncentive',
  method: 'GET',
  path: '/surveys/:id/incentive',
  tag: 'voice',
  may: 'survey:read',
  summary: 'What is given for an answer, and how often it was',
  params: IdParams,
  response: WithCounts,
})
/** One coupon for each answer to an invitation; at an open address, one for each purchase by the number of its receipt. */
export const setSurveyIncentive = endpoint({
  id: 'setSurveyIncentive',
  method: 'PUT',
  path: '/surveys/:id/incentive',
  tag: 'voice',
  may: 'survey:edit',
  summary: 'Give a coupon for an answer, whatever it says, or give none any more; what was given stays good',
  params: IdParams,
  body: SurveyIncentive.extend({
    amount: Amount.refine((amount) => amount > 0, { error: 'incentive.worthless' }),
    percent: z.number().min(0.01).max(100).nullable(),
    validDays: z.int().min(1).max(3650),
  })
    .strict()
    .refine(({ words }) => Object.values(words).some((text) => text?.trim()), { error: 'incentive.unnamed' }),
  response: WithCounts,
})
