import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { FreeText, Id, IdParams, Instant, OneLine } from './primitives.ts'
import { RemedyKind } from './remedies.ts'

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

/** What a complaint still owes: a promise not kept, a remedy not given, a call that is due. */
export const ThingOpen = z.object({
  kind: z.enum(['promise', 'remedy_asked', 'remedy_granted', 'follow_up']),
  id: Id,
  /** What was promised, or what is given in words; null where the kind of the remedy says it. */
  words: z.string().nullable(),
  remedyKind: RemedyKind.nullable(),
  who: z.string().nullable(),
  dueAt: Instant.nullable(),
})
export type ThingOpen = z.infer<typeof ThingOpen>

/** Solving or closing a complaint is refused while something is open, unless it says why it is left so. */
export const listOpenThings = endpoint({
  id: 'listOpenThings',
  method: 'GET',
  path: '/cases/:id/open-things',
  tag: 'cases',
  may: 'case:read',
  summary: 'What is still open on a complaint before it is solved or closed; nothing on any other case',
  params: IdParams,
  query: z.object({ to: z.enum(['solved', 'closed']) }).strict(),
  response: z.object({ items: z.array(ThingOpen) }),
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
    .object({ saidBy: OneLine.min(1).max(200), words: FreeText.min(1).max(2000).nullable().default(null) })
    .strict(),
  response: Closing,
  status: 201,
})
