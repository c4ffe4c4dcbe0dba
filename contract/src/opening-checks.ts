import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { Day, Id, IdParams, Instant, OneLine } from './primitives.ts'

const Person = z.object({ id: Id, name: z.string() })

/** What is counted: in some size and colour, or whichever. */
const Goods = z.object({ product: z.string(), size: z.string().nullable(), colour: z.string().nullable() })

const GoodsToCount = z
  .object({
    product: OneLine.min(1).max(200),
    size: OneLine.min(1).max(60).nullable().default(null),
    colour: OneLine.min(1).max(60).nullable().default(null),
    minimum: z.int().min(1).max(100_000),
  })
  .strict()

/** Looked at each working day when a branch opens: words to tick, or goods to count against their minimum. */
export const OpeningItem = z.object({
  id: Id,
  /** null: every branch. */
  branch: Person.nullable(),
  /** The corrective action that asks for it. */
  corrective: z.object({ id: Id, words: z.string() }).nullable(),
  words: z.string().nullable(),
  goods: Goods.extend({ minimum: z.int() }).nullable(),
  /** How often it was looked at, and of how many openings. */
  marked: z.int(),
  openings: z.int(),
})
export type OpeningItem = z.infer<typeof OpeningItem>

export const OpeningCheck = z.object({
  id: Id,
  branch: Person,
  /** On the branch's calendar. */
  day: Day,
  opensAt: Instant,
  dueAt: Instant,
  closesAt: Instant,
  doneAt: Instant.nullable(),
  doneBy: Person.nullable(),
  /** Its moment passed undone; done later it stays missed. */
  missed: z.boolean(),
  items: z.array(
    OpeningItem.pick({ id: true, words: true, goods: true, corrective: true }).extend({
      mark: z.object({ at: Instant, by: Person.nullable(), counted: z.int().nullable() }).nullable(),
    }),
  ),
})
export type OpeningCheck = z.infer<typeof OpeningCheck>

export const listOpeningItems = endpoint({
  id: 'listOpeningItems',
  method: 'GET',
  path: '/opening-items',
  tag: 'prevention',
  may: 'prevention:read',
  summary: 'What is looked at when a branch opens: things to tick, and goods with the least that must be there',
  query: z.object({ correctiveId: Id.optional() }).strict(),
  response: z.object({ items: z.array(OpeningItem) }),
})
export const makeOpeningItem = endpoint({
  id: 'makeOpeningItem',
  method: 'POST',
  path: '/opening-items',
  tag: 'prevention',
  may: 'prevention:act',
  summary:
    'Add to the opening check, from the next opening on: words to tick, or goods with a minimum; for a corrective action or by itself',
  body: z
    .object({
      branchId: Id.nullable().default(null),
      correctiveId: Id.nullable().default(null),
      words: OneLine.min(1).max(300).nullable().default(null),
      goods: GoodsToCount.nullable().default(null),
    })
    .strict()
    .refine(({ words, goods }) => (words === null) !== (goods === null), { error: 'opening_item.words_or_goods' }),
  response: OpeningItem,
  status: 201,
})
/** How often it was looked at stays; another kind or branch is another item. */
export const changeOpeningItem = endpoint({
  id: 'changeOpeningItem',
  method: 'PATCH',
  path: '/opening-items/:id',
  tag: 'prevention',
  may: 'prevention:act',
  summary: 'Put right what is looked at, or the goods and the least that must be there, from now on',
  params: IdParams,
  body: z
    .object({ words: OneLine.min(1).max(300).optional(), goods: GoodsToCount.optional() })
    .strict()
    .refine(({ words, goods }) => (words === undefined) !== (goods === undefined), {
      error: 'opening_item.words_or_goods',
    }),
  response: OpeningItem,
})
export const retireOpeningItem = endpoint({
  id: 'retireOpeningItem',
  method: 'POST',
  path: '/opening-items/:id/retire',
  tag: 'prevention',
  may: 'prevention:act',
  summary: 'No longer look at it when a branch opens; what was marked stays',
  params: IdParams,
  response: OpeningItem,
})
export const getOpeningCheck = endpoint({
  id: 'getOpeningCheck',
  method: 'GET',
  path: '/opening-check',
  tag: 'prevention',
  may: 'prevention:read',
  summary: 'The opening check of a branch now: from an hour before it opens until it closes',
  query: z.object({ branchId: Id }).strict(),
  response: z.object({ check: OpeningCheck.nullable() }),
})
export const markOpening = endpoint({
  id: 'markOpening',
  method: 'PUT',
  path: '/opening-check',
  tag: 'prevention',
  may: 'prevention:record',
  summary:
    'Say that something was looked at, with the number counted where it is goods; a number can be put right until closing',
  body: z
    .object({ openingId: Id, itemId: Id, counted: z.int().min(0).max(1_000_000).nullable().default(null) })
    .strict(),
  response: OpeningCheck,
})
export const listOpenings = endpoint({
  id: 'listOpenings',
  method: 'GET',
  path: '/opening-check/days',
  tag: 'prevention',
  may: 'prevention:read',
  summary: 'The opening checks of the last thirty days, newest first, with what was missed',
  query: z.object({ branchId: Id.optional() }).strict(),
  response: z.object({
    items: z.array(OpeningCheck.omit({ items: true }).extend({ marked: z.int(), all: z.int(), below: z.int() })),
  }),
})
