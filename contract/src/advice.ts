import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { FreeText, Id, IdParams, Instant, OneLine } from './primitives.ts'
import { ClockBrief } from './standards.ts'

const Person = z.object({ id: Id, name: z.string() })

export const mostOptions = 4

/** A short question about one case to somebody who decides, and what they said. Customers never see it. */
export const Advice = z.object({
  id: Id,
  case: z.object({ id: Id, number: z.int(), subject: z.string(), customer: z.string() }),
  branch: Person,
  question: z.string(),
  options: z.array(z.string()),
  state: z.enum(['waiting', 'answered', 'withdrawn']),
  askedBy: Person.nullable(),
  askedAt: Instant,
  /** Whose turn it is while it waits; null: anybody's who leads. */
  asked: Person.nullable(),
  /** End of their time; then it goes to their deputy or the next. null once all let it pass. */
  dueAt: Instant.nullable(),
  answeredBy: Person.nullable(),
  answeredAt: Instant.nullable(),
  /** The option that was chosen, and what was said besides. */
  choice: z.string().nullable(),
  words: z.string().nullable(),
  /** The customer waits meanwhile: since when, and the clock of the case that runs out first. Both null when nobody waits. */
  waiting: z.object({ since: Instant.nullable(), clock: ClockBrief.nullable() }),
  /** The newest words of the customer, cut where they are long. */
  lastWords: z.string().nullable(),
  mayAnswer: z.boolean(),
  mayWithdraw: z.boolean(),
})
export type Advice = z.infer<typeof Advice>

export const listAdviceOfCase = endpoint({
  id: 'listAdviceOfCase',
  method: 'GET',
  path: '/cases/:id/advice',
  tag: 'advice',
  may: 'case:read',
  summary: 'What deciders were asked in a case and what they said, newest first',
  params: IdParams,
  response: z.object({ items: z.array(Advice) }),
})
/** Nobody asks themselves, and nobody advises on a complaint about themselves. */
export const askAdvice = endpoint({
  id: 'askAdvice',
  method: 'POST',
  path: '/cases/:id/advice',
  tag: 'advice',
  may: 'case:edit',
  summary: 'Ask a decider about a case; unless named, whoever is on duty. Whoever is away is stood in for at once',
  params: IdParams,
  body: z
    .object({
      question: OneLine.min(1).max(500),
      options: z.array(OneLine.min(1).max(120)).max(mostOptions).default([]),
      memberId: Id.optional(),
    })
    .strict(),
  response: Advice,
  status: 201,
})
export const getAdvice = endpoint({
  id: 'getAdvice',
  method: 'GET',
  path: '/advice/:id',
  tag: 'advice',
  may: 'case:read',
  summary: 'One question to a decider, with the facts of its case and both clocks',
  params: IdParams,
  response: Advice,
})
export const answerAdvice = endpoint({
  id: 'answerAdvice',
  method: 'POST',
  path: '/advice/:id/answer',
  tag: 'advice',
  may: 'action:do',
  summary: 'Answer with one of the options, in words, or both; one answers, the second is refused',
  params: IdParams,
  body: z
    .object({
      /** Place of the option, counted from 0. */
      choice: z
        .int()
        .min(0)
        .max(mostOptions - 1)
        .nullable()
        .default(null),
      words: FreeText.min(1).max(2000).nullable().default(null),
    })
    .strict()
    .refine(({ choice, words }) => choice !== null || words !== null, { error: 'advice.empty' }),
  response: Advice,
})
export const withdrawAdvice = endpoint({
  id: 'withdrawAdvice',
  method: 'POST',
  path: '/advice/:id/withdraw',
  tag: 'advice',
  may: 'case:edit',
  summary: 'Take back a question that nobody has answered yet: one’s own, or anybody’s for whoever leads',
  params: IdParams,
  body: z.object({}).strict(),
  response: Advice,
})
