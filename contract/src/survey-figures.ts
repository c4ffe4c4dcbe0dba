import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { Day, Id, IdParams } from './primitives.ts'
import { Words } from './survey-content.ts'
import { SurveyEstimate, SurveyFilter } from './surveys.ts'

/**
 * What a closed question is summed up to: the share of 4 and 5, of 5 to 7 (easy), of yes, of better, of one option; the promoter score;
 * the mean; of pairs the mean of what is expected, received, and of the gap.
 */
export const measureKinds = [
  'top',
  'easy',
  'yes',
  'better',
  'chosen',
  'promoters',
  'mean',
  'expected',
  'received',
  'gap',
] as const
export const SurveyMeasure = z.object({
  /** Names it in addresses: question, line and kind. */
  key: z.string(),
  question: z.string(),
  /** The line that its answers are found by; null: everybody who answered the question. */
  part: z.string().nullable(),
  ask: Words,
  /** The line or option it is about; without words for a question that has none. */
  words: Words,
  kind: z.enum(measureKinds),
})
export type SurveyMeasure = z.infer<typeof SurveyMeasure>

/** First less second, in percentage points, points of the promoter score or the unit of the scale. */
export const SurveyDifference = z.object({
  value: z.number().nullable(),
  /** The interval at the level that Holm's method leaves this comparison. */
  low: z.number().nullable(),
  high: z.number().nullable(),
  pValue: z.number().nullable(),
  /** By Holm's method, as all that are compared here are looked at together. */
  adjustedP: z.number().nullable(),
  /** higher, lower: the interval leaves out nought. not_apart: it does not. too_few: fewer answers than the business wants behind a figure. */
  verdict: z.enum(['higher', 'lower', 'not_apart', 'too_few']),
})
export type SurveyDifference = z.infer<typeof SurveyDifference>

export const compareSurveyPeriods = endpoint({
  id: 'compareSurveyPeriods',
  method: 'GET',
  path: '/surveys/:id/periods',
  tag: 'voice',
  may: 'survey:read',
  summary: 'Two stretches of days side by side, question by question, with which differ beyond chance',
  params: IdParams,
  query: SurveyFilter.extend({ from: Day, to: Day, againstFrom: Day, againstTo: Day }).strict(),
  response: z.object({
    responses: z.object({ now: z.int(), before: z.int() }),
    measures: z.array(
      SurveyMeasure.extend({ now: SurveyEstimate, before: SurveyEstimate, difference: SurveyDifference }),
    ),
  }),
})

export const FunnelLimits = z.object({ low95: z.number(), high95: z.number(), low998: z.number(), high998: z.number() })
/** Where a branch or employee lies among what chance alone would give as many answers; null for fewer than the business wants behind a figure. */
export const FunnelPlace = z.enum(['inside', 'above95', 'below95', 'above998', 'below998'])
export const Funnel = z.object({
  /** How much more than by chance they differ; above 1 the limits are stretched by its root. */
  phi: z.number(),
  curve: z.array(FunnelLimits.extend({ n: z.int() })),
})
export const MeasureQuery = SurveyFilter.extend({ measure: z.string().max(140).optional() }).strict()

export const compareSurveyBranches = endpoint({
  id: 'compareSurveyBranches',
  method: 'GET',
  path: '/surveys/:id/branches',
  tag: 'voice',
  may: 'survey:read',
  summary: 'One figure in each branch in sight: against the other branches, and against what chance alone would give',
  params: IdParams,
  query: MeasureQuery,
  response: z.object({
    /** What can be chosen. */
    measures: z.array(SurveyMeasure),
    /** The chosen one, else the first; null for a survey without closed questions. */
    measure: SurveyMeasure.nullable(),
    minimumAnswers: z.int(),
    whole: SurveyEstimate,
    branches: z.array(
      z.object({
        branch: z.object({ id: Id, name: z.string() }),
        estimate: SurveyEstimate,
        /** This branch less all others in sight. */
        difference: SurveyDifference,
        limits: FunnelLimits.nullable(),
        place: FunnelPlace.nullable(),
      }),
    ),
    /** Of shares: the limits by number of answers, to draw; null for others, and where all or nobody said so. */
    funnel: Funnel.nullable(),
  }),
})
export type SurveyBranches = z.infer<typeof compareSurveyBranches.response>

