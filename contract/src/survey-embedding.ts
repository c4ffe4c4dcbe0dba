import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { IdParams, OneLine } from './primitives.ts'

export const mostOrigins = 20
/** The sites whose pages may show the survey in a frame, as `https://shop.example`; at first none. */
const SurveyEmbedding = z.object({ origins: z.array(z.string()) })

export const getSurveyEmbedding = endpoint({
  id: 'getSurveyEmbedding',
  method: 'GET',
  path: '/surveys/:id/embedding',
  tag: 'voice',
  may: 'survey:read',
  summary: 'The sites whose pages may show the survey',
  params: IdParams,
  response: SurveyEmbedding,
})
export const setSurveyEmbedding = endpoint({
  id: 'setSurveyEmbedding',
  method: 'PUT',
  path: '/surveys/:id/embedding',
  tag: 'voice',
  may: 'survey:edit',
  summary: 'Say whose pages may show the survey in a frame; all others are refused by the browser',
  params: IdParams,
  body: z.object({ origins: z.array(OneLine.min(1).max(300)).max(mostOrigins) }).strict(),
  response: SurveyEmbedding,
})
