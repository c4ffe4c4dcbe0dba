import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import {
  Amount,
  Currency,
  Day,
  FreeText,
  Id,
  IdParams,
  Instant,
  Language,
  listOf,
  OneLine,
  PageQuery,
  pageOf,
} from './primitives.ts'

const Person = z.object({ id: Id, name: z.string() })

export const remedyKinds = [
  'apology',
  'refund',
  'account_credit',
  'coupon',
  'free_product',
  'replacement',
  'repair',
  'discount',
] as const
export const RemedyKind = z.enum(remedyKinds)
export type RemedyKind = z.infer<typeof RemedyKind>

export const remedyStates = ['asked', 'granted', 'refused', 'withdrawn', 'fulfilled'] as const
export const RemedyState = z.enum(remedyStates)

/** What the business allows, and up to what amount each role decides alone. Local consumer law has precedence over all of it. */
export const RemedyPolicy = z.object({
  rules: z.array(
    z.object({
      kind: RemedyKind,
      allowed: z.boolean(),
      /** When it fits, what the receipt says; by language. */
      words: z.partialRecord(Language, z.string()),
      /** How long a coupon or discount of this kind holds. */
      validDays: z.int(),
      notYetYours: z.boolean(),
    }),
  ),
  limits: z.array(
    z.object({
      role: z.enum(['employee', 'lead', 'manager', 'owner']),
      currency: Currency,
      /** null: any kind without a limit of its own. */
      kind: RemedyKind.exclude(['apology']).nullable(),
      /** null: no limit. */
      amount: Amount.nullable(),
      notYetYours: z.boolean(),
    }),
  ),
  /** Minutes an approver has before the question goes to the next. */
  decideMinutes: z.int(),
})
export type RemedyPolicy = z.infer<typeof RemedyPolicy>

export const getRemedyPolicy = endpoint({
  id: 'getRemedyPolicy',
  method: 'GET',
  path: '/remedy-policy',
  tag: 'remedies',
  may: 'remedy:read',
  summary: 'Which remedies the business allows, in whose limits',
  response: RemedyPolicy,
})
export const setRemedyPolicy = endpoint({
  id: 'setRemedyPolicy',
  method: 'PUT',
  path: '/remedy-policy',
  tag: 'remedies',
  may: 'remedy:policy',
  summary: 'Set which remedies the business allows, in whose limits; what is set is yours',
  body: z
    .object({
      rules: z
        .array(
          z
            .object({
              kind: RemedyKind,
              allowed: z.boolean(),
              words: z.partialRecord(Language, FreeText.min(1).max(2000)),
              validDays: z.int().min(1).max(3650),
            })
            .strict(),
        )
        .max(remedyKinds.length),
      limits: z
        .array(
          z
            .object({
              role: z.enum(['employee', 'lead', 'manager', 'owner']),
              currency: Currency,
              kind: RemedyKind.exclude(['apology']).nullable(),
              amount: Amount.nullable(),
            })
            .strict(),
        )
        .max(200),
      decideMinutes: z.int().min(1).max(10_080),
    })
    .strict(),
  response: RemedyPolicy,
})

export const Coupon = z.object({
  id: Id,
  code: z.string(),
  /** Its worth, or of a percentage the most it may come to. */
  amount: Amount,
  percent: z.number().nullable(),
  currency: Currency,
  expiresOn: Day,
  redeemedAt: Instant.nullable(),
  redeemedBy: Person.nullable(),
  receipt: z.string().nullable(),
  voided: z.boolean(),
  /** Of a coupon for an answer to a survey: which, what was promised, and for which purchase, where one was named. */
  thanks: z
    .object({ survey: z.string(), words: z.partialRecord(Language, z.string()), purchase: z.string().nullable() })
    .nullable(),
})
export type Coupon = z.infer<typeof Coupon>

export const Remedy = z.object({
  id: Id,
  case: z.object({ id: Id, number: z.int() }),
  branch: Person,
  kind: RemedyKind,
  words: z.string().nullable(),
  amount: Amount,
  currency: Currency,
  percent: z.number().nullable(),
  reason: z.string(),
  /** Why this situation needs more than the rules give. */
  exceptionWords: z.string().nullable(),
  product: z.string().nullable(),
  state: RemedyState,
  askedBy: Person.nullable(),
  askedAt: Instant,
  /** Whose turn it is while it is asked, and until when. */
  approver: Person.nullable(),
  decideBy: Instant.nullable(),
  decidedBy: Person.nullable(),
  decidedAt: Instant.nullable(),
  decisionWords: z.string().nullable(),
  fulfilledAt: Instant.nullable(),
  fulfilledBy: Person.nullable(),
  proof: z.string().nullable(),
  coupon: Coupon.nullable(),
  /** Who let their time to decide pass. */
  passedOver: z.array(Id),
  /** The reader may decide it now. */
  mayDecide: z.boolean(),
})
export type Remedy = z.infer<typeof Remedy>