export const readSurveyTrend = endpoint({
  id: 'readSurveyTrend',
  method: 'GET',
  path: '/surveys/:id/trend',
  tag: 'voice',
  may: 'survey:read',
  summary: 'One figure week by week or month by month, between the limits that chance alone would keep',
  params: IdParams,
  query: MeasureQuery.extend({ by: z.enum(['week', 'month']).default('week') }).strict(),
  response: z.object({
    measures: z.array(SurveyMeasure),
    measure: SurveyMeasure.nullable(),
    /** p: shares, with limits by the number of answers of each point; xmr: single values. */
    chart: z.enum(['p', 'xmr']),
    centre: z.number().nullable(),
    points: z.array(
      z.object({
        /** Monday of the week or first day of the month. */
        start: Day,
        n: z.int(),
        /** Null where nobody answered; for a single value also under the least number of answers. */
        value: z.number().nullable(),
        lower: z.number().nullable(),
        upper: z.number().nullable(),
        isBeyond: z.boolean(),
        /** The eighth or later in a row on one side of the centre. */
        endsLongRun: z.boolean(),
      }),
    ),
    /** Fewer than 8 points: nothing is marked. Fewer than 20: the limits may still move. */
    sureness: z.enum(['none', 'provisional', 'steady']),
  }),
})
export type SurveyTrend = z.infer<typeof readSurveyTrend.response>

/** What goes together with overall satisfaction, and how well each of it is done. Nothing here says what causes what. */
export const SurveyDrivers = z.object({
  outcome: z.object({ question: z.string(), ask: Words }).nullable(),
  /** Responses with an answer to all of it; at most the newest 2,000. */
  n: z.int(),
  isSample: z.boolean(),
  /** So many are needed: 50 and 8 for each aspect. */
  needed: z.int(),
  /** Why there are no weights; null where there are. */
  refused: z.enum(['no_outcome', 'no_aspects', 'too_few', 'constant', 'singular']).nullable(),
  r2: z.number().nullable(),
  /** Null below three aspects: of two, one would always be important and the other never. */
  crosshair: z.object({ importance: z.number(), performance: z.number() }).nullable(),
  aspects: z.array(
    z.object({
      question: z.string(),
      ask: Words,
      /** Percent of what is explained, with its bootstrap interval. */
      importance: z.number(),
      low: z.number().nullable(),
      high: z.number().nullable(),
      /** Mean in percent of its scale: 0 the lowest answer, 100 the highest. */
      performance: z.number(),
      /** Null where there is no crosshair. */
      quarter: z.enum(['concentrate_here', 'keep_up', 'low_priority', 'possible_overkill']).nullable(),
    }),
  ),
  /** Whether the lines of a question of pairs measure one thing, side by side: Cronbach's α. */
  scales: z.array(
    z.object({
      question: z.string(),
      ask: Words,
      side: z.enum(['expected', 'received']),
      lines: z.int(),
      /** Responses with an answer to every line; null figures below `needed`. */
      n: z.int(),
      needed: z.int(),
      alpha: z.number().nullable(),
      low: z.number().nullable(),
      high: z.number().nullable(),
    }),
  ),
})
export type SurveyDrivers = z.infer<typeof SurveyDrivers>
export const readSurveyDrivers = endpoint({
  id: 'readSurveyDrivers',
  method: 'GET',
  path: '/surveys/:id/drivers',
  tag: 'voice',
  may: 'survey:read',
  summary: 'What goes together with overall satisfaction, from the newest 2,000 answers',
  params: IdParams,
  query: SurveyFilter,
  response: SurveyDrivers,
})
