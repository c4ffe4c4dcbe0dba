import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { Amount, Currency, Day, FreeText, Id, IdParams, Instant, OneLine, PageQuery, pageOf } from './primitives.ts'
import { PromiseState } from './promises.ts'

const Person = z.object({ id: Id, name: z.string() })

export const requestStates = ['looking', 'found', 'ordered', 'arrived', 'told', 'given_up'] as const
/** Told: the customer knows. Given up: it cannot be had, and something else was offered. */
export const RequestState = z.enum(requestStates)
export type RequestState = z.infer<typeof RequestState>

export const shopAnswers = ['yes', 'no', 'hold'] as const

/** A branch or a partner shop, and whether it has the thing. */
export const ShopAsked = z.object({
  id: Id,
  /** null: a partner shop. */
  branchId: Id.nullable(),
  name: z.string(),
  phone: z.string().nullable(),
  /** As the crow flies; null where one of the two places is unknown. */
  distanceKm: z.number().nullable(),
  askedAt: Instant,
  answer: z.enum(shopAnswers).nullable(),
  /** Of `hold`: it is kept for the customer until then. */
  holdUntil: Instant.nullable(),
  words: z.string().nullable(),
  answeredBy: Person.nullable(),
  answeredAt: Instant.nullable(),
})
export type ShopAsked = z.infer<typeof ShopAsked>

/** What a customer wants and is not here: where it can be had and by when, or what was offered instead. */
export const SpecialRequest = z.object({
  id: Id,
  case: z.object({ id: Id, number: z.int(), subject: z.string(), customer: z.string().nullable() }),
  branch: Person,
  product: z.string(),
  /** Size, colour or brand. */
  detail: z.string().nullable(),
  neededBy: Instant.nullable(),
  source: z.string().nullable(),
  price: Amount.nullable(),
  currency: Currency,
  expectedOn: z.string().nullable(),
  alternative: z.string().nullable(),
  state: RequestState,
  askedBy: Person.nullable(),
  askedAt: Instant,
  toldBy: Person.nullable(),
  toldAt: Instant.nullable(),
  /** The customer agreed to wait so long; the promise of it. */
  wait: z.object({ minutes: z.int(), promiseId: Id, dueAt: Instant, state: PromiseState }).nullable(),
  shops: z.array(ShopAsked),
})
export type SpecialRequest = z.infer<typeof SpecialRequest>

const Wanted = z.object({
  product: OneLine.min(1).max(200),
  detail: OneLine.min(1).max(200).nullable().default(null),
  neededBy: Instant.nullable().default(null),
})

export const listSpecialRequestsOfCase = endpoint({
  id: 'listSpecialRequestsOfCase',
  method: 'GET',
  path: '/cases/:id/special-requests',
  tag: 'special requests',
  may: 'case:read',
  summary: 'What the customer of a case wants and is not here',
  params: IdParams,
  response: z.object({ items: z.array(SpecialRequest) }),
})
export const makeSpecialRequest = endpoint({
  id: 'makeSpecialRequest',
  method: 'POST',
  path: '/cases/:id/special-requests',
  tag: 'special requests',
  may: 'case:edit',
  summary: 'Say what the customer wants that is not here, and begin to look for it',
  params: IdParams,
  body: Wanted.strict(),
  response: SpecialRequest,
  status: 201,
})
export const changeSpecialRequest = endpoint({
  id: 'changeSpecialRequest',
  method: 'PATCH',
  path: '/special-requests/:id',
  tag: 'special requests',
  may: 'case:edit',
  summary:
    'Say where it can be had, for how much and by when, how far it is, or what was offered instead; found needs a source and a day, given up an alternative',
  params: IdParams,
  body: z
    .object({
      source: OneLine.min(1).max(200).nullable(),
      price: Amount.nullable(),
      expectedOn: Day.nullable(),
      alternative: FreeText.min(1).max(1000).nullable(),
      state: RequestState,
    })
    .partial()
    .strict(),
  response: SpecialRequest,
})
export const listSpecialRequests = endpoint({
  id: 'listSpecialRequests',
  method: 'GET',
  path: '/special-requests',
  tag: 'special requests',
  may: 'case:read',
  summary: 'What customers want and is not here, newest first; open: neither told nor given up',
  query: PageQuery.extend({ show: z.enum(['open', 'done']).default('open') }).strict(),
  response: pageOf(SpecialRequest),
})

/** A branch that can be asked, the nearest first. */
const ShopNear = z.object({ branchId: Id, name: z.string(), distanceKm: z.number().nullable(), isAsked: z.boolean() })
export const listShopsNear = endpoint({
  id: 'listShopsNear',
  method: 'GET',
  path: '/special-requests/:id/shops',
  tag: 'special requests',
  may: 'case:read',
  summary: 'The other branches, the nearest first; those whose place is unknown come last, by name',
  params: IdParams,
  response: z.object({
    /** False: the branch of the case has no place, so nothing can be near it. */
    isPlaceKnown: z.boolean(),
    items: z.array(ShopNear),
  }),
})
export const askShops = endpoint({
  id: 'askShops',
  method: 'POST',
  path: '/special-requests/:id/shops',
  tag: 'special requests',
  may: 'case:edit',
  summary: 'Ask branches, in whose Today it stands, and partner shops, whose answer the asker writes down',
  params: IdParams,
  body: z
    .object({
      branchIds: z.array(Id).max(50).default([]),
      partners: z
        .array(
          z.object({ name: OneLine.min(1).max(120), phone: OneLine.min(3).max(40).nullable().default(null) }).strict(),
        )
        .max(20)
        .default([]),
    })
    .strict(),
  response: SpecialRequest,
})
export const answerShopAsked = endpoint({
  id: 'answerShopAsked',
  method: 'POST',
  path: '/shops-asked/:id/answer',
  tag: 'special requests',
  may: 'action:do',
  summary:
    'Say whether it is there: yes, no, or kept for the customer until a moment; by the branch asked or the asker',
  params: IdParams,
  body: z
    .object({
      answer: z.enum(shopAnswers),
      holdUntil: Instant.nullable().default(null),
      words: OneLine.min(1).max(500).nullable().default(null),
    })
    .strict()
    .refine(({ answer, holdUntil }) => (answer === 'hold') === (holdUntil !== null), {
      error: 'special_request.hold_until',
    }),
  response: ShopAsked,
})
export const askToWait = endpoint({
  id: 'askToWait',
  method: 'POST',
  path: '/special-requests/:id/wait',
  tag: 'special requests',
  may: 'promise:edit',
  summary: 'The customer agreed to wait so many minutes: a promise with its moment',
  params: IdParams,
  body: z.object({ minutes: z.int().min(1).max(10_080), words: OneLine.min(1).max(500) }).strict(),
  response: SpecialRequest,
})

/** Another branch asks: is it there? */
export const StockQuestion = ShopAsked.pick({ id: true, askedAt: true, distanceKm: true }).extend({
  branch: Person,
  fromBranch: z.string(),
  askedBy: Person.nullable(),
  product: z.string(),
  detail: z.string().nullable(),
  neededBy: Instant.nullable(),
})
export type StockQuestion = z.infer<typeof StockQuestion>
export const listStockQuestions = endpoint({
  id: 'listStockQuestions',
  method: 'GET',
  path: '/stock-questions',
  tag: 'special requests',
  may: 'case:read',
  summary: 'What other branches ask those in sight for and nobody has answered, the longest waiting first; at most 200',
  response: z.object({ items: z.array(StockQuestion) }),
})
