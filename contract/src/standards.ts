import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { messagingKinds } from './messaging.ts'
import { Day, Id, IdParams, Instant, Language, OneLine } from './primitives.ts'

export const clockMeasures = [
  'greeting',
  'help',
  'hold',
  'acknowledgement',
  'first_answer',
  'next_answer',
  'plan',
  'decision',
  'fulfilment',
  'solution',
] as const
/**
 * What a clock counts, in the order in which a customer meets them: until greeted, until helped, each time on hold, until a
 * complaint is acknowledged, until a person answers, until an answer to further words, until a complaint has a solution or a
 * plan, until a remedy is decided, until it is in the customer's hands, until it is solved.
 */
export const ClockMeasure = z.enum(clockMeasures)
export type ClockMeasure = z.infer<typeof ClockMeasure>

export const countMeasures = ['handovers', 'explanations'] as const
export const surveyItems = ['satisfaction', 'speed', 'welcome'] as const
export const recordMeasures = ['promises_kept'] as const
export const StandardMeasure = z.enum([...clockMeasures, ...countMeasures, ...surveyItems, ...recordMeasures])
export type StandardMeasure = z.infer<typeof StandardMeasure>

export const standardMethods = ['clock', 'count', 'check', 'survey_item', 'record'] as const
/** How it is known whether a standard was kept: by time, by counting, by looking, by asking, or from records. */
export const StandardMethod = z.enum(standardMethods)
export type StandardMethod = z.infer<typeof StandardMethod>

/** What each method can measure; a check has no measure, it is seen. */
export const measuresOf: Record<StandardMethod, readonly StandardMeasure[]> = {
  clock: clockMeasures,
  count: countMeasures,
  check: [],
  survey_item: surveyItems,
  record: recordMeasures,
}

export const dimensions = ['tangibles', 'reliability', 'responsiveness', 'assurance', 'empathy'] as const
/** The five dimensions of service quality (Parasuraman, Zeithaml, Berry 1988). */
export const Dimension = z.enum(dimensions)
export type Dimension = z.infer<typeof Dimension>

export const sourceKinds = [
  'expectation',
  'mission',
  'value',
  'employees',
  'shareholders',
  'suppliers',
  'government',
  'associations',
  'communities',
  'scheme',
  'law',
  'benchmark',
] as const
/** Where a standard comes from; customers' expectations first, then who we are, six groups of stakeholders, schemes, law, and what the best do. */
export const SourceKind = z.enum(sourceKinds)
export type SourceKind = z.infer<typeof SourceKind>
export const Source = z.object({ kind: SourceKind, words: OneLine.min(1).max(500) }).strict()
export type Source = z.infer<typeof Source>

export const librarySets = ['five_star', 'welcome', 'clothing', 'salon', 'basics', 'courtesy'] as const
/** Standards of the library that belong together. */
export const LibrarySet = z.enum(librarySets)
export type LibrarySet = z.infer<typeof LibrarySet>

/** "When somebody comes in, greet them": the trigger and the act. */
export const WhenThen = z.object({ when: OneLine.max(300), act: OneLine.min(1).max(500) }).strict()
export const Wording = z.partialRecord(Language, WhenThen)
export type Wording = z.infer<typeof Wording>

export const clockStates = ['running', 'warning', 'breached', 'paused', 'met', 'missed', 'dropped'] as const
/** `breached` is still running past its limit; `missed` stopped past it; `dropped` no longer applies (merged, spam). */
export const ClockState = z.enum(clockStates)
export type ClockState = z.infer<typeof ClockState>

export const channelKinds = ['mail', 'form', 'api', 'phone', 'walk_in', ...messagingKinds] as const
export const ChannelKind = z.enum(channelKinds)
export type ChannelKind = z.infer<typeof ChannelKind>

export const priorities = ['low', 'normal', 'high', 'urgent'] as const
export const Priority = z.enum(priorities)
export type Priority = z.infer<typeof Priority>

