import { z } from 'zod'
import { SurveyOccasion } from './asking.ts'
import { SurveyAnswer } from './cases.ts'
import { endpoint } from './endpoint.ts'
import { FreeText, Id, IdParams, Instant, PageQuery, pageOf } from './primitives.ts'
import { Words } from './survey-content.ts'

/** What satisfaction is made of: how customers felt, whether they recommend, how they found its parts, whether they come back. */
export const aspects = ['emotional', 'loyalty', 'parts', 'return'] as const
export const Aspect = z.enum(aspects)
export type Aspect = z.infer<typeof Aspect>

export const SurveyQuestion = z.object({
  name: z.string(),
  aspect: Aspect.nullable(),
  asked: z.boolean(),
  /** Whether it may be left out; overall satisfaction may not. */
  optional: z.boolean(),
  /** As customers read it. */
  ask: Words,
})

export const Survey = z.object({
  id: Id,
  name: z.string(),
  active: z.boolean(),
  notYetYours: z.boolean(),
  /** After what customers are asked by itself, while it is active. */
  occasions: z.array(SurveyOccasion),
  /** Hours after the occasion before the customer is asked. */
  delayHours: z.int(),
  /** Days without a sign of them after which a customer is asked, where the survey asks after silence. */
  silentDays: z.int(),
  /** Days after which those who have not answered are reminded once; null: nobody is. */
  reminderDays: z.int().nullable(),
  /** How many of 100 occasions are asked about; always the same ones. */
  sharePercent: z.int(),
  /** How many of 100 customers are never asked, to compare with. */
  heldOutPercent: z.int(),
  /** Days in which one customer is asked at most once. */
  quietDays: z.int(),
  /** What an unhappy answer of a known customer about no case becomes; null: nothing of its own. */
  unhappyOpens: z.enum(['enquiry', 'complaint']).nullable(),
  expiresDays: z.int(),
  invited: z.int(),
  answered: z.int(),
  /** draft: never published; open: is asked; closed: takes no more answers. */
  state: z.enum(['draft', 'open', 'closed']),
  /** 0: the ready survey; else the number of the version that is asked. */
  version: z.int(),
  questions: z.array(SurveyQuestion),
  /** Aspects that no question asks about, so that their score cannot be told. */
  missingAspects: z.array(Aspect),
})
export type Survey = z.infer<typeof Survey>
export const listSurveys = endpoint({
  id: 'listSurveys',
  method: 'GET',
  path: '/surveys',
  tag: 'voice',
  may: 'survey:read',
  summary: 'Surveys',
  response: z.object({ items: z.array(Survey) }),
})
export const updateSurvey = endpoint({
  id: 'updateSurvey',
  method: 'PATCH',
  path: '/surveys/:id',
  tag: 'voice',
  may: 'survey:edit',
  summary: 'Change or confirm a survey',
  params: IdParams,
  body: z
    .object({
      active: z.boolean(),
      delayHours: z.int().min(0).max(720),
      occasions: z.array(SurveyOccasion).max(6),
      silentDays: z.int().min(7).max(730),
      reminderDays: z.int().min(1).max(30).nullable(),
      sharePercent: z.int().min(1).max(100),
      heldOutPercent: z.int().min(0).max(50),
      unhappyOpens: z.enum(['enquiry', 'complaint']).nullable(),
      quietDays: z.int().min(0).max(365),
      expiresDays: z.int().min(1).max(90),
      /** Names of the questions that are not asked; all others are. */
      leftOut: z.array(z.string().max(40)).max(20),
    })
    .partial(),
  response: Survey,
})

export const AnswerRow = SurveyAnswer.extend({
  /** Null where anybody could answer: about no case, and nobody knows who. */
  caseId: Id.nullable(),
  caseNumber: z.int().nullable(),
  customer: z.object({ id: Id, name: z.string() }).nullable(),
  branchName: z.string(),
  invitedAt: Instant.nullable(),
})
export const listAnswers = endpoint({
  id: 'listAnswers',
  method: 'GET',
  path: '/answers',
  tag: 'voice',
  may: 'survey:read',
  summary: 'Customers’ answers, newest first',
  query: PageQuery.extend({ search: FreeText.max(200).optional() }).strict(),
  response: pageOf(AnswerRow),
})
