import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { LostOutcome, LostReason } from './lost-customers.ts'
import {
  Amount,
  Currency,
  Day,
  FreeText,
  Id,
  IdParams,
  Instant,
  Language,
  OneLine,
  PageQuery,
  pageOf,
} from './primitives.ts'

const Named = z.object({ id: Id, name: z.string() })
const Code = OneLine.min(1).max(120)
const ProductName = OneLine.min(1).max(200)
const Months = z.int().min(1).max(600)

/** Goods that are served alike after the sale. */
export const ProductClass = z.object({
  id: Id,
  name: z.string(),
  /** null: no guarantee of ours. */
  warrantyMonths: z.int().nullable(),
  active: z.boolean(),
  products: z.int(),
})
export type ProductClass = z.infer<typeof ProductClass>

export const Product = z.object({
  id: Id,
  /** The article number of tills and shops. */
  code: z.string().nullable(),
  name: z.string(),
  class: Named.nullable(),
  /** Its own; null: as its class says. */
  warrantyMonths: z.int().nullable(),
  active: z.boolean(),
  /** How many purchases of it are known, and when the last was. */
  purchases: z.int(),
  lastBoughtAt: Instant.nullable(),
})
export type Product = z.infer<typeof Product>

export const listProductClasses = endpoint({
  id: 'listProductClasses',
  method: 'GET',
  path: '/product-classes',
  tag: 'purchases',
  may: 'customer:read',
  summary: 'Classes of goods, by name',
  response: z.object({ items: z.array(ProductClass) }),
})
const ClassInput = z.object({ name: OneLine.min(1).max(120), warrantyMonths: Months.nullable() }).strict()
export const createProductClass = endpoint({
  id: 'createProductClass',
  method: 'POST',
  path: '/product-classes',
  tag: 'purchases',
  may: 'product:edit',
  summary: 'Add a class of goods',
  body: ClassInput,
  response: ProductClass,
  status: 201,
})
export const updateProductClass = endpoint({
  id: 'updateProductClass',
  method: 'PATCH',
  path: '/product-classes/:id',
  tag: 'purchases',
  may: 'product:edit',
  summary: 'Change a class of goods, or use it no more',
  params: IdParams,
  body: ClassInput.extend({ active: z.boolean() }).partial(),
  response: ProductClass,
})

export const listProducts = endpoint({
  id: 'listProducts',
  method: 'GET',
  path: '/products',
  tag: 'purchases',
  may: 'customer:read',
  summary: 'Products by name, or those whose name or article number begins so',
  query: PageQuery.extend({
    search: FreeText.max(200).optional(),
    classId: Id.optional(),
    /** Without: those in use. */
    all: z.literal('true').optional(),
  }).strict(),
  response: pageOf(Product),
})
const ProductInput = z
  .object({ name: ProductName, code: Code.nullable(), classId: Id.nullable(), warrantyMonths: Months.nullable() })
  .strict()
export const createProduct = endpoint({
  id: 'createProduct',
  method: 'POST',
  path: '/products',
  tag: 'purchases',
  may: 'product:edit',
  summary: 'Add a product',
  body: ProductInput.partial().required({ name: true }),
  response: Product,
  status: 201,
})
export const updateProduct = endpoint({
  id: 'updateProduct',
  method: 'PATCH',
  path: '/products/:id',
  tag: 'purchases',
  may: 'product:edit',
  summary: 'Change a product, or sell it no more',
  params: IdParams,
  body: ProductInput.extend({ active: z.boolean() }).partial(),
  response: Product,
})

export const Purchase = z.object({
  id: Id,
  at: Instant,
  customer: Named,
  branch: Named,
  /** The number of the till or shop. */
  reference: z.string().nullable(),
  words: z.string().nullable(),
  amount: z.number().nullable(),
  currency: Currency.nullable(),
  lines: z.array(
    z.object({
      product: Named.nullable(),
      code: z.string().nullable(),
      name: z.string(),
      quantity: z.number(),
      /** For all of them together, in the currency of the purchase. */
      amount: z.number().nullable(),
      /** Last day of the guarantee; null where there is none. */
      warrantyUntil: Day.nullable(),
    }),
  ),
  cancelledAt: Instant.nullable(),
})
export type Purchase = z.infer<typeof Purchase>