export const Standard = z.object({
  id: Id,
  name: z.string(),
  method: StandardMethod,
  /** null for a check. */
  measure: StandardMeasure.nullable(),
  wording: Wording,
  dimension: Dimension,
  sources: z.array(Source),
  /** Of schemes, stakeholders and laws that it answers: sources as well. */
  requirements: z.array(
    z.object({
      id: Id,
      schemeId: Id,
      schemeName: z.string().nullable(),
      kind: SourceKind,
      code: z.string(),
      words: z.string(),
    }),
  ),
  /** null: every channel, priority or branch; the most specific standard wins. */
  channelKind: ChannelKind.nullable(),
  priority: Priority.nullable(),
  branchId: Id.nullable(),
  /** Of a clock: business seconds on the branch's hours, or real seconds where `always`. */
  targetSeconds: z.int().nullable(),
  hours: z.enum(['branch', 'always']).nullable(),
  /** At most so many handovers, explanations or steps before a greeting; at least this answer to a survey item. */
  limitCount: z.int().nullable(),
  targetSharePercent: z.number(),
  owner: z.object({ id: Id, name: z.string() }).nullable(),
  validFrom: Day.nullable(),
  validUntil: Day.nullable(),
  reviewOn: Day.nullable(),
  active: z.boolean(),
  /** Looked at every day in each branch; only what is seen. */
  daily: z.boolean(),
  /** The set of the library that it came with. */
  set: LibrarySet.nullable(),
  /** Came from a template and nobody here has confirmed it. */
  notYetYours: z.boolean(),
  version: z.int(),
})
export type Standard = z.infer<typeof Standard>

const StandardFields = z.object({
  name: OneLine.min(1).max(160),
  method: StandardMethod,
  measure: StandardMeasure.nullable(),
  wording: Wording,
  dimension: Dimension,
  sources: z.array(Source).max(20),
  channelKind: ChannelKind.nullable(),
  priority: Priority.nullable(),
  branchId: Id.nullable(),
  targetSeconds: z
    .int()
    .min(1)
    .max(366 * 86_400)
    .nullable(),
  hours: z.enum(['branch', 'always']).nullable(),
  limitCount: z.int().min(0).max(1000).nullable(),
  targetSharePercent: z.number().min(1).max(100),
  ownerId: Id.nullable(),
  validFrom: Day.nullable(),
  validUntil: Day.nullable(),
  reviewOn: Day.nullable(),
  active: z.boolean(),
  daily: z.boolean(),
})
/** Without a source it can be written down, but not be in use (`standard.source_missing`). */
export const StandardInput = z
  .object({
    ...StandardFields.partial().shape,
    name: StandardFields.shape.name,
    method: StandardMethod.default('clock'),
    dimension: Dimension.default('responsiveness'),
    targetSharePercent: StandardFields.shape.targetSharePercent,
    active: z.boolean().default(true),
  })
  .strict()
export type StandardInput = z.infer<typeof StandardInput>

export const listStandards = endpoint({
  id: 'listStandards',
  method: 'GET',
  path: '/standards',
  tag: 'standards',
  may: 'standard:read',
  summary: 'Standards, with what each comes from',
  response: z.object({ items: z.array(Standard) }),
})
/** Three good periods on end: more could be asked for. Turned down with a reason that stays. */
export const HigherTarget = z.object({
  id: Id,
  /** The share kept of each period of four weeks in percent, oldest first. */
  shares: z.array(z.number()),
  fromPercent: z.number(),
  toPercent: z.number(),
  madeAt: Instant,
  state: z.enum(['open', 'taken', 'turned_down']),
  reason: z.string().nullable(),
  decidedBy: z.object({ id: Id, name: z.string() }).nullable(),
})
export type HigherTarget = z.infer<typeof HigherTarget>

