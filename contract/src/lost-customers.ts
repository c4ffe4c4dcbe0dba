import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { Day, FreeText, Id, IdParams, Instant } from './primitives.ts'

const Named = z.object({ id: Id, name: z.string() })

export const lostReasons = ['service', 'price', 'product', 'moved', 'need_ended', 'competitor', 'other'] as const
/** Why somebody stays away; `service` may name the standard that was not kept. */
export const LostReason = z.enum(lostReasons)
export type LostReason = z.infer<typeof LostReason>

export const lostOutcomes = ['spoke', 'no_answer', 'not_now'] as const
export const LostOutcome = z.enum(lostOutcomes)
export const comesBackAnswers = ['yes', 'perhaps', 'no'] as const

export const LostCall = z.object({
  id: Id,
  branch: Named,
  by: Named.nullable(),
  at: Instant,
  outcome: LostOutcome,
  /** null: nobody spoke, or they did not say. */
  reason: LostReason.nullable(),
  standard: Named.nullable(),
  words: z.string().nullable(),
  /** Who else is affected. */
  others: z.string().nullable(),
  /** What would bring them back. */
  backIf: z.string().nullable(),
  comesBack: z.enum(comesBackAnswers).nullable(),
  againOn: Day.nullable(),
  /** Their rhythm as it was known then. */
  usualDays: z.number().nullable(),
  lastOn: Day.nullable(),
})
export type LostCall = z.infer<typeof LostCall>

export const listLostCalls = endpoint({
  id: 'listLostCalls',
  method: 'GET',
  path: '/customers/:id/lost-calls',
  tag: 'purchases',
  may: 'customer:read',
  summary: 'Calls to a customer who stayed away, newest first; the newest 50',
  params: IdParams,
  response: z.object({ items: z.array(LostCall) }),
})
export const recordLostCall = endpoint({
  id: 'recordLostCall',
  method: 'POST',
  path: '/customers/:id/lost-calls',
  tag: 'purchases',
  may: 'customer:edit',
  summary: 'Tell how a call to a customer who stays away went',
  params: IdParams,
  body: z
    .object({
      /** Where they came last. */
      branchId: Id,
      outcome: LostOutcome,
      reason: LostReason.nullable().default(null),
      standardId: Id.nullable().default(null),
      words: FreeText.max(4000).nullable().default(null),
      others: FreeText.max(1000).nullable().default(null),
      backIf: FreeText.max(1000).nullable().default(null),
      comesBack: z.enum(comesBackAnswers).nullable().default(null),
      /** When to call again, where nobody spoke. Without: a week from now. */
      againOn: Day.optional(),
    })
    .strict()
    .refine(({ outcome, reason }) => outcome === 'spoke' || reason === null, { error: 'lost.reason_without_talk' })
    .refine(({ reason, standardId }) => reason === 'service' || standardId === null, {
      error: 'lost.standard_without_service',
    }),
  response: LostCall,
  status: 201,
})

/** From so many known reasons upward a share of them is said at all. */
export const fewestLosses = 20
const Share = z.object({
  count: z.int(),
  /** In percent of the known reasons, with its 95 % interval; null where none is known. */
  sharePercent: z.number().nullable(),
  interval: z.tuple([z.number(), z.number()]).nullable(),
})
export const LostReasons = z.object({
  /** Gone quiet now, and of those how many nobody has spoken with. */
  quiet: z.int(),
  toCall: z.int(),
  /** Customers spoken with in these days; each counts once, with what they said last. */
  spoke: z.int(),
  known: z.int(),
  /** Spoken with, but they did not say why. */
  unknown: z.int(),
  reasons: z.array(Share.extend({ reason: LostReason })),
  /** Poor service, by the standard that was not kept; null: none was named. */
  service: z.array(Share.extend({ standard: Named.nullable() })),
  /** Own share of poor service; null under 20 known reasons. */
  ownService: Share.nullable(),
  comesBack: z.object({ yes: z.int(), perhaps: z.int(), no: z.int() }),
})
export type LostReasons = z.infer<typeof LostReasons>
export const getLostReasons = endpoint({
  id: 'getLostReasons',
  method: 'GET',
  path: '/lost-reasons',
  tag: 'purchases',
  may: 'insight:read',
  summary: 'Why customers stay away, as far as they said it, between two days on the calendar of each branch',
  query: z.object({ from: Day, to: Day, branchId: Id.optional() }).strict(),
  response: LostReasons,
})
