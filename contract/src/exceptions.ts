import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { Amount, Currency, FreeText, Id, IdParams, Instant, listOf, PageQuery, pageOf } from './primitives.ts'

const Person = z.object({ id: Id, name: z.string() })
const Words = FreeText.min(1).max(2000)

export const exceptionStates = ['asked', 'granted', 'refused', 'withdrawn'] as const
export const ExceptionState = z.enum(exceptionStates)
export type ExceptionState = z.infer<typeof ExceptionState>

/** A rule gives one thing, and this situation needs another. */
export const PolicyException = z.object({
  id: Id,
  case: z.object({ id: Id, number: z.int(), subject: z.string() }),
  branch: Person,
  rule: Person,
  /** What the rule gives here, and what this situation needs instead. */
  gives: z.string(),
  needs: z.string(),
  why: z.string(),
  /** Besides the remedies of the case, with which it is held against the limit. */
  cost: Amount,
  currency: Currency,
  state: ExceptionState,
  askedBy: Person.nullable(),
  askedAt: Instant,
  /** Whose turn it is while it is asked, and until when; null: any business owner's. */
  approver: Person.nullable(),
  decideBy: Instant.nullable(),
  decidedBy: Person.nullable(),
  decidedAt: Instant.nullable(),
  decisionWords: z.string().nullable(),
  /** What came of it for the customer. */
  result: z.string().nullable(),
  resultBy: Person.nullable(),
  resultAt: Instant.nullable(),
  /** The reader may decide it now. */
  mayDecide: z.boolean(),
})
export type PolicyException = z.infer<typeof PolicyException>

export const listExceptionsOfCase = endpoint({
  id: 'listExceptionsOfCase',
  method: 'GET',
  path: '/cases/:id/exceptions',
  tag: 'remedies',
  may: 'remedy:read',
  summary: 'Exceptions to rules that this situation needed, and the currency in which they cost something',
  params: IdParams,
  response: z.object({ items: z.array(PolicyException), currency: Currency }),
})
/** Inside the asker's limit it is granted at once, above it the approver on duty decides. */
export const askException = endpoint({
  id: 'askException',
  method: 'POST',
  path: '/cases/:id/exceptions',
  tag: 'remedies',
  may: 'remedy:give',
  summary: 'Say what a rule gives, what this situation needs and why; its cost counts together with the remedies',
  params: IdParams,
  body: z
    .object({
      ruleId: Id,
      gives: Words,
      needs: FreeText.min(1).max(1000),
      why: Words,
      cost: Amount.default(0),
    })
    .strict(),
  response: PolicyException,
  status: 201,
})
export const decideException = endpoint({
  id: 'decideException',
  method: 'POST',
  path: '/exceptions/:id/decision',
  tag: 'remedies',
  may: 'remedy:decide',
  summary: 'Grant or refuse an exception; a refusal needs words and an alternative',
  params: IdParams,
  body: z
    .object({ grant: z.boolean(), words: Words.nullable().default(null) })
    .strict()
    .refine(({ grant, words }) => grant || words !== null, { error: 'remedy.why_refused' }),
  response: PolicyException,
})
export const withdrawException = endpoint({
  id: 'withdrawException',
  method: 'POST',
  path: '/exceptions/:id/withdraw',
  tag: 'remedies',
  may: 'remedy:give',
  summary: 'Take back an exception that is not decided yet',
  params: IdParams,
  body: z.object({}).strict(),
  response: PolicyException,
})
export const writeExceptionResult = endpoint({
  id: 'writeExceptionResult',
  method: 'PUT',
  path: '/exceptions/:id/result',
  tag: 'remedies',
  may: 'remedy:give',
  summary: 'Say what came of a granted exception',
  params: IdParams,
  body: z.object({ words: Words }).strict(),
  response: PolicyException,
})

/** A month of the branch's calendar, `2026-11`. */
const Month = z.string().regex(/^[1-9]\d{3}-(0[1-9]|1[0-2])$/)

export const listExceptions = endpoint({
  id: 'listExceptions',
  method: 'GET',
  path: '/exceptions',
  tag: 'remedies',
  may: 'remedy:read',
  summary: 'Exceptions in sight, newest first',
  query: PageQuery.extend({
    ruleId: Id.optional(),
    month: Month.optional(),
    state: listOf(ExceptionState).optional(),
  }).strict(),
  response: pageOf(PolicyException),
})
/** Each count is what `listExceptions` gives for the same rule, month and state. */
export const reviewExceptions = endpoint({
  id: 'reviewExceptions',
  method: 'GET',
  path: '/exception-review',
  tag: 'remedies',
  may: 'remedy:read',
  summary: 'The exceptions of a month by the rule that they were made to, the most first',
  query: z.object({ month: Month }).strict(),
  response: z.object({
    month: z.string(),
    rules: z.array(
      z.object({
        rule: Person,
        /** All but those taken back. */
        all: z.int(),
        granted: z.int(),
        refused: z.int(),
        asked: z.int(),
        /** What the granted ones cost, one a currency. */
        costs: z.array(z.object({ currency: Currency, amount: Amount })),
        /** A look at the rule is open: three granted since the last one, three refusals, or its day. */
        isReviewOpen: z.boolean(),
      }),
    ),
    /** Months of which there are any, newest first. */
    months: z.array(z.string()),
  }),
})
export type ExceptionReview = z.output<typeof reviewExceptions.response>
