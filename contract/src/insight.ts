import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { Day, Id, Instant, PageQuery, pageOf } from './primitives.ts'
import { channelKinds } from './standards.ts'
import { Aspect, aspects } from './voice.ts'

export const figures = [
  'first_answer_met',
  'solution_met',
  'first_answer_time',
  'solution_time',
  'solved_for_good',
  'csat',
  'nps',
  ...aspects,
  'served',
] as const
export const FigureName = z.enum(figures)
export type FigureName = z.infer<typeof FigureName>

/** Where a measured thing came from: a case's channel, or of an answer without a case the way it was given. */
export const seenBy = [...channelKinds, 'link', 'qr', 'kiosk', 'embedded', 'paper', 'interview'] as const
export const SeenBy = z.enum(seenBy)
export type SeenBy = z.infer<typeof SeenBy>

/** Days are whole days of the branch; both ends count. */
export const InsightFilter = z.object({
  from: Day,
  to: Day,
  branchId: Id.optional(),
  channelKind: SeenBy.optional(),
  memberId: Id.optional(),
})
export type InsightFilter = z.infer<typeof InsightFilter>

/** A share or score with its 95 % interval; value, low and high are null when n is under the minimum ("too few to say"). */
export const Estimate = z.object({
  value: z.number().nullable(),
  low: z.number().nullable(),
  high: z.number().nullable(),
  n: z.int(),
  tooFew: z.boolean(),
})
/** Business seconds; pausedMedian is the median time spent waiting for the customer, shown apart. */
export const DurationFigure = z.object({
  median: z.number().nullable(),
  slowestTenth: z.number().nullable(),
  pausedMedian: z.number().nullable(),
  n: z.int(),
  tooFew: z.boolean(),
})

/** The share of customers whose answer about an aspect was favourable. */
export const AspectScore = Estimate.extend({
  /** Answers to surveys that asked about it, with or without a word on it; 0 means that nobody was asked. */
  asked: z.int(),
})

export const FigureSet = z.object({
  firstAnswerMet: Estimate,
  solutionMet: Estimate,
  firstAnswerTime: DurationFigure,
  solutionTime: DurationFigure,
  solvedForGood: Estimate,
  csat: Estimate.extend({
    mean: z.number().nullable(),
    /** Answers 5, 4, 3, 2, 1. */ counts: z.array(z.int()).length(5),
  }),
  /** Score −100…100 with its groups; `withoutScore` answered the survey but not this question. */
  nps: Estimate.extend({ promoters: z.int(), passives: z.int(), detractors: z.int(), withoutScore: z.int() }),
  /** Felt welcome and respected: 4 or 5 of 5. */
  emotional: AspectScore,
  /** Would recommend: 9 or 10 of 10. */
  loyalty: AspectScore,
  /** Found good every part they judged: speed 4 or 5, solved yes. */
  parts: AspectScore,
  /** Would come back: yes. */
  return: AspectScore,
  /** Friendly and solved, both: felt welcome (4 or 5) and the problem solved. Friendly without a solution is a failure. */
  served: AspectScore,
})
export type FigureSet = z.infer<typeof FigureSet>

export const Insight = z.object({
  filter: InsightFilter,
  all: FigureSet,
  /** Aspects that the surveys do not ask about at present. */
  missingAspects: z.array(Aspect),
  previous: FigureSet,
  byBranch: z.array(z.object({ id: Id, name: z.string(), figures: FigureSet })),
  byChannel: z.array(z.object({ kind: SeenBy, figures: FigureSet })),
  /** Whoever leads sees every employee, in the branches in sight; all others see themselves alone. */
  byMember: z.array(z.object({ id: Id, name: z.string(), figures: FigureSet })),
  /** ISO weeks, oldest first. */
  byWeek: z.array(z.object({ week: Day, figures: FigureSet })),
})
export type Insight = z.infer<typeof Insight>

export const getInsight = endpoint({
  id: 'getInsight',
  method: 'GET',
  path: '/insight',
  tag: 'insight',
  may: 'insight:read',
  summary: 'Figures of a period by branch, channel, employee and week',
  query: InsightFilter.strict(),
  response: Insight,
})

/** A mean of 1 to 5 with how many people it is of. */
const Side = z.object({
  mean: z.number().nullable(),
  n: z.int(),
  /** Fewer than a figure is judged by; of colleagues no mean is shown then. */
  tooFew: z.boolean(),
})
export const InsideOutside = z.object({
  /** Oldest first, `2026-11`. */
  months: z.array(z.string()),
  parts: z.array(
    z.object({
      /** null: the whole business, as far as it is in sight. */
      branch: z.object({ id: Id, name: z.string() }).nullable(),
      /** One for each month; null where colleagues were not asked, or no customer answered. */
      inside: z.array(Side.nullable()),
      outside: z.array(Side.nullable()),
    }),
  ),
})
export type InsideOutside = z.infer<typeof InsideOutside>
export const getInsideOutside = endpoint({
  id: 'getInsideOutside',
  method: 'GET',
  path: '/insight/inside',
  tag: 'insight',
  may: 'survey:edit',
  summary: 'What colleagues say of each other’s service beside what customers say of it, month by month and by branch',
  query: z.object({ months: z.coerce.number().int().min(1).max(36).default(12) }).strict(),
  response: InsideOutside,
})

/** One row behind a figure; the list, its count and the CSV are the same rows. */
export const FigureRow = z.object({
  /** The case, or the answer that belongs to none. */
  id: Id,
  /** Null of an answer without a case, which then names the survey it was given to. */
  case: z.object({ id: Id, number: z.int(), subject: z.string() }).nullable(),
  survey: z.object({ id: Id, name: z.string() }).nullable(),
  /** Null where nobody knows who answered. */
  customerName: z.string().nullable(),
  branchName: z.string(),
  channelKind: SeenBy,
  /** Null without an owner, and where the reader may not see whose figures these are. */
  memberName: z.string().nullable(),
  at: Instant,
  /** Seconds, score, or null; what it is depends on the figure. */
  value: z.number().nullable(),
  /** Whether it counts as good for a share. */
  good: z.boolean().nullable(),
  /** What was chosen in words: whether they would come back (return), whether it was solved (parts). */
  answer: z.enum(['yes', 'perhaps', 'partly', 'no']).nullable(),
  comment: z.string().nullable(),
})
export const FigureQuery = InsightFilter.extend({ figure: FigureName, good: z.enum(['true', 'false']).optional() })
export const listFigureRows = endpoint({
  id: 'listFigureRows',
  method: 'GET',
  path: '/insight/rows',
  tag: 'insight',
  may: 'insight:read',
  summary: 'The rows a figure counts',
  query: PageQuery.extend(FigureQuery.shape).strict(),
  response: pageOf(FigureRow),
})
/** CSV with a header line; cells that a spreadsheet would run as formulas are escaped. */
export const exportFigureRows = endpoint({
  id: 'exportFigureRows',
  method: 'GET',
  path: '/insight/rows.csv',
  tag: 'insight',
  may: 'insight:export',
  summary: 'The same rows as CSV',
  query: FigureQuery.strict(),
  response: z.string(),
})
