import { z } from 'zod'
import { AuditAnswer, Beside, Face } from './audits.ts'
import { endpoint } from './endpoint.ts'
import { Day, Id } from './primitives.ts'
import { Words } from './survey-content.ts'
import { SurveyEstimate } from './surveys.ts'

/** Below this a survey figure in percent, or a visit's score, is low. */
export const lowBelow = 60

export const AuditTrend = z.object({
  /** Surveys that ask it, to open their answers. */
  surveys: z.array(z.object({ id: Id, name: z.string(), question: z.string(), ask: Words })),
  minimumAnswers: z.int(),
  /** The share of customers who said 4 or 5, month by month; at most the newest 24. */
  months: z.array(z.object({ start: Day, estimate: SurveyEstimate })),
  /** Finished audits, visits and walks that looked at the same, oldest first. */
  points: z.array(
    z.object({ auditId: Id, day: Day, template: Words, visitor: z.string().nullable(), score: z.number() }),
  ),
  /** The newest figure or the newest visit is low. */
  isLow: z.boolean(),
  /** Where it is low: what the newest audits say of premises and of how one is received, the worst first. */
  look: z.array(
    z.object({
      auditId: Id,
      day: Day,
      itemId: z.string(),
      words: Words,
      face: Face,
      answer: AuditAnswer,
      photos: z.array(Id),
    }),
  ),
})
export type AuditTrend = z.infer<typeof AuditTrend>

export const readAuditTrend = endpoint({
  id: 'readAuditTrend',
  method: 'GET',
  path: '/audit-trend',
  tag: 'audits',
  may: 'standard:read',
  summary: 'What customers of a branch say beside what audits and mystery visits saw of the same',
  query: z.object({ branchId: Id, beside: Beside }).strict(),
  response: AuditTrend,
})
