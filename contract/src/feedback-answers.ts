import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { AnswerPlace, Feedback, FeedbackAnswer } from './feedback.ts'
import { FreeText, Id, IdParams, Instant, PageAddress, PageQuery, pageOf } from './primitives.ts'

export const OwedAnswer = z.object({
  feedback: Feedback,
  receivedAt: Instant,
  dueAt: Instant,
  /** How they can be reached: `public` for a post or review, `spoken` where there is no mail address. */
  places: z.array(AnswerPlace),
  /** What "thank" says, in their language. */
  thanks: z.string(),
  /** A post without a score whose words are surely unhappy, by what was learned here: a person may well make it a case. */
  looksUnhappy: z.boolean(),
})
export type OwedAnswer = z.infer<typeof OwedAnswer>

export const listOwedAnswers = endpoint({
  id: 'listOwedAnswers',
  method: 'GET',
  path: '/feedback-answers',
  tag: 'feedback',
  may: 'feedback:read',
  summary: 'Written words that nobody has answered, the longest waiting first, and how fast the others were answered',
  query: PageQuery.extend({ branchId: Id.optional() }).strict(),
  response: pageOf(OwedAnswer).extend({
    open: z.int(),
    late: z.int(),
    /** Of the answers that somebody gave in the last 90 days: their number, and the middle of the seconds from words to answer. */
    answered: z.object({ n: z.int(), medianSeconds: z.number().nullable() }),
    /** Open hours within which words are answered. */
    hours: z.int(),
  }),
})
/** Nothing but this takes words off the list. */
export const answerFeedback = endpoint({
  id: 'answerFeedback',
  method: 'POST',
  path: '/feedback/:id/answer',
  tag: 'feedback',
  may: 'feedback:record',
  summary: 'Thank, answer, or open a case; once for each item',
  params: IdParams,
  body: z.discriminatedUnion('way', [
    z.object({ way: z.literal('thanked'), place: AnswerPlace, url: PageAddress.nullable().default(null) }).strict(),
    z
      .object({
        way: z.literal('answered'),
        place: AnswerPlace,
        text: FreeText.min(1).max(5000),
        url: PageAddress.nullable().default(null),
      })
      .strict(),
    z.object({ way: z.literal('case'), kind: z.enum(['enquiry', 'complaint']) }).strict(),
  ]),
  response: FeedbackAnswer,
})
export const setAnswerHours = endpoint({
  id: 'setAnswerHours',
  method: 'PUT',
  path: '/feedback-answers/hours',
  tag: 'feedback',
  may: 'feedback:publish',
  summary: 'Within how many open hours written words are answered, from the next on',
  body: z.object({ hours: z.int().min(1).max(720) }).strict(),
  response: z.object({ hours: z.int() }),
})
