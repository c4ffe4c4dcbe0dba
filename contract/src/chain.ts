import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { Day, Id, IdParams, Instant, Language, PageQuery, pageOf } from './primitives.ts'
import { WhenThen } from './standards.ts'

const Share = z.object({
  n: z.int(),
  good: z.int(),
  sharePercent: z.number().nullable(),
  /** 95 % (Wilson). */
  interval: z.tuple([z.number(), z.number()]).nullable(),
})
export type Share = z.infer<typeof Share>
const Split = z.object({
  all: Share,
  /** Of cases in which the standard was kept, and in which it was missed; null where its results belong to no case. */
  kept: Share.nullable(),
  missed: Share.nullable(),
})

export const chainLinks = ['satisfaction', 'repeat', 'sales'] as const
export const ChainLink = z.enum(chainLinks)
export type ChainLink = z.infer<typeof ChainLink>

/** From what one person does to what the business lives on, over 12 weeks. Nothing here says that one brings about the other. */
export const Chain = z.object({
  from: Day,
  to: Day,
  standard: z.object({ id: Id, name: z.string(), targetSharePercent: z.number() }),
  /** What is to be done, by language, and how often it was looked at. */
  behaviour: z.object({ wording: z.partialRecord(Language, WhenThen), n: z.int() }),
  kept: Share,
  /** Rated 4 or 5. */
  satisfaction: Split,
  /** Customers whose case was solved in the first half of the period, who came again within 42 days. */
  repeat: Split,
  /** What recorded visits brought, by currency; empty as long as nobody recorded an amount. */
  sales: z.array(z.object({ currency: z.string(), amount: z.number(), visits: z.int() })),
})
export type Chain = z.infer<typeof Chain>

export const getChain = endpoint({
  id: 'getChain',
  method: 'GET',
  path: '/standards/:id/chain',
  tag: 'improvement',
  may: 'insight:read',
  summary: 'Behaviour, standard, satisfaction, repeat visits and sales, each with its present figure',
  params: IdParams,
  response: Chain,
})
export const ChainRecord = z.object({
  id: Id,
  at: Instant,
  customer: z.string(),
  branch: z.string(),
  case: z.object({ id: Id, number: z.int(), subject: z.string() }).nullable(),
  /** The rating, 1 if they came again and 0 if not, or what was bought. */
  value: z.number(),
  currency: z.string().nullable(),
  words: z.string().nullable(),
})
export type ChainRecord = z.infer<typeof ChainRecord>
export const listChainRecords = endpoint({
  id: 'listChainRecords',
  method: 'GET',
  path: '/standards/:id/chain/records',
  tag: 'improvement',
  may: 'insight:read',
  summary: 'Exactly the records that a link of the chain counts, newest first',
  params: IdParams,
  query: PageQuery.extend({ link: ChainLink, kept: z.enum(['yes', 'no']).optional() }).strict(),
  response: pageOf(ChainRecord),
})
