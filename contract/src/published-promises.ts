import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { Day, Id, IdParams, Instant, OneLine, PageQuery, pageOf } from './primitives.ts'
import { Kept } from './standard-results.ts'

const Named = z.object({ id: Id, name: z.string() })

export const publishedKinds = ['hours', 'delivery', 'reply', 'advert', 'other'] as const
export const PublishedKind = z.enum(publishedKinds)

/** What the business promises to everybody; a promise to one customer is another thing. */
export const PublishedPromise = z.object({
  id: Id,
  words: z.string(),
  kind: PublishedKind,
  publishedWhere: z.string(),
  owner: Named,
  /** null: nothing measures it, and nobody knows whether it is kept. */
  standard: Named.nullable(),
  reviewOn: Day,
  /** The day has come. */
  isReviewDue: z.boolean(),
  lastReview: z.object({ at: Instant, by: Named.nullable(), words: z.string() }).nullable(),
  retired: z.boolean(),
  /** Of the last 12 weeks: results of its standard, where a logged break outweighs what was measured of its case; without a standard only breaks are known, and no share. */
  results: Kept,
  /** Of the missed: how many were said on a case. */
  logged: z.int(),
})
export type PublishedPromise = z.infer<typeof PublishedPromise>

const PublishedPromiseInput = z
  .object({
    words: OneLine.min(1).max(300),
    kind: PublishedKind,
    publishedWhere: OneLine.min(1).max(300),
    ownerId: Id,
    standardId: Id.nullable().default(null),
    reviewOn: Day,
  })
  .strict()

export const listPublishedPromises = endpoint({
  id: 'listPublishedPromises',
  method: 'GET',
  path: '/published-promises',
  tag: 'promises',
  may: 'standard:read',
  summary: 'What the business promises to everybody, and how it is kept',
  query: z.object({ retired: z.enum(['yes', 'no']).default('no') }).strict(),
  response: z.object({ items: z.array(PublishedPromise) }),
})
export const publishPromise = endpoint({
  id: 'publishPromise',
  method: 'POST',
  path: '/published-promises',
  tag: 'promises',
  may: 'standard:edit',
  summary: 'Write down what is promised to everybody',
  body: PublishedPromiseInput,
  response: PublishedPromise,
  status: 201,
})
export const changePublishedPromise = endpoint({
  id: 'changePublishedPromise',
  method: 'PUT',
  path: '/published-promises/:id',
  tag: 'promises',
  may: 'standard:edit',
  summary: 'Say a promise to everybody anew, or that it is promised no longer',
  params: IdParams,
  body: PublishedPromiseInput.extend({ retired: z.boolean().default(false) }),
  response: PublishedPromise,
})
export const reviewPublishedPromise = endpoint({
  id: 'reviewPublishedPromise',
  method: 'POST',
  path: '/published-promises/:id/review',
  tag: 'promises',
  may: 'standard:edit',
  summary: 'Say what came of looking at it again, and when that is next',
  params: IdParams,
  body: z.object({ words: OneLine.min(1).max(500), nextReviewOn: Day }).strict(),
  response: PublishedPromise,
})

/** One time that it was kept or broken. */
export const PublishedPromiseRow = z.object({
  id: Id,
  at: Instant,
  kept: z.boolean(),
  how: z.enum(['measured', 'logged']),
  words: z.string().nullable(),
  branch: Named,
  /** null: seen, and of no case. */
  case: z.object({ id: Id, number: z.int(), subject: z.string() }).nullable(),
})
export type PublishedPromiseRow = z.infer<typeof PublishedPromiseRow>
export const listPublishedPromiseRows = endpoint({
  id: 'listPublishedPromiseRows',
  method: 'GET',
  path: '/published-promises/:id/rows',
  tag: 'promises',
  may: 'standard:read',
  summary: 'What stands behind the counts of 12 weeks, newest first',
  params: IdParams,
  query: PageQuery.extend({ kept: z.enum(['yes', 'no']).optional() }).strict(),
  response: pageOf(PublishedPromiseRow),
})

export const BrokenPromise = z.object({
  id: Id,
  promise: z.object({ id: Id, words: z.string() }),
  words: z.string().nullable(),
  by: Named.nullable(),
  at: Instant,
})
export type BrokenPromise = z.infer<typeof BrokenPromise>
export const listBrokenPromises = endpoint({
  id: 'listBrokenPromises',
  method: 'GET',
  path: '/cases/:id/broken-promises',
  tag: 'promises',
  may: 'case:read',
  summary: 'Promises to everybody that were broken to this customer',
  params: IdParams,
  response: z.object({ items: z.array(BrokenPromise) }),
})
export const logBrokenPromise = endpoint({
  id: 'logBrokenPromise',
  method: 'POST',
  path: '/cases/:id/broken-promises',
  tag: 'promises',
  may: 'promise:edit',
  summary: 'Say that a promise to everybody was broken to this customer; once a case',
  params: IdParams,
  body: z.object({ promiseId: Id, words: OneLine.min(1).max(500).nullable().default(null) }).strict(),
  response: BrokenPromise,
  status: 201,
})
export const takeBackBrokenPromise = endpoint({
  id: 'takeBackBrokenPromise',
  method: 'DELETE',
  path: '/broken-promises/:id',
  tag: 'promises',
  may: 'promise:edit',
  summary: 'Take back what was said in error',
  params: IdParams,
  response: z.null(),
  status: 204,
})