export const mostLines = 200
export const PurchaseInput = z
  .object({
    branchId: Id,
    at: Instant.optional(),
    /** The same reference twice is one purchase, whatever else is told the second time. */
    reference: OneLine.min(1).max(200).optional(),
    words: OneLine.min(1).max(300).optional(),
    /** Without: the sum of the lines, where each says its own. */
    amount: Amount.optional(),
    /** Without: the branch's. */
    currency: Currency.optional(),
    customer: z
      .object({
        id: Id.optional(),
        email: z.email().max(254).optional(),
        phone: OneLine.max(40).optional(),
        name: OneLine.max(120).optional(),
        language: Language.optional(),
      })
      .strict()
      .refine(({ id, email, phone }) => id ?? email ?? phone, { error: 'customer.unnamed' }),
    lines: z
      .array(
        z
          .object({
            /** Finds the product of this article number; unknown ones are kept as they were sold. */
            code: Code.optional(),
            name: ProductName.optional(),
            quantity: z.number().min(0.001).max(1_000_000).default(1),
            amount: Amount.optional(),
          })
          .strict()
          .refine(({ code, name }) => code ?? name, { error: 'purchase.line_unnamed' }),
      )
      .max(mostLines)
      .default([]),
  })
  .strict()
export const recordPurchase = endpoint({
  id: 'recordPurchase',
  method: 'POST',
  path: '/purchases',
  tag: 'purchases',
  may: 'customer:edit',
  summary: 'Tell what a customer bought',
  body: PurchaseInput,
  response: Purchase,
})
export const listPurchases = endpoint({
  id: 'listPurchases',
  method: 'GET',
  path: '/purchases',
  tag: 'purchases',
  may: 'customer:read',
  summary: 'Purchases, newest first: all in sight, of a customer or of a product',
  query: PageQuery.extend({ customerId: Id.optional(), productId: Id.optional(), branchId: Id.optional() }).strict(),
  response: pageOf(Purchase),
})
export const cancelPurchase = endpoint({
  id: 'cancelPurchase',
  method: 'POST',
  path: '/purchases/:id/cancel',
  tag: 'purchases',
  may: 'customer:edit',
  summary: 'Tell that a purchase was cancelled or all of it brought back; told twice it is cancelled once',
  params: IdParams,
  response: Purchase,
})

export const rhythmStates = ['unknown', 'in_rhythm', 'late', 'quiet'] as const
const RhythmState = z.enum(rhythmStates)
export type RhythmState = z.infer<typeof RhythmState>

/** What somebody usually buys, how often they come and what it comes to. */
export const BuyingPattern = z.object({
  purchases: z.int(),
  firstAt: Instant.nullable(),
  lastAt: Instant.nullable(),
  spent: z.array(z.object({ currency: Currency, amount: z.number(), purchases: z.int() })),
  /** What they chose most often, up to eight. */
  usual: z.array(z.object({ name: z.string(), times: z.int(), lastAt: Instant })),
  rhythm: z.object({
    state: RhythmState,
    /** Different days on which they came or bought. */
    days: z.int(),
    /** Median of the days between; null until they came on three days. */
    usualDays: z.number().nullable(),
    lastOn: Day.nullable(),
    daysSince: z.int().nullable(),
    lateOn: Day.nullable(),
    quietOn: Day.nullable(),
  }),
})
export type BuyingPattern = z.infer<typeof BuyingPattern>
export const getBuyingPattern = endpoint({
  id: 'getBuyingPattern',
  method: 'GET',
  path: '/customers/:id/buying',
  tag: 'purchases',
  may: 'customer:read',
  summary: 'Recency, frequency and value of one customer, as far as their purchases are in sight',
  params: IdParams,
  response: BuyingPattern,
})

export const LateCustomer = z.object({
  customer: Named,
  /** Where they came last. */
  branch: Named,
  state: RhythmState.extract(['late', 'quiet']),
  usualDays: z.number(),
  lastOn: Day,
  daysSince: z.int(),
  /** An open complaint: the way to them leads over its solution. */
  openComplaintId: Id.nullable(),
  phone: z.string().nullable(),
  /** Since they came last. */
  lastCall: z
    .object({ at: Instant, outcome: LostOutcome, reason: LostReason.nullable(), againOn: Day.nullable() })
    .nullable(),
})
export type LateCustomer = z.infer<typeof LateCustomer>
export const listLateCustomers = endpoint({
  id: 'listLateCustomers',
  method: 'GET',
  path: '/late-customers',
  tag: 'purchases',
  may: 'customer:read',
  summary: 'Customers who stay away longer than they are used to, whose rhythm was missed last first',
  query: PageQuery.extend({
    state: RhythmState.extract(['late', 'quiet']).optional(),
    /** Only those to be called: gone quiet, no open complaint, and nobody has spoken with them since they came. */
    toCall: z.literal('true').optional(),
    branchId: Id.optional(),
  }).strict(),
  response: pageOf(LateCustomer),
})
