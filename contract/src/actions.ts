import { z } from 'zod'
import { CaseBrief } from './cases.ts'
import { endpoint } from './endpoint.ts'
import { roles } from './permissions.ts'
import { FreeText, Id, IdParams, Instant, OneLine, PageQuery, pageOf } from './primitives.ts'
import { ClockBrief } from './standards.ts'

const Person = z.object({ id: Id, name: z.string() })

/** What makes an action: a person by hand, a rule, or the news of a complaint, a promise, a remedy or of prevention. */
export const actionKinds = [
  'by_hand',
  'at_risk',
  'unsatisfied',
  'no_plan',
  'runaround',
  'broken_promise',
  'decide_remedy',
  'fulfil_remedy',
  'angry_follow_up',
  'review_cause',
  'prevent',
  'urgent_call',
  'by_rule',
  'rule_paused',
  'withdraw_product',
  'corrective',
  'review_rule',
  'review_promise',
  'give_reward',
  'agree_goal',
  'decide_exception',
  'answer_shop',
  'theme',
  'opening_check',
  'opening_missed',
  'raise_supply',
  'buyer_list',
  'answer_advice',
  'advice_answered',
  'answer_words',
  'answer_staff_survey',
  'hold_staff_survey',
  'low_staff_item',
  'staff_measure',
  'staff_strain',
  'mend_finding',
  'audit_fell',
  'face_due',
] as const
export const ActionKind = z.enum(actionKinds)
export type ActionKind = z.infer<typeof ActionKind>

/** Settled by the act itself, such as the decision on a remedy, and only by it. */
export const settledByTheirAct: readonly (typeof actionKinds)[number][] = [
  'no_plan',
  'decide_remedy',
  'fulfil_remedy',
  'angry_follow_up',
  'review_cause',
  'urgent_call',
  'withdraw_product',
  'corrective',
  'review_rule',
  'review_promise',
  'give_reward',
  'agree_goal',
  'decide_exception',
  'answer_shop',
  'theme',
  'opening_check',
  'buyer_list',
  'answer_advice',
  'answer_words',
  'answer_staff_survey',
  'hold_staff_survey',
  'low_staff_item',
  'mend_finding',
  'face_due',
]

/** Whose it is follows from limits, duty and who asked, not from who would like to have it. */
export const decidedByLimits: readonly (typeof actionKinds)[number][] = [
  'decide_remedy',
  'decide_exception',
  'answer_advice',
  'advice_answered',
  'answer_staff_survey',
]

/** Done only with words on what came of it: the customer was spoken to, or somebody says why not. */
export const needsOutcome: readonly (typeof actionKinds)[number][] = ['at_risk', 'unsatisfied']

const CaseOf = CaseBrief.pick({ id: true, number: true, subject: true, customer: true })

export const Action = z.object({
  id: Id,
  kind: ActionKind,
  words: z.string().nullable(),
  /** What the text of its kind needs, such as `amount` and `currency`. */
  facts: z.record(z.string(), z.unknown()),
  branch: Person,
  case: CaseOf.nullable(),
  /** null: whoever has `forRole`, or a higher one, in the branch. */
  owner: Person.nullable(),
  forRole: z.enum(roles).nullable(),
  dueAt: Instant.nullable(),
  state: z.enum(['open', 'done', 'dropped']),
  outcome: z.string().nullable(),
  settledAt: Instant.nullable(),
  settledBy: Person.nullable(),
  madeBy: Person.nullable(),
  madeAt: Instant,
})
export type Action = z.infer<typeof Action>

export const listActions = endpoint({
  id: 'listActions',
  method: 'GET',
  path: '/actions',
  tag: 'actions',
  may: 'action:read',
  summary: 'Actions, the next due first; settled ones newest first',
  query: PageQuery.extend({
    state: z.enum(['open', 'settled']).default('open'),
    ownerId: Id.optional(),
    branchId: Id.optional(),
    caseId: Id.optional(),
  }).strict(),
  response: pageOf(Action),
})
export const makeAction = endpoint({
  id: 'makeAction',
  method: 'POST',
  path: '/actions',
  tag: 'actions',
  may: 'action:do',
  summary: 'Write down who does what by when',
  body: z
    .object({
      words: OneLine.min(1).max(500),
      branchId: Id.optional(),
      caseId: Id.optional(),
      /** Oneself unless said. */
      ownerId: Id.optional(),
      dueAt: Instant.nullable().default(null),
    })
    .strict()
    .refine(({ branchId, caseId }) => branchId ?? caseId, { error: 'action.nowhere' }),
  response: Action,
  status: 201,
})
export const settleAction = endpoint({
  id: 'settleAction',
  method: 'POST',
  path: '/actions/:id/settle',
  tag: 'actions',
  may: 'action:do',
  summary:
    'Say that it is done, for a customer at risk with what came of it, or that it is dropped and why; what another act settles is refused here',
  params: IdParams,
  body: z
    .object({ as: z.enum(['done', 'dropped']), outcome: FreeText.min(1).max(2000).nullable().default(null) })
    .strict()
    .refine(({ as, outcome }) => as === 'done' || outcome !== null, { error: 'action.why_dropped' }),
  response: Action,
})
export const changeAction = endpoint({
  id: 'changeAction',
  method: 'PATCH',
  path: '/actions/:id',
  tag: 'actions',
  may: 'action:do',
  summary: 'Give an action another owner or another day',
  params: IdParams,
  body: z.object({ ownerId: Id, dueAt: Instant.nullable() }).partial().strict(),
  response: Action,
})

/** One thing that can be acted on now: the clock of a case, a promise, or an action. */
export const TodayItem = z.object({
  of: z.enum(['clock', 'promise', 'action']),
  /** Of the clock, promise or action. */
  id: Id,
  /** The clock's measure, `promise`, or the action's kind. */
  kind: z.string(),
  words: z.string().nullable(),
  facts: z.record(z.string(), z.unknown()),
  branch: Person,
  case: CaseOf.nullable(),
  owner: Person.nullable(),
  dueAt: Instant.nullable(),
  /** `soon`: a clock that warns, or something due within the hour; the day is the branch's. */
  when: z.enum(['overdue', 'soon', 'today', 'later']),
  clock: ClockBrief.nullable(),
})
export type TodayItem = z.infer<typeof TodayItem>

export const getToday = endpoint({
  id: 'getToday',
  method: 'GET',
  path: '/today',
  tag: 'actions',
  may: 'case:read',
  summary: 'What needs me now, in the order in which customers feel it, with its reason and its clock',
  query: z
    .object({
      /** `mine`: what is mine to do, and what is anybody's; `branch`: everything in sight, for those who lead. */
      of: z.enum(['mine', 'branch']).default('mine'),
      branchId: Id.optional(),
    })
    .strict(),
  response: z.object({
    /** At most 200; `more` says how many are left off. */
    items: z.array(TodayItem),
    more: z.int(),
    /** Promises that fall due today, and how many of them are kept. */
    promises: z.object({ kept: z.int(), broken: z.int(), all: z.int() }),
    /** Settled today by the reader (or in sight): actions, promises and clocks that stopped. */
    done: z.int(),
  }),
})
