import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { Id, IdParams, Instant, OneLine } from './primitives.ts'

/** The customer's word that the solution which stands now satisfies them. */
export const Confirmation = z.object({
  by: z.enum(['customer', 'survey', 'spoken']),
  at: Instant,
  /** Of a spoken one: who said it, and the colleague who heard it. */
  saidBy: z.string().nullable(),
  heardBy: z.object({ id: Id, name: z.string() }).nullable(),
  words: z.string().nullable(),
})
export type Confirmation = z.infer<typeof Confirmation>

const Closing = z.object({
  /** The business closes a case only with the customer's word. */
  byCustomer: z.boolean(),
  confirmation: Confirmation.nullable(),
})

export const setClosingRule = endpoint({
  id: 'setClosingRule',
  method: 'PUT',
  path: '/closing-rule',
  tag: 'cases',
  may: 'standard:edit',
  summary: 'Say whether a case closes only when the customer says that they are satisfied',
  body: z.object({ byCustomer: z.boolean() }).strict(),
  response: z.object({ byCustomer: z.boolean() }),
})
export const getClosing = endpoint({
  id: 'getClosing',
  method: 'GET',
  path: '/cases/:id/confirmation',
  tag: 'cases',
  may: 'case:read',
  summary: 'Whether the customer has said that the solution satisfies them, and how that is known',
  params: IdParams,
  response: Closing,
})
export const confirmSpoken = endpoint({
  id: 'confirmSpoken',
  method: 'POST',
  path: '/cases/:id/confirmation',
  tag: 'cases',
  may: 'case:edit',
  summary: 'Write down that the customer said it by word of mouth: who said it, and now',
  params: IdParams,
  body: z
    .object({ saidBy: OneLine.min(1).max(200), words: z.string().trim().min(1).max(2000).nullable().default(null) })
    .strict(),
  response: Closing,
  status: 201,
})
