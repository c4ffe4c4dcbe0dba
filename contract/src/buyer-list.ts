import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { FreeText, Id, IdParams, Instant, Month, OneLine } from './primitives.ts'

const Person = z.object({ id: Id, name: z.string() })

export const productDecisions = ['keep', 'change', 'replace', 'stop'] as const
export const ProductDecision = z.object({
  id: Id,
  decision: z.enum(productDecisions),
  words: z.string(),
  by: Person.nullable(),
  at: Instant,
})
export type ProductDecision = z.infer<typeof ProductDecision>

/** A product that stands in the way of what customers want now. Counts are of complaints in sight. */
export const ProductObstacle = z.object({
  id: Id,
  product: z.string(),
  /** What customers want of it. */
  words: z.string().nullable(),
  madeAt: Instant,
  /** All complaints about it; opened by the case list with this `product`. */
  complaints: z.int(),
  /** Those received in the month of the list. */
  inMonth: z.int(),
  /** Newest first; the newest holds. */
  decisions: z.array(ProductDecision),
})
export type ProductObstacle = z.infer<typeof ProductObstacle>

export const getBuyerList = endpoint({
  id: 'getBuyerList',
  method: 'GET',
  path: '/product-obstacles',
  tag: 'prevention',
  may: 'prevention:read',
  summary:
    'The buyer’s list of a month: products that stand in the way of what customers want, with complaints and decisions',
  query: z.object({ month: Month }).strict(),
  response: z.object({
    month: Month,
    buyer: Person.nullable(),
    items: z.array(ProductObstacle),
    /** What else complaints of the month name as bought, most first; no more than twenty. */
    others: z.array(z.object({ product: z.string(), complaints: z.int() })),
  }),
})
export const makeProductObstacle = endpoint({
  id: 'makeProductObstacle',
  method: 'POST',
  path: '/product-obstacles',
  tag: 'prevention',
  may: 'prevention:act',
  summary: 'Put a product on the buyer’s list: complaints about the same product belong to it, those to come as well',
  body: z
    .object({ product: OneLine.min(1).max(200), words: FreeText.min(1).max(1000).nullable().default(null) })
    .strict(),
  response: z.object({ id: Id }),
  status: 201,
})
export const decideOnProduct = endpoint({
  id: 'decideOnProduct',
  method: 'POST',
  path: '/product-obstacles/:id/decide',
  tag: 'prevention',
  may: 'prevention:record',
  summary: 'Keep, change, replace or stop a product, and why: the buyer, or somebody who leads',
  params: IdParams,
  body: z.object({ decision: z.enum(productDecisions), words: FreeText.min(1).max(1000) }).strict(),
  response: ProductDecision,
  status: 201,
})
export const nameBuyer = endpoint({
  id: 'nameBuyer',
  method: 'PUT',
  path: '/buyer',
  tag: 'prevention',
  may: 'prevention:edit',
  summary: 'Say whose Today the monthly list comes to; nobody named, it comes to whoever manages',
  body: z.object({ memberId: Id.nullable() }).strict(),
  response: z.object({ buyer: Person.nullable() }),
})
