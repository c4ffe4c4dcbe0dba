import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { Id, IdParams } from './primitives.ts'
import { Funnel, FunnelLimits, FunnelPlace, MeasureQuery, SurveyDifference, SurveyMeasure } from './survey-figures.ts'
import { SurveyEstimate } from './surveys.ts'

/** Below so many answers nothing is said of an employee, however few the business wants behind a figure. */
export const leastAnswersOfMember = 5
/** So many colleagues must stand behind what a reader who does not lead is compared with, so that none of them can be told apart. */
export const leastColleagues = 5

export const compareSurveyMembers = endpoint({
  id: 'compareSurveyMembers',
  method: 'GET',
  path: '/surveys/:id/members',
  tag: 'voice',
  may: 'survey:read',
  summary:
    'One figure of each employee whose case was asked about, against their colleagues and among the limits of chance',
  params: IdParams,
  query: MeasureQuery,
  response: z.object({
    /** The chosen one, else the first; null for a survey without closed questions. */
    measure: SurveyMeasure.nullable(),
    minimumAnswers: z.int(),
    /** Whoever leads sees every employee, in the branches in sight; all others see themselves alone. */
    sight: z.enum(['everybody', 'oneself']),
    /** Of all employees together; null for a reader who does not lead, where fewer than five colleagues stand behind it. */
    whole: SurveyEstimate.nullable(),
    members: z.array(
      z.object({
        member: z.object({ id: Id, name: z.string() }),
        estimate: SurveyEstimate,
        /** This employee less all others; null as `whole` is. */
        difference: SurveyDifference.nullable(),
        limits: FunnelLimits.nullable(),
        place: FunnelPlace.nullable(),
      }),
    ),
    /** As of branches; for a reader who does not lead only as far as their own answers go. */
    funnel: Funnel.nullable(),
  }),
})
export type SurveyMembers = z.infer<typeof compareSurveyMembers.response>
