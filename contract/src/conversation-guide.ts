import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { Id, Instant, Language } from './primitives.ts'

export const LastPurchase = z.object({
  id: Id,
  at: Instant,
  /** What they bought; null where the till did not say. */
  bought: z.string().nullable(),
  branchName: z.string(),
})
export type LastPurchase = z.infer<typeof LastPurchase>

/** With a customer the first question names what they bought last, in sight of whoever asks. */
export const getConversationGuide = endpoint({
  id: 'getConversationGuide',
  method: 'GET',
  path: '/conversation-guide',
  tag: 'feedback',
  may: 'feedback:record',
  summary: 'Questions to begin with, in the language of whoever is spoken to, and the last purchase to ask about',
  query: z.object({ customerId: Id.optional(), language: Language.optional() }).strict(),
  response: z.object({
    language: Language,
    openers: z.array(z.string()),
    customer: z.object({ id: Id, name: z.string() }).nullable(),
    purchase: LastPurchase.nullable(),
  }),
})
