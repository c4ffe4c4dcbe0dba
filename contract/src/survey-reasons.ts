import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { IdParams } from './primitives.ts'
import { Words } from './survey-content.ts'
import { SurveyEstimate, SurveyFilter } from './surveys.ts'

const Asked = z.object({ question: z.string(), ask: Words })

/** Of those who judged both the core result and the service around it, and what decided customers to buy. */
export const SurveyReasons = z.object({
  coreAndService: z
    .object({
      core: Asked,
      service: Asked,
      /** Who answered both; at most the newest 10,000. */
      n: z.int(),
      /** As many as are read at once: there may be older ones. */
      isSample: z.boolean(),
      /** Percent who gave the service 1 or 2 and the core result at least 3. */
      serviceProblem: SurveyEstimate,
      /** service: only the service is 1 or 2; core: only the result; both; neither. They add up to n. */
      counts: z.object({ service: z.int(), core: z.int(), both: z.int(), neither: z.int() }),
    })
    .nullable(),
  decided: z
    .object({
      ...Asked.shape,
      /** Who answered the question. */
      n: z.int(),
      /** In the order of the question; whole percents that add up to 100 of n. */
      factors: z.array(z.object({ id: z.string(), words: Words, n: z.int(), percent: z.int() })),
    })
    .nullable(),
})
export type SurveyReasons = z.infer<typeof SurveyReasons>

export const readSurveyReasons = endpoint({
  id: 'readSurveyReasons',
  method: 'GET',
  path: '/surveys/:id/reasons',
  tag: 'voice',
  may: 'survey:read',
  summary: 'Problems of the core result told from problems of the service around it, and what decided customers to buy',
  params: IdParams,
  query: SurveyFilter,
  response: SurveyReasons,
})