export const listRemediesOfCase = endpoint({
  id: 'listRemediesOfCase',
  method: 'GET',
  path: '/cases/:id/remedies',
  tag: 'remedies',
  may: 'remedy:read',
  summary: 'What was offered in a case, and up to what amount the reader decides alone',
  params: IdParams,
  response: z.object({
    items: z.array(Remedy),
    currency: Currency,
    /** What exceptions to rules cost besides, asked or granted: held against the same limits. */
    exceptions: z.array(z.object({ currency: Currency, amount: Amount })),
    /** For each kind that the reader may offer: their own limit, and who decides above it. null: no limit. */
    offers: z.array(
      z.object({
        kind: RemedyKind,
        words: z.string().nullable(),
        /** Only as an exception: the rules of the business do not allow it. */
        onlyAsException: z.boolean(),
        ownLimit: Amount.nullable(),
      }),
    ),
    /** Whoever may be asked in this branch, in the order in which they are; the limits of their roles stand in the policy. */
    deciders: z.array(Person.extend({ role: z.enum(['lead', 'manager', 'owner']) })),
  }),
})
/** Inside the limit it is granted at once, above it the approver on duty decides. */
export const giveRemedies = endpoint({
  id: 'giveRemedies',
  method: 'POST',
  path: '/cases/:id/remedies',
  tag: 'remedies',
  may: 'remedy:give',
  summary: 'Give one or several remedies together; their sum is held against the limit',
  params: IdParams,
  body: z
    .object({
      reason: FreeText.min(1).max(2000),
      exceptionWords: FreeText.min(1).max(2000).nullable().default(null),
      product: OneLine.min(1).max(200).nullable().default(null),
      items: z
        .array(
          z
            .object({
              kind: RemedyKind,
              words: OneLine.min(1).max(500).nullable().default(null),
              /** Its worth in the branch's currency, with its decimals; of a percentage the most it may come to; 0 for an apology only. */
              amount: Amount,
              currency: Currency.optional(),
              percent: z.number().min(0.01).max(100).nullable().default(null),
            })
            .strict(),
        )
        .min(1)
        .max(8),
    })
    .strict(),
  response: z.object({ items: z.array(Remedy) }),
  status: 201,
})
export const decideRemedy = endpoint({
  id: 'decideRemedy',
  method: 'POST',
  path: '/remedies/:id/decision',
  tag: 'remedies',
  may: 'remedy:decide',
  summary: 'Grant or refuse what was asked; a refusal needs words and an alternative',
  params: IdParams,
  body: z
    .object({ grant: z.boolean(), words: FreeText.min(1).max(2000).nullable().default(null) })
    .strict()
    .refine(({ grant, words }) => grant || words !== null, { error: 'remedy.why_refused' }),
  response: Remedy,
})
export const withdrawRemedy = endpoint({
  id: 'withdrawRemedy',
  method: 'POST',
  path: '/remedies/:id/withdraw',
  tag: 'remedies',
  may: 'remedy:give',
  summary: 'Take back what is not given yet; its coupon holds no longer',
  params: IdParams,
  body: z.object({}).strict(),
  response: Remedy,
})
export const fulfilRemedy = endpoint({
  id: 'fulfilRemedy',
  method: 'POST',
  path: '/remedies/:id/fulfilment',
  tag: 'remedies',
  may: 'remedy:give',
  summary: 'Say that the customer has it, with the proof',
  params: IdParams,
  body: z.object({ proof: OneLine.min(1).max(500) }).strict(),
  response: Remedy,
})
const LedgerFilter = z.object({
  state: listOf(RemedyState).optional(),
  kind: listOf(RemedyKind).optional(),
  branchId: listOf(Id).optional(),
  from: Day.optional(),
  to: Day.optional(),
})
export type LedgerFilter = z.infer<typeof LedgerFilter>

export const listRemedies = endpoint({
  id: 'listRemedies',
  method: 'GET',
  path: '/remedies',
  tag: 'remedies',
  may: 'remedy:read',
  summary: 'The ledger, newest first, with its totals',
  query: PageQuery.extend(LedgerFilter.shape).strict(),
  response: pageOf(Remedy).extend({
    /** Of everything that the filter leaves and that was granted: one row a currency, kind and branch. */
    totals: z.array(z.object({ currency: Currency, kind: RemedyKind, branch: Person, count: z.int(), amount: Amount })),
  }),
})
/** CSV with a header line, in the order of the list. */
export const exportRemedies = endpoint({
  id: 'exportRemedies',
  method: 'GET',
  path: '/remedies.csv',
  tag: 'remedies',
  may: 'remedy:export',
  summary: 'The same ledger as CSV',
  query: LedgerFilter.strict(),
  response: z.string(),
})

const Code = z.object({ code: FreeText.min(4).max(40) }).strict()
/** Guessing is slowed down; a code is long and drawn at random. */
export const lookUpCoupon = endpoint({
  id: 'lookUpCoupon',
  method: 'POST',
  path: '/coupons/look-up',
  tag: 'remedies',
  may: 'coupon:redeem',
  summary: 'What a code is worth and whether it still holds',
  body: Code,
  response: Coupon,
})
export const redeemCoupon = endpoint({
  id: 'redeemCoupon',
  method: 'POST',
  path: '/coupons/redeem',
  tag: 'remedies',
  may: 'coupon:redeem',
  summary: 'Use a code, once and never again, in any branch',
  body: Code.extend({ branchId: Id, receipt: OneLine.min(1).max(120).nullable().default(null) }).strict(),
  response: Coupon,
})
