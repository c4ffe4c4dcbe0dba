import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { FreeText, Id, IdParams, Instant, Language, OneLine } from './primitives.ts'
import { BestTime, FormOfAddress, Reach, TalkWish, Way } from './wishes.ts'

const Person = z.object({ id: Id, name: z.string() })
const CaseOf = z.object({ id: Id, number: z.int() })

export const factBases = ['asked', 'seen', 'assumed'] as const
/** Asked: they said it. Seen: they did it. Assumed: somebody guesses, until it is asked. */
export const FactBasis = z.enum(factBases)
export type FactBasis = z.infer<typeof FactBasis>

export const factKinds = ['address', 'reach', 'best_time', 'language', 'talk', 'free'] as const
export const FactKind = z.enum(factKinds)
export type FactKind = z.infer<typeof FactKind>

export const FactSaid = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('address'), value: FormOfAddress }).strict(),
  z.object({ kind: z.literal('reach'), value: Reach }).strict(),
  z.object({ kind: z.literal('best_time'), value: BestTime }).strict(),
  z.object({ kind: z.literal('language'), value: Language }).strict(),
  z.object({ kind: z.literal('talk'), value: TalkWish }).strict(),
  /** Anything else worth knowing, under a word of its own: likes, never do. */
  z.object({ kind: z.literal('free'), topic: OneLine.min(1).max(60), value: OneLine.min(1).max(300) }).strict(),
])
export type FactSaid = z.infer<typeof FactSaid>

export const Fact = z.object({
  /** null for what stands in the customer's row without anybody having said how it is known: a file, an older Heed. */
  id: Id.nullable(),
  said: FactSaid,
  basis: FactBasis,
  at: Instant,
  by: Person.nullable(),
  /** Where it was said or seen, as far as it is in sight. */
  case: CaseOf.nullable(),
  segment: z.string().nullable(),
  /** From when on it is asked whether it still holds; null: never. */
  askAgainAt: Instant.nullable(),
  isOld: z.boolean(),
})
export type Fact = z.infer<typeof Fact>

export const CustomerFacts = z.object({
  facts: z.array(Fact),
  /** Of how many facts how many are only assumed. */
  assumed: z.object({ count: z.int(), of: z.int() }),
  /** What was known before, newest first, at most 50. */
  before: z.array(Fact),
  postalAddress: z.string().nullable(),
  /** Of what was promised to them in sight and is settled how much was kept, and of what they wanted and was not here how much was found. */
  record: z.object({ promisesKept: z.int(), promises: z.int(), requestsFound: z.int(), requests: z.int() }),
  /** Answers in sight that went another way than the customer wished, each with its reason. */
  otherWays: z.object({
    count: z.int(),
    last: z.array(z.object({ messageId: Id, case: CaseOf, at: Instant, why: z.string() })),
  }),
})
export type CustomerFacts = z.infer<typeof CustomerFacts>

export const getCustomerFacts = endpoint({
  id: 'getCustomerFacts',
  method: 'GET',
  path: '/customers/:id/facts',
  tag: 'customers',
  may: 'customer:read',
  summary: 'What is known of a customer: asked, seen or assumed, by whom, when, and when to ask again',
  params: IdParams,
  response: CustomerFacts,
})
/** What was asked or seen stands until it is asked anew: a guess never takes its place, and a form of address is never guessed. */
export const recordFact = endpoint({
  id: 'recordFact',
  method: 'POST',
  path: '/customers/:id/facts',
  tag: 'customers',
  may: 'customer:edit',
  summary: 'Write down what a customer said or showed, or what is assumed; the same again says that it still holds',
  params: IdParams,
  body: z.object({ said: FactSaid, basis: FactBasis, caseId: Id.nullable().default(null) }).strict(),
  response: CustomerFacts,
  status: 201,
})
export const endFact = endpoint({
  id: 'endFact',
  method: 'POST',
  path: '/customers/:id/facts/end',
  tag: 'customers',
  may: 'customer:edit',
  summary: 'Say that something known of a customer holds no more; it stays in what was known before',
  params: IdParams,
  body: z
    .object({
      kind: FactKind.exclude(['language']),
      topic: OneLine.max(60).default(''),
      caseId: Id.nullable().default(null),
    })
    .strict(),
  response: CustomerFacts,
})
export const setPostalAddress = endpoint({
  id: 'setPostalAddress',
  method: 'PUT',
  path: '/customers/:id/postal-address',
  tag: 'customers',
  may: 'customer:edit',
  summary: 'Where letters to a customer go',
  params: IdParams,
  body: z.object({ postalAddress: FreeText.min(1).max(500).nullable() }).strict(),
  response: CustomerFacts,
})

const Segment = z
  .object({
    /** An age group, or any word of the business's own. */
    name: OneLine.min(1).max(60),
    reach: Way.nullable().default(null),
    talk: TalkWish.nullable().default(null),
  })
  .strict()
const Months = z.int().min(1).max(120).nullable()
export const FactPolicy = z
  .object({
    /** After how many months it is asked whether a fact still holds; null: never. */
    months: z
      .object({ address: Months, reach: Months, best_time: Months, language: Months, talk: Months, free: Months })
      .strict(),
    /** What is usual in a group of customers: a first guess, marked as assumed. */
    segments: z.array(Segment).max(20),
  })
  .strict()
export type FactPolicy = z.infer<typeof FactPolicy>

export const getFactPolicy = endpoint({
  id: 'getFactPolicy',
  method: 'GET',
  path: '/fact-policy',
  tag: 'customers',
  may: 'customer:read',
  summary: 'For how long facts of customers are trusted, and what groups of customers suggest',
  response: FactPolicy,
})
export const setFactPolicy = endpoint({
  id: 'setFactPolicy',
  method: 'PUT',
  path: '/fact-policy',
  tag: 'customers',
  may: 'standard:edit',
  summary: 'Set for how long facts of customers are trusted, and what groups of customers suggest',
  body: FactPolicy,
  response: FactPolicy,
})
export const guessBySegment = endpoint({
  id: 'guessBySegment',
  method: 'POST',
  path: '/customers/:id/guesses',
  tag: 'customers',
  may: 'customer:edit',
  summary: 'Assume of a customer what is usual in a group, where nobody has asked or seen it yet',
  params: IdParams,
  body: z.object({ segment: OneLine.min(1).max(60) }).strict(),
  response: CustomerFacts,
})

export const FactQuestion = z.object({
  kind: FactKind,
  topic: z.string(),
  why: z.enum(['unknown', 'assumed', 'old']),
  /** What would still hold, or is assumed; null where nothing is known. */
  fact: Fact.nullable(),
})
export type FactQuestion = z.infer<typeof FactQuestion>
export const listFactQuestions = endpoint({
  id: 'listFactQuestions',
  method: 'GET',
  path: '/cases/:id/fact-questions',
  tag: 'customers',
  may: 'case:read',
  summary:
    'What to ask the customer of a case: how to address and reach them, what is assumed, and what may no longer hold',
  params: IdParams,
  response: z.object({ items: z.array(FactQuestion) }),
})
/** Another contact proposes it again. */
export const passFactQuestion = endpoint({
  id: 'passFactQuestion',
  method: 'POST',
  path: '/cases/:id/fact-questions/pass',
  tag: 'customers',
  may: 'customer:edit',
  summary: 'Leave a question for another contact: it is not proposed again in this case',
  params: IdParams,
  body: z.object({ kind: FactKind, topic: OneLine.max(60).default('') }).strict(),
  response: z.object({ items: z.array(FactQuestion) }),
})
