import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { Day, Id, IdParams, Instant, PageQuery, pageOf } from './primitives.ts'
import { ClockMeasure } from './standards.ts'
import { Words } from './survey-content.ts'
import { SurveyEstimate, SurveyFilter } from './surveys.ts'

/** How often a clock was kept, and half of what it took: business or real seconds, as the standard counts. */
const Measured = z.object({
  measure: ClockMeasure,
  kept: z.int(),
  n: z.int(),
  medianSeconds: z.number().nullable(),
})

/** What customers say about a thing, week by week, beside what the clocks of the standards measured of it. */
export const SurveyBeside = z.object({
  minimumAnswers: z.int(),
  pairs: z.array(
    z.object({
      asked: z.enum(['wait', 'speed', 'welcome']),
      question: z.string(),
      ask: Words,
      /** Clocks that measure the same thing and ran in these weeks. */
      measures: z.array(ClockMeasure),
      weeks: z.array(
        z.object({
          /** Monday. */
          start: Day,
          /** Percent who judged it well: 4 and 5; of a wait, that it was none, short or right. */
          asked: SurveyEstimate,
          measured: z.array(Measured),
        }),
      ),
      whole: z.object({ asked: SurveyEstimate, measured: z.array(Measured) }),
    }),
  ),
})
export type SurveyBeside = z.infer<typeof SurveyBeside>

export const readSurveyBeside = endpoint({
  id: 'readSurveyBeside',
  method: 'GET',
  path: '/surveys/:id/beside',
  tag: 'voice',
  may: 'survey:read',
  summary:
    'How wait, speed and welcome were judged beside what was measured, same branch and weeks; at most the newest 53',
  params: IdParams,
  query: SurveyFilter,
  response: SurveyBeside,
})

/** One customer's answer beside the measured times of their case. */
export const AskedAndMeasured = z.object({
  responseId: Id,
  at: Instant,
  survey: z.object({ id: Id, name: z.string() }),
  /** 5 to 1: how satisfied with the speed. */
  speed: z.int().nullable(),
  /** How many times they say they had to explain. */
  explained: z.number().nullable(),
  /** The first time and each that was noted after it. */
  explainedNoted: z.int(),
  clocks: z.array(
    z.object({ measure: ClockMeasure, seconds: z.number().nullable(), targetSeconds: z.number(), isKept: z.boolean() }),
  ),
  /**
   * felt_slow: 1 or 2 although every clock was kept; felt_fast: 4 or 5 although one was not; explained_more: they say they explained
   * more often than was noted.
   */
  disagrees: z.array(z.enum(['felt_slow', 'felt_fast', 'explained_more'])),
})
export type AskedAndMeasured = z.infer<typeof AskedAndMeasured>

export const listSurveyDisagreements = endpoint({
  id: 'listSurveyDisagreements',
  method: 'GET',
  path: '/surveys/:id/disagreements',
  tag: 'voice',
  may: 'survey:read',
  summary: 'Cases whose customer felt another speed than was measured, newest answer first',
  params: IdParams,
  query: PageQuery.extend(SurveyFilter.shape).strict(),
  response: pageOf(
    AskedAndMeasured.extend({
      case: z.object({ id: Id, number: z.int(), subject: z.string() }),
      branch: z.object({ id: Id, name: z.string() }),
      customer: z.string().nullable(),
    }),
  ),
})

export const readCaseAsked = endpoint({
  id: 'readCaseAsked',
  method: 'GET',
  path: '/cases/:id/asked',
  tag: 'voice',
  may: 'case:read',
  summary: 'What the customer of a case answered about its speed, beside the measured time',
  params: IdParams,
  response: z.object({ items: z.array(AskedAndMeasured) }),
})
