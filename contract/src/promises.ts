import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { FreeText, Id, IdParams, Instant, Language, OneLine } from './primitives.ts'

const Person = z.object({ id: Id, name: z.string() })

export const promiseStates = ['open', 'kept', 'broken', 'withdrawn'] as const
/** Kept: done by its moment. Broken: its moment passed undone; done later it stays broken. */
export const PromiseState = z.enum(promiseStates)
export type PromiseState = z.infer<typeof PromiseState>

/** "I'll do X by T." */
export const Promised = z.object({
  id: Id,
  caseId: Id,
  planId: Id.nullable(),
  words: z.string(),
  member: Person,
  /** Whom the customer will meet, where that is not the member. */
  visitor: z.string().nullable(),
  dueAt: Instant,
  state: PromiseState,
  doneAt: Instant.nullable(),
  note: z.string().nullable(),
  /** Ours alone: it does not stand on the customer's page. */
  internal: z.boolean(),
})
export type Promised = z.infer<typeof Promised>

const Step = z.object({
  words: OneLine.min(1).max(500),
  memberId: Id,
  visitor: OneLine.min(1).max(120).nullable().default(null),
  dueAt: Instant,
})

export const Plan = z.object({
  id: Id,
  problem: z.string(),
  nextNewsAt: Instant.nullable(),
  by: Person.nullable(),
  at: Instant,
  told: z.enum(['mail', 'phone', 'in_person']),
  /** The answer in which the customer got it. */
  messageId: Id,
  steps: z.array(Promised),
})
export type Plan = z.infer<typeof Plan>

export const listPromises = endpoint({
  id: 'listPromises',
  method: 'GET',
  path: '/cases/:id/promises',
  tag: 'promises',
  may: 'case:read',
  summary: 'What was promised in a case: its plans, newest first, and the promises that belong to none',
  params: IdParams,
  response: z.object({ plans: z.array(Plan), others: z.array(Promised) }),
})
export const makePromise = endpoint({
  id: 'makePromise',
  method: 'POST',
  path: '/cases/:id/promises',
  tag: 'promises',
  may: 'promise:edit',
  summary: 'Promise something by a moment',
  params: IdParams,
  body: Step.extend({ internal: z.boolean().default(false) }).strict(),
  response: Promised,
  status: 201,
})
/** A step without a person or a moment is no plan. In a complaint it comes after listening and the apology. */
export const givePlan = endpoint({
  id: 'givePlan',
  method: 'POST',
  path: '/cases/:id/plans',
  tag: 'promises',
  may: 'promise:edit',
  summary: 'Give the customer an action plan: who does what by when; by mail in their language, or told',
  params: IdParams,
  body: z
    .object({
      problem: OneLine.min(1).max(500),
      steps: z.array(Step.strict()).min(1).max(20),
      nextNewsAt: Instant.nullable().default(null),
      told: z.enum(['mail', 'phone', 'in_person']),
    })
    .strict(),
  response: Plan,
  status: 201,
})
export const keepPromise = endpoint({
  id: 'keepPromise',
  method: 'POST',
  path: '/promises/:id/done',
  tag: 'promises',
  may: 'promise:edit',
  summary: 'Say that what was promised is done',
  params: IdParams,
  body: z.object({ note: FreeText.min(1).max(2000).nullable().default(null) }).strict(),
  response: Promised,
})
export const withdrawPromise = endpoint({
  id: 'withdrawPromise',
  method: 'POST',
  path: '/promises/:id/withdraw',
  tag: 'promises',
  may: 'promise:edit',
  summary: 'Take a promise back, as agreed with the customer; one already broken stays broken',
  params: IdParams,
  body: z.object({ note: FreeText.min(1).max(2000) }).strict(),
  response: Promised,
})

/** What the customer was told stays as it is; only who does it changes. */
export const passPromise = endpoint({
  id: 'passPromise',
  method: 'POST',
  path: '/promises/:id/pass',
  tag: 'promises',
  may: 'promise:edit',
  summary: 'Give a promise that is not done yet to a colleague: one’s own, or anybody’s for whoever leads',
  params: IdParams,
  body: z.object({ memberId: Id }).strict(),
  response: Promised,
})

export const promiseTimes = ['in_an_hour', 'before_closing', 'next_morning', 'next_evening'] as const
/** Moments worth promising now, on the branch's hours; what falls outside them is not offered. */
export const suggestTimes = endpoint({
  id: 'suggestTimes',
  method: 'GET',
  path: '/cases/:id/promise-times',
  tag: 'promises',
  may: 'case:read',
  summary: 'Moments worth promising: minutes before closing it is the next working morning, closed days passed over',
  params: IdParams,
  response: z.object({
    zone: z.string(),
    /** The branch closes within half an hour, or is closed. */
    nearClosing: z.boolean(),
    items: z.array(z.object({ time: z.enum(promiseTimes), at: Instant })),
  }),
})

/** What somebody writes, a sentence at a time: offered, never recorded by itself. */
export const findPromisesInText = endpoint({
  id: 'findPromisesInText',
  method: 'POST',
  path: '/cases/:id/promises-in-text',
  tag: 'promises',
  may: 'promise:edit',
  summary: 'Sentences of a text that promise something by a moment, on the hours of the case’s branch',
  params: IdParams,
  body: z
    .object({
      text: z.string().max(20_000),
      /** Those that the text may be in: the case’s, and the writer’s. */
      languages: z.array(Language).min(1).max(2),
    })
    .strict(),
  response: z.object({ found: z.array(z.object({ words: z.string(), dueAt: Instant })).max(5) }),
})
