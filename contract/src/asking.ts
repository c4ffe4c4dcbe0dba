import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { Id, IdParams, Instant, Language, OneLine } from './primitives.ts'

/** What a customer may be asked about by itself: their solved case, that what made them unhappy is solved, that they came, called, bought or were delivered to, or that they have gone quiet. */
export const surveyOccasions = ['solution', 'again', 'visit', 'call', 'purchase', 'delivery', 'silence'] as const
export const SurveyOccasion = z.enum(surveyOccasions)
export type SurveyOccasion = z.infer<typeof SurveyOccasion>

/** Why somebody was not asked. */
export const notAskedReasons = [
  'no_email',
  'channel_without_address',
  'asked_recently',
  'case_reopened',
  'survey_inactive',
  'stopped',
  'held_out',
  'not_drawn',
  'run_stopped',
] as const
export const NotAsked = z.enum(notAskedReasons)
export type NotAsked = z.infer<typeof NotAsked>

const Time = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/)
/** Times of the customer's day (HH:MM) between which no survey is sent; both the same: at any time. */
export const AskingRules = z.object({ quietFrom: Time, quietTo: Time })
export type AskingRules = z.infer<typeof AskingRules>
export const getAskingRules = endpoint({
  id: 'getAskingRules',
  method: 'GET',
  path: '/asking-rules',
  tag: 'voice',
  may: 'survey:read',
  summary: 'When nobody is asked',
  response: AskingRules,
})
export const setAskingRules = endpoint({
  id: 'setAskingRules',
  method: 'PUT',
  path: '/asking-rules',
  tag: 'voice',
  may: 'survey:edit',
  summary: 'Set when nobody is asked',
  body: AskingRules.strict(),
  response: AskingRules,
})

/** Many customers asked on a day. */
export const SurveyRun = z.object({
  id: Id,
  branch: z.object({ id: Id, name: z.string() }).nullable(),
  language: Language.nullable(),
  /** Only customers with a case or an occasion in so many days before. */
  seenDays: z.int().nullable(),
  /** Drawn by the survey's seed. */
  sharePercent: z.int(),
  sendAt: Instant,
  /** running: customers are still looked at; stopped: by hand, what was not sent is not sent. */
  state: z.enum(['running', 'done', 'stopped']),
  /** Customers that it fits to, and how many were looked at. */
  fits: z.int(),
  lookedAt: z.int(),
  planned: z.int(),
  sent: z.int(),
  answered: z.int(),
  notAsked: z.array(z.object({ reason: NotAsked, n: z.int() })),
  createdAt: Instant,
})
export type SurveyRun = z.infer<typeof SurveyRun>

const RunChoice = z.object({
  branchId: Id.nullable(),
  language: Language.nullable(),
  seenDays: z.int().min(1).max(3650).nullable(),
  sharePercent: z.int().min(1).max(100),
})
export const countForRun = endpoint({
  id: 'countForRun',
  method: 'POST',
  path: '/surveys/:id/run-size',
  tag: 'voice',
  may: 'survey:edit',
  summary: 'How many customers a run would look at',
  params: IdParams,
  body: RunChoice.strict(),
  response: z.object({ fits: z.int() }),
})
/** Put off to the morning, the last night of the year 9999 ends in a year that no database reads. */
const SendAt = Instant.refine((time) => !time.startsWith('9999'), { error: 'day.unknown' })
export const startRun = endpoint({
  id: 'startRun',
  method: 'POST',
  path: '/surveys/:id/runs',
  tag: 'voice',
  may: 'survey:edit',
  summary: 'Ask many customers on a day',
  params: IdParams,
  body: RunChoice.extend({ sendAt: SendAt }).strict(),
  response: SurveyRun,
})
export const listRuns = endpoint({
  id: 'listRuns',
  method: 'GET',
  path: '/surveys/:id/runs',
  tag: 'voice',
  may: 'survey:read',
  summary: 'Runs of a survey, newest first, with how far they are',
  params: IdParams,
  response: z.object({ items: z.array(SurveyRun) }),
})
export const stopRun = endpoint({
  id: 'stopRun',
  method: 'POST',
  path: '/survey-runs/:id/stop',
  tag: 'voice',
  may: 'survey:edit',
  summary: 'Ask nobody more in this run',
  params: IdParams,
  response: SurveyRun,
})

/** A customer came, called, bought or was delivered to; told by a person or a till. The same reference twice is one occasion. */
export const Occasion = z.object({
  id: Id,
  kind: z.enum(['visit', 'call', 'purchase', 'delivery']),
  at: Instant,
  customerId: Id,
  branchId: Id,
  reference: z.string().nullable(),
  /** What they bought, what was spoken about. */
  words: z.string().nullable(),
})
export const recordOccasion = endpoint({
  id: 'recordOccasion',
  method: 'POST',
  path: '/occasions',
  tag: 'customers',
  may: 'customer:edit',
  summary: 'Tell that a customer came, called, bought or was delivered to',
  body: z
    .object({
      kind: Occasion.shape.kind,
      branchId: Id,
      at: Instant.optional(),
      reference: OneLine.min(1).max(200).optional(),
      words: OneLine.min(1).max(300).optional(),
      customer: z
        .object({
          id: Id.optional(),
          email: z.email().max(254).optional(),
          phone: OneLine.max(40).optional(),
          name: OneLine.max(120).optional(),
          language: Language.optional(),
        })
        .strict()
        .refine(({ id, email, phone }) => id ?? email ?? phone, { error: 'customer.unnamed' }),
    })
    .strict(),
  response: Occasion,
})
