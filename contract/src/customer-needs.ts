import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { Day, Id, IdParams, Instant, OneLine } from './primitives.ts'

const Person = z.object({ id: Id, name: z.string() })

export const needStates = ['open', 'met', 'cannot_meet'] as const
export const NeedState = z.enum(needStates)
export type NeedState = z.infer<typeof NeedState>

/** What a customer needs, in a sentence; where it was said, by whom it was written down, and what became of it. */
export const Need = z.object({
  id: Id,
  words: z.string(),
  neededBy: Day.nullable(),
  /** Where it was said, as far as it is in sight. */
  case: z.object({ id: Id, number: z.int() }).nullable(),
  state: NeedState,
  by: Person.nullable(),
  at: Instant,
  settledBy: Person.nullable(),
  settledAt: Instant.nullable(),
})
export type Need = z.infer<typeof Need>

export const listNeeds = endpoint({
  id: 'listNeeds',
  method: 'GET',
  path: '/customers/:id/needs',
  tag: 'customers',
  may: 'customer:read',
  summary: 'What a customer needs: open ones first, then newest first',
  params: IdParams,
  response: z.object({ items: z.array(Need) }),
})
export const addNeed = endpoint({
  id: 'addNeed',
  method: 'POST',
  path: '/customers/:id/needs',
  tag: 'customers',
  may: 'customer:edit',
  summary: 'Write down what a customer needs, from the case where they said it',
  params: IdParams,
  body: z
    .object({
      words: OneLine.min(1).max(300),
      neededBy: Day.nullable().default(null),
      caseId: Id.nullable().default(null),
    })
    .strict(),
  response: Need,
  status: 201,
})
export const changeNeed = endpoint({
  id: 'changeNeed',
  method: 'PATCH',
  path: '/customer-needs/:id',
  tag: 'customers',
  may: 'customer:edit',
  summary: 'Say that a need is met, cannot be met, or is open again; or put its words right',
  params: IdParams,
  body: z
    .object({ state: NeedState, words: OneLine.min(1).max(300), neededBy: Day.nullable() })
    .partial()
    .strict(),
  response: Need,
})

export const getKnowledge = endpoint({
  id: 'getKnowledge',
  method: 'GET',
  path: '/customer-knowledge',
  tag: 'customers',
  may: 'customer:read',
  summary:
    'How well customers are known: of those with a case in the last year, in sight, how many have a need on record and said how to address them',
  response: z.object({
    active: z.int(),
    withNeed: z.int(),
    withAddress: z.int(),
    /** Answers of that year that went another way than the customer wished. */
    otherWays: z.int(),
  }),
})
