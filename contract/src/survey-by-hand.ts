import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { Day, Id, IdParams, Language } from './primitives.ts'

export const handWays = ['paper', 'interview'] as const
export const HandWay = z.enum(handWays)
export type HandWay = z.infer<typeof HandWay>

/** Fields of the drawn form, as a browser would send them; `go` says where to: next or back. */
const Fields = z.array(z.tuple([z.string().max(100), z.string().max(20_000)])).max(2000)

export const drawSurveySheet = endpoint({
  id: 'drawSurveySheet',
  method: 'GET',
  path: '/surveys/:id/sheet',
  tag: 'voice',
  may: 'survey:read',
  summary: 'The survey as a page to print and fill in with a pen, every question on it',
  params: IdParams,
  query: z.object({ branchId: Id, language: Language }).strict(),
  response: z.object({ html: z.string() }),
})

/**
 * Answers that came by word of mouth or by pen. Paper is entered whole, what is blank stays blank; an interview goes page by page
 * as the customer would. Without `go` a page is drawn and nothing is kept.
 */
export const takeSurveyByHand = endpoint({
  id: 'takeSurveyByHand',
  method: 'POST',
  path: '/surveys/:id/by-hand',
  tag: 'voice',
  may: 'feedback:record',
  summary:
    'Enter what a customer wrote on paper or says on the phone or face to face; the same sheet twice is one answer',
  params: IdParams,
  body: z
    .object({
      /** Drawn by whoever enters it. */
      sheet: Id,
      branchId: Id,
      way: HandWay,
      language: Language,
      customerId: Id.nullable().default(null),
      /** The day on the sheet; null: today. */
      answeredOn: Day.nullable().default(null),
      page: z.int().min(0).max(80),
      fields: Fields,
    })
    .strict(),
  response: z.object({
    html: z.string(),
    page: z.int(),
    pages: z.int(),
    kept: z.boolean(),
    fields: z.array(z.tuple([z.string(), z.string()])),
  }),
})
