import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { Day, Id, IdParams, Instant, OneLine, PageQuery, pageOf } from './primitives.ts'

const Period = z.object({
  /** Both days included; in each branch's own zone. Unless said, the last 12 weeks. */
  from: Day.optional(),
  to: Day.optional(),
  branchId: Id.optional(),
})

/** Of what was looked at: how many were kept, the share with its 95 % interval (Wilson); null without any. */
export const Kept = z.object({
  kept: z.int(),
  missed: z.int(),
  sharePercent: z.number().nullable(),
  interval: z.tuple([z.number(), z.number()]).nullable(),
})
export type Kept = z.infer<typeof Kept>

/** One week of a p-chart in percent missed; its limits widen where there was little to look at. */
export const ChartWeek = z.object({
  /** Monday. */
  week: Day,
  kept: z.int(),
  missed: z.int(),
  missedPercent: z.number().nullable(),
  lowerPercent: z.number().nullable(),
  upperPercent: z.number().nullable(),
  /** Outside its limits, strictly. */
  isBeyond: z.boolean(),
})

export const StandardResults = z.object({
  from: Day,
  to: Day,
  /** By the standard's own method. */
  total: Kept,
  /** By looking, where it was also checked; null where it was not, or where looking is its method. */
  seen: Kept.nullable(),
  /** What the standard’s own method says less what was seen, in points with its 95 % interval; null unless both are known. */
  difference: z.object({ points: z.number(), low: z.number(), high: z.number() }).nullable(),
  targetSharePercent: z.number(),
  /** Whether the share reaches the target; null without results. */
  isReached: z.boolean().nullable(),
  by: z.object({
    branch: z.array(Kept.extend({ id: Id, name: z.string() })),
    /** Without an owner: null. Whoever leads sees every employee; all others see themselves alone. */
    member: z.array(Kept.extend({ id: Id.nullable(), name: z.string().nullable() })),
    channel: z.array(Kept.extend({ kind: z.string() })),
  }),
  weeks: z.array(ChartWeek),
  /** Mean of the weeks in percent missed; null under 8 weeks with results. */
  centrePercent: z.number().nullable(),
  /** Under 20 weeks with results: limits will still move. */
  isProvisional: z.boolean(),
})
export type StandardResults = z.infer<typeof StandardResults>

export const getStandardResults = endpoint({
  id: 'getStandardResults',
  method: 'GET',
  path: '/standards/:id/results',
  tag: 'standards',
  may: 'standard:read',
  summary: 'How a standard was kept: by branch, employee, channel and week',
  params: IdParams,
  query: Period.strict(),
  response: StandardResults,
})

/** One thing that was counted. */
export const ResultRow = z.object({
  id: Id,
  at: Instant,
  kept: z.boolean(),
  /** Seconds of a clock, times of a count, an answer of a survey; null of what was seen. */
  value: z.number().nullable(),
  words: z.string().nullable(),
  branch: z.object({ id: Id, name: z.string() }),
  /** Null without an owner, and where the reader may not see whose result this is. */
  member: z.object({ id: Id, name: z.string() }).nullable(),
  case: z.object({ id: Id, number: z.int(), subject: z.string() }).nullable(),
})
export type ResultRow = z.infer<typeof ResultRow>
export const listStandardRows = endpoint({
  id: 'listStandardRows',
  method: 'GET',
  path: '/standards/:id/results/rows',
  tag: 'standards',
  may: 'standard:read',
  summary: 'What stands behind a result, newest first',
  params: IdParams,
  query: PageQuery.extend({
    ...Period.shape,
    seen: z.enum(['yes', 'no']).default('no'),
    memberId: z.union([Id, z.literal('none')]).optional(),
    channelKind: z.string().max(40).optional(),
    week: Day.optional(),
    kept: z.enum(['yes', 'no']).optional(),
  }).strict(),
  response: pageOf(ResultRow),
})

export const markStandard = endpoint({
  id: 'markStandard',
  method: 'POST',
  path: '/standards/:id/marks',
  tag: 'standards',
  may: 'standard:mark',
  summary: 'Note that a standard was seen kept, or not',
  params: IdParams,
  body: z
    .object({
      branchId: Id,
      kept: z.boolean(),
      memberId: Id.nullable().default(null),
      words: OneLine.min(1).max(500).nullable().default(null),
      /** Up to a week past. */
      at: Instant.optional(),
    })
    .strict(),
  response: ResultRow,
  status: 201,
})

/** How every standard in use stands, the weakest first: the focus of the day is the first of them. */
export const listStandardStandings = endpoint({
  id: 'listStandardStandings',
  method: 'GET',
  path: '/standards/standings',
  tag: 'standards',
  may: 'standard:read',
  summary: 'The share kept of each standard in use, over the last 12 weeks',
  query: z.object({ branchId: Id.optional() }).strict(),
  response: z.object({
    items: z.array(
      z.object({ standardId: Id, total: Kept, targetSharePercent: z.number(), isReached: z.boolean().nullable() }),
    ),
  }),
})

/** The standard on which a shift keeps its eye. */
export const StandardFocus = z.object({
  /** null: no standard has enough results, and nobody has chosen one. */
  standard: z.object({ id: Id, name: z.string() }).nullable(),
  why: z.enum(['chosen', 'weakest', 'too_few']),
  /** Of the last 12 weeks. */
  total: Kept.nullable(),
  targetSharePercent: z.number().nullable(),
  isReached: z.boolean().nullable(),
  /** Chosen by hand: the last day on which that holds. */
  until: Day.nullable(),
  /** So many results a standard needs to be called the weakest. */
  fewest: z.int(),
})
export type StandardFocus = z.infer<typeof StandardFocus>
export const getFocus = endpoint({
  id: 'getFocus',
  method: 'GET',
  path: '/standards/focus',
  tag: 'standards',
  may: 'standard:read',
  summary: 'The standard of the day: the one furthest below its target, unless one is chosen by hand',
  query: z.object({ branchId: Id.optional() }).strict(),
  response: StandardFocus,
})
export const chooseFocus = endpoint({
  id: 'chooseFocus',
  method: 'PUT',
  path: '/standards/focus',
  tag: 'standards',
  may: 'standard:edit',
  summary: 'Choose the standard of the day by hand, until a day; without a standard the weakest is it again',
  body: z.object({ choice: z.object({ standardId: Id, until: Day }).strict().nullable() }).strict(),
  response: StandardFocus,
})
