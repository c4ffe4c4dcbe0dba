import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { Day, FreeText, Id, IdParams, Instant, OneLine } from './primitives.ts'

const Person = z.object({ id: Id, name: z.string() })

export const ruleReasons = ['customer', 'law', 'comfort'] as const
/** For whom a rule is there: the customer, the law, or the firm's own comfort. */
export const ForWhom = z.enum(ruleReasons)
export type ForWhom = z.infer<typeof ForWhom>

export const RuleVersion = z.object({
  version: z.int(),
  text: z.string(),
  by: Person.nullable(),
  at: Instant,
  /** Who has read it, and when. */
  readings: z.array(z.object({ member: Person, at: Instant })),
})

export const Rule = z.object({
  id: Id,
  name: z.string(),
  forWhom: ForWhom,
  owner: Person,
  reviewOn: Day,
  text: z.string(),
  version: z.int(),
  /** Whether the reader has read this version. */
  isRead: z.boolean(),
  /** Colleagues who have read it, of all who are active. */
  read: z.object({ members: z.int(), of: z.int() }),
  /** Complaints that it was cited in, in the whole business. */
  complaints: z.int(),
  /** Requests refused by it since its last review, in the whole business. */
  refusals: z.int(),
  /** Exceptions to it granted since its last review, in the whole business. */
  exceptions: z.int(),
  /** Why it should be looked at first. */
  review: z.enum(['comfort', 'refusals', 'exceptions', 'overdue']).nullable(),
  retiredAt: Instant.nullable(),
})
export type Rule = z.infer<typeof Rule>

export const refusalDecisions = ['accepted', 'declined', 'exception', 'unknown'] as const
/** What became of the request: the alternative was taken or not, an exception was made, or it is not known yet. */
export const RefusalDecision = z.enum(refusalDecisions)
export type RefusalDecision = z.infer<typeof RefusalDecision>

/** A rule that met a customer; a mere citation has no request. */
export const RuleUse = z.object({
  id: Id,
  rule: Person,
  case: z.object({ id: Id, number: z.int(), subject: z.string() }),
  asked: z.string().nullable(),
  alternative: z.string().nullable(),
  decision: RefusalDecision.nullable(),
  by: Person.nullable(),
  at: Instant,
})
export type RuleUse = z.infer<typeof RuleUse>

export const RulePage = Rule.extend({
  /** Newest first. */
  versions: z.array(RuleVersion),
  /** In sight, newest first; at most 100. */
  uses: z.array(RuleUse),
  reviews: z.array(
    z.object({
      id: Id,
      reason: z.enum(['refusals', 'exceptions', 'date']),
      openedAt: Instant,
      outcome: z.enum(['kept', 'changed', 'dropped']).nullable(),
      words: z.string().nullable(),
      doneBy: Person.nullable(),
      doneAt: Instant.nullable(),
    }),
  ),
})
export type RulePage = z.infer<typeof RulePage>

const Fields = z.object({
  name: OneLine.min(1).max(200),
  text: FreeText.min(1).max(10_000),
  forWhom: ForWhom,
  ownerId: Id,
  reviewOn: Day,
})

export const listRules = endpoint({
  id: 'listRules',
  method: 'GET',
  path: '/rules',
  tag: 'prevention',
  may: 'prevention:read',
  summary: 'Rules in the order in which they should be looked at: those for the firm’s comfort with complaints first',
  query: z.object({ retired: z.enum(['yes', 'no']).default('no') }).strict(),
  response: z.object({ items: z.array(Rule) }),
})
export const getRule = endpoint({
  id: 'getRule',
  method: 'GET',
  path: '/rules/:id',
  tag: 'prevention',
  may: 'prevention:read',
  summary: 'A rule with its versions, who has read them, its reviews and where it met customers',
  params: IdParams,
  response: RulePage,
})
export const makeRule = endpoint({
  id: 'makeRule',
  method: 'POST',
  path: '/rules',
  tag: 'prevention',
  may: 'prevention:edit',
  summary: 'Write down a rule, for whom it is and when it is looked at again',
  body: Fields.strict(),
  response: RulePage,
  status: 201,
})
/** Another text is another version, which nobody has read yet. */
export const changeRule = endpoint({
  id: 'changeRule',
  method: 'PATCH',
  path: '/rules/:id',
  tag: 'prevention',
  may: 'prevention:edit',
  summary: 'Change a rule; the old text stays as its version',
  params: IdParams,
  body: Fields.partial().strict(),
  response: RulePage,
})
export const readRule = endpoint({
  id: 'readRule',
  method: 'POST',
  path: '/rules/:id/readings',
  tag: 'prevention',
  may: 'prevention:read',
  summary: 'Say that one has read the rule as it stands',
  params: IdParams,
  body: z.object({ version: z.int().min(1) }).strict(),
  response: RulePage,
})
export const reviewRule = endpoint({
  id: 'reviewRule',
  method: 'POST',
  path: '/rules/:id/reviews',
  tag: 'prevention',
  may: 'prevention:edit',
  summary: 'Say what came of looking at a rule, and when it is looked at again',
  params: IdParams,
  body: z
    .object({
      outcome: z.enum(['kept', 'changed', 'dropped']),
      words: FreeText.min(1).max(2000),
      nextReviewOn: Day,
    })
    .strict(),
  response: RulePage,
})

export const listCaseRuleUses = endpoint({
  id: 'listCaseRuleUses',
  method: 'GET',
  path: '/cases/:id/rule-uses',
  tag: 'prevention',
  may: 'prevention:read',
  summary: 'Rules that were cited in a case, and requests refused by one',
  params: IdParams,
  response: z.object({ items: z.array(RuleUse) }),
})
export const citeRule = endpoint({
  id: 'citeRule',
  method: 'POST',
  path: '/cases/:id/rule-uses',
  tag: 'prevention',
  may: 'prevention:record',
  summary: 'Note that a case is about a rule; with what was asked and refused, what was offered instead',
  params: IdParams,
  body: z
    .object({
      ruleId: Id,
      /** null for a citation: nobody refused anything. */
      refused: z
        .object({
          asked: FreeText.min(1).max(1000),
          /** A refusal without it is not accepted. */
          alternative: FreeText.max(1000).default(''),
          decision: RefusalDecision,
        })
        .strict()
        .nullable()
        .default(null),
    })
    .strict(),
  response: RuleUse,
  status: 201,
})
