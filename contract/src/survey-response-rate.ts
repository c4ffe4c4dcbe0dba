import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { Day, Id, IdParams, Instant, Language, PageQuery, pageOf } from './primitives.ts'
import { SurveyEstimate } from './surveys.ts'

/**
 * What was known of a customer when they were asked: unhappy by a last answer of 1 or 2 or a complaint within 180 days before, happy
 * by a last answer of 4 or 5, whichever is the newer; unknown without either.
 */
export const moods = ['happy', 'unhappy', 'unknown'] as const
export const Mood = z.enum(moods)
export type Mood = z.infer<typeof Mood>

const AskedFilter = z
  .object({ branchId: Id.optional(), from: Day.optional(), to: Day.optional(), language: Language.optional() })
  .strict()
const Rate = z.object({
  invited: z.int(),
  answered: z.int(),
  /** Percent with its 95 % interval; n is how many were asked. */
  rate: SurveyEstimate,
  /** Fewer were asked than the business wants behind a figure. */
  isSmall: z.boolean(),
})
export const ResponseRates = z.object({
  minimumAnswers: z.int(),
  all: Rate,
  moods: z.array(Rate.extend({ mood: Mood })),
  /** Those asked because they had given no sign for long; they are among the moods too. */
  lapsed: Rate,
})
export type ResponseRates = z.infer<typeof ResponseRates>

export const readSurveyResponseRates = endpoint({
  id: 'readSurveyResponseRates',
  method: 'GET',
  path: '/surveys/:id/response-rates',
  tag: 'voice',
  may: 'survey:read',
  summary:
    'How many of those asked by mail answered, by what was known of them before: happy, unhappy, unknown, lapsed',
  params: IdParams,
  query: AskedFilter,
  response: ResponseRates,
})

export const listSurveyUnanswered = endpoint({
  id: 'listSurveyUnanswered',
  method: 'GET',
  path: '/surveys/:id/unanswered',
  tag: 'voice',
  may: 'survey:read',
  summary: 'Who was asked by mail and has not answered, asked last first',
  params: IdParams,
  query: PageQuery.extend({
    ...AskedFilter.shape,
    mood: Mood.optional(),
    lapsed: z.enum(['yes']).optional(),
  }).strict(),
  response: pageOf(
    z.object({
      invitationId: Id,
      customer: z.object({ id: Id, name: z.string() }),
      branch: z.object({ id: Id, name: z.string() }),
      mood: Mood,
      isLapsed: z.boolean(),
      sentAt: Instant,
      remindedAt: Instant.nullable(),
      /** They can still answer. */
      isOpen: z.boolean(),
    }),
  ),
})
