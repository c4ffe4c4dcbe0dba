import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { Id, IdParams, Instant } from './primitives.ts'
import { Words } from './survey-content.ts'
import { SurveyDifference } from './survey-figures.ts'
import { SurveyEstimate, SurveyFilter } from './surveys.ts'

const Side = z.object({ mean: z.number().nullable(), n: z.int() })
const Gaps = z.object({
  /** What managers think that customers expect; null where fewer than the least group answered. */
  managers: Side,
  expected: Side,
  received: Side,
  /** Gap 1: managers less customers; below nought, managers think that less is expected than is. */
  managersGap: SurveyDifference,
  /** Gap 5: received less expected, of customers who said both. */
  customersGap: SurveyEstimate,
})

/** What managers think that customers expect, beside what they expect and get. */
export const SurveyExpectations = z.object({
  /** The newest round among managers about this survey. */
  round: z
    .object({
      id: Id,
      name: z.string(),
      openedAt: Instant,
      deadline: Instant,
      state: z.enum(['running', 'counted', 'too_few', 'unreadable']),
    })
    .nullable(),
  /** How many managers could be asked, and how many it takes. */
  askable: z.int(),
  least: z.int(),
  minimumAnswers: z.int(),
  /**
   * Every question of pairs. Its figures are means of its lines, and its intervals of theirs: at most as wide as that, and exactly so
   * where there is one line. Dimensions are judged together, lines by Holm.
   */
  dimensions: z.array(
    Gaps.extend({
      question: z.string(),
      ask: Words,
      lines: z.array(Gaps.extend({ part: z.string(), words: Words })),
    }),
  ),
})
export type SurveyExpectations = z.infer<typeof SurveyExpectations>
export const readSurveyExpectations = endpoint({
  id: 'readSurveyExpectations',
  method: 'GET',
  path: '/surveys/:id/expectations',
  tag: 'voice',
  may: 'survey:read',
  summary: 'What managers think that customers expect, beside what customers expect and get',
  params: IdParams,
  query: SurveyFilter,
  response: SurveyExpectations,
})