export const getStandard = endpoint({
  id: 'getStandard',
  method: 'GET',
  path: '/standards/:id',
  tag: 'standards',
  may: 'standard:read',
  summary: 'A standard with what it was before each change',
  params: IdParams,
  response: Standard.extend({
    /** Newest first; at most one of them is open. */
    higherTargets: z.array(HigherTarget),
    /** Newest first. */
    versions: z.array(
      z.object({
        version: z.int(),
        from: Instant,
        to: Instant,
        changedBy: z.object({ id: Id, name: z.string() }).nullable(),
        was: z.object({
          name: z.string(),
          targetSeconds: z.int().nullable(),
          hours: z.enum(['branch', 'always']).nullable(),
          limitCount: z.int().nullable(),
          targetSharePercent: z.number(),
          active: z.boolean(),
        }),
      }),
    ),
  }),
})
export const decideHigherTarget = endpoint({
  id: 'decideHigherTarget',
  method: 'POST',
  path: '/standards/:id/higher-target',
  tag: 'standards',
  may: 'standard:edit',
  summary: 'Take the higher target that is suggested, or turn it down with a reason',
  params: IdParams,
  body: z
    .object({ take: z.boolean(), reason: OneLine.min(1).max(500).nullable().default(null) })
    .strict()
    .refine(({ take, reason }) => take || reason !== null, { error: 'standard.reason_needed' }),
  response: Standard,
})
export const createStandard = endpoint({
  id: 'createStandard',
  method: 'POST',
  path: '/standards',
  tag: 'standards',
  may: 'standard:edit',
  summary: 'Add a standard',
  body: StandardInput,
  response: Standard,
  status: 201,
})
export const updateStandard = endpoint({
  id: 'updateStandard',
  method: 'PATCH',
  path: '/standards/:id',
  tag: 'standards',
  may: 'standard:edit',
  summary: 'Change or confirm a standard; running clocks are recomputed',
  params: IdParams,
  body: StandardFields.partial().strict(),
  response: Standard,
})

export const pauseReasons = [
  'waiting_for_customer',
  'solved',
  'customer_asked',
  'waiting_for_supplier',
  'waiting_for_goods',
  'beyond_our_control',
] as const
/** Why a clock rests. The first two follow the state of the case; the others are said by a person. */
export const PauseReason = z.enum(pauseReasons)
export type PauseReason = z.infer<typeof PauseReason>

/** One stretch of a clock's life; edges are instants, `seconds` its length. */
export const ClockInterval = z.object({
  from: Instant,
  to: Instant,
  kind: z.enum(['counted', 'closed', 'paused']),
  seconds: z.number(),
})

/** The short form beside a case in lists. */
export const ClockBrief = z.object({
  id: Id,
  measure: ClockMeasure,
  state: ClockState,
  dueAt: Instant.nullable(),
  targetSeconds: z.int(),
  /** Business seconds left while paused; null while it runs (then dueAt says it). */
  remainingSeconds: z.number().nullable(),
  stoppedAt: Instant.nullable(),
  countedSeconds: z.number().nullable(),
  /** What it is about where a case has several of its measure: the message, the remedy, the hold. */
  subjectId: Id.nullable(),
})
export type ClockBrief = z.infer<typeof ClockBrief>

export const Clock = ClockBrief.extend({
  standardId: Id.nullable(),
  standardName: z.string(),
  startedAt: Instant,
  warnAt: Instant.nullable(),
  zone: z.string(),
  /** The customer's own limit, where it is earlier. */
  neededBy: Instant.nullable(),
  /** Why it rests now; null while it does not. */
  pausedFor: z.object({ reason: PauseReason, words: z.string().nullable() }).nullable(),
  /** Steps that the customer took before being greeted, where they were counted, and how many are allowed. */
  steps: z.int().nullable(),
  stepsLimit: z.int().nullable(),
  intervals: z.array(ClockInterval),
  /** What it said before calendars or standards changed, oldest first. */
  history: z.array(
    z.object({
      at: Instant,
      reason: z.enum(['hours_changed', 'standard_changed', 'case_changed']),
      dueAt: Instant.nullable(),
      state: ClockState,
      targetSeconds: z.int(),
    }),
  ),
})
export type Clock = z.infer<typeof Clock>
