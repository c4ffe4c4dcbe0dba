import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { Amount, Currency, Day, Id, IdParams, Instant, OneLine, PageQuery, pageOf } from './primitives.ts'
import { RemedyState } from './remedies.ts'

const Named = z.object({ id: Id, name: z.string() })
const CaseLink = z.object({ id: Id, number: z.int() })

export const returnWays = ['coupon', 'case', 'visit'] as const
/**
 * How it is known that a customer came again: a coupon of theirs was redeemed, a case of theirs was opened that is no complaint
 * about the same thing, or somebody recorded their visit.
 */
export const ReturnWay = z.enum(returnWays)
export type ReturnWay = z.infer<typeof ReturnWay>
const CameAgain = z.object({ at: Instant, way: ReturnWay, case: CaseLink.nullable() })

export const winBackKinds = ['coupon', 'account_credit'] as const
export const winBackStates = ['asked', 'offered', 'sent', 'redeemed', 'ended'] as const
/** `asked`: above the limit of whoever offered, not decided yet. `ended`: refused, withdrawn or expired unused. */
export const WinBackState = z.enum(winBackStates)
export type WinBackState = z.infer<typeof WinBackState>

export const WinBackOffer = z.object({
  id: Id,
  case: CaseLink,
  customer: Named,
  remedyId: Id,
  kind: z.enum(winBackKinds),
  amount: Amount,
  currency: Currency,
  remedyState: RemedyState,
  code: z.string().nullable(),
  expiresOn: Day.nullable(),
  words: z.string(),
  state: WinBackState,
  by: Named.nullable(),
  at: Instant,
  sentAt: Instant.nullable(),
  told: z.enum(['mail', 'phone', 'in_person']).nullable(),
  redeemedAt: Instant.nullable(),
  /** The first time that the customer came again after the offer. */
  cameAgain: CameAgain.nullable(),
})
export type WinBackOffer = z.infer<typeof WinBackOffer>

const Visit = z.object({
  id: Id,
  branch: Named,
  at: Instant,
  words: z.string().nullable(),
  amount: Amount.nullable(),
  currency: Currency.nullable(),
  by: Named.nullable(),
})

export const getCaseWinBack = endpoint({
  id: 'getCaseWinBack',
  method: 'GET',
  path: '/cases/:id/win-back',
  tag: 'win-back',
  may: 'remedy:read',
  summary: 'What was offered to an unhappy customer so that they come back, and whether they did',
  params: IdParams,
  response: z.object({
    /** Why an offer may be made: a complaint, or a rating of 1 or 2; null where neither is known. */
    unhappy: z.enum(['complaint', 'rating']).nullable(),
    currency: Currency,
    offers: z.array(WinBackOffer),
    /** Of this customer, in branches in sight, newest first. */
    visits: z.array(Visit),
  }),
})
export type CaseWinBack = z.infer<typeof getCaseWinBack.response>

export const offerWinBack = endpoint({
  id: 'offerWinBack',
  method: 'POST',
  path: '/cases/:id/win-back',
  tag: 'win-back',
  may: 'remedy:give',
  summary:
    'Offer an unhappy customer a coupon or credit so that they come back; it goes through the limits of the ledger',
  params: IdParams,
  body: z
    .object({
      kind: z.enum(winBackKinds),
      amount: Amount,
      /** What the customer is told with it. */
      words: OneLine.min(1).max(1000),
    })
    .strict(),
  response: WinBackOffer,
  status: 201,
})
export const sendWinBack = endpoint({
  id: 'sendWinBack',
  method: 'POST',
  path: '/win-back-offers/:id/sent',
  tag: 'win-back',
  may: 'case:answer',
  summary: 'Tell the customer of a granted offer: by mail in their language, or say that they were told',
  params: IdParams,
  body: z.object({ told: z.enum(['mail', 'phone', 'in_person']) }).strict(),
  response: WinBackOffer,
})
export const recordVisit = endpoint({
  id: 'recordVisit',
  method: 'POST',
  path: '/cases/:id/visits',
  tag: 'win-back',
  may: 'case:edit',
  summary: 'Record that the customer of a case was here again, with what they bought where that is known',
  params: IdParams,
  body: z
    .object({
      /** Left out: now. Never in the future, nor before the case was opened. */
      at: Instant.nullable().default(null),
      words: OneLine.min(1).max(300).nullable().default(null),
      /** In the currency of the case's branch. */
      amount: Amount.nullable().default(null),
    })
    .strict(),
  response: Visit,
  status: 201,
})
export const listWinBackOffers = endpoint({
  id: 'listWinBackOffers',
  method: 'GET',
  path: '/win-back-offers',
  tag: 'win-back',
  may: 'remedy:read',
  summary: 'Offers to unhappy customers, newest first, with how far each has come',
  query: PageQuery,
  response: pageOf(WinBackOffer),
})

const Filter = z.object({
  /** Within so many days after their case was solved. */
  days: z.coerce.number().int().min(7).max(365).default(90),
  branchId: Id.optional(),
})
const Group = z.object({
  /** Customers whose days are over. */
  n: z.int(),
  returned: z.int(),
  /** Of them, those of whom nothing is known but that they redeemed a coupon: only who has one can. */
  onlyByCoupon: z.int(),
  sharePercent: z.number().nullable(),
  /** 95 % (Wilson). */
  interval: z.tuple([z.number(), z.number()]).nullable(),
})
export const ReturnRates = z.object({
  days: z.int(),
  /** Under so many on a side nothing is said about the difference. */
  fewest: z.int(),
  compensated: Group,
  other: Group,
  /** Customers whose days are not over yet: in neither group. */
  waiting: z.int(),
  /** Compensated minus the others, in percent points with the 95 % interval (Newcombe); null where there are too few. */
  difference: z.object({ points: z.number(), interval: z.tuple([z.number(), z.number()]) }).nullable(),
  verdict: z.enum(['more', 'fewer', 'not_shown', 'too_few']),
})
export type ReturnRates = z.infer<typeof ReturnRates>

export const getReturnRates = endpoint({
  id: 'getReturnRates',
  method: 'GET',
  path: '/win-back/return-rates',
  tag: 'win-back',
  may: 'remedy:read',
  summary: 'How many unhappy customers came again: those who were compensated beside those who were not',
  query: Filter.strict(),
  response: ReturnRates,
})

export const UnhappyCustomer = z.object({
  case: z.object({ id: Id, number: z.int(), subject: z.string() }),
  customer: Named,
  branch: Named,
  solvedAt: Instant,
  cameAgain: CameAgain.nullable(),
})
export type UnhappyCustomer = z.infer<typeof UnhappyCustomer>
export const listUnhappyCustomers = endpoint({
  id: 'listUnhappyCustomers',
  method: 'GET',
  path: '/win-back/customers',
  tag: 'win-back',
  may: 'remedy:read',
  summary: 'Exactly the customers that a return rate counts, newest first',
  query: PageQuery.extend({
    ...Filter.shape,
    group: z.enum(['compensated', 'other', 'waiting']),
    returned: z.enum(['yes', 'no', 'coupon_only']).optional(),
  }).strict(),
  response: pageOf(UnhappyCustomer),
})
