import { z } from 'zod'
import { CauseKind } from './complaints.ts'
import { endpoint } from './endpoint.ts'
import { Day, Id, Instant, listOf, OneLine, PageQuery, pageOf } from './primitives.ts'
import { ChannelKind } from './standards.ts'

/** What narrows the log; days are those of each branch, both included. */
export const ComplaintFilter = z.object({
  from: Day.optional(),
  to: Day.optional(),
  branchId: Id.optional(),
  channelKind: ChannelKind.optional(),
  /** A product as it was written down, whatever its capitals; `none` in the answer is where nothing was. */
  item: OneLine.max(200).optional(),
  causeKind: z.union([CauseKind, z.literal('none')]).optional(),
  /** Brought by the customer, or found because somebody asked. */
  found: z.enum(['brought', 'asked']).optional(),
  standing: listOf(z.enum(['open', 'solved', 'satisfied', 'prevented'])).optional(),
  angry: z.enum(['yes']).optional(),
  week: Day.optional(),
})
export type ComplaintFilter = z.infer<typeof ComplaintFilter>

const Share = z.object({
  n: z.int(),
  of: z.int(),
  sharePercent: z.number().nullable(),
  /** 95 %, Wilson. */
  interval: z.tuple([z.number(), z.number()]).nullable(),
})

export const ComplaintSummary = z.object({
  from: Day,
  to: Day,
  total: z.int(),
  brought: z.int(),
  foundByAsking: z.int(),
  standing: z.object({ open: z.int(), solved: z.int(), satisfied: z.int(), prevented: z.int() }),
  /** Of those that somebody judged. */
  satisfied: Share,
  /** Of those that are solved: whose cause was reviewed. */
  reviewed: Share,
  /** Of very angry customers whose second call is past: satisfied in the end, or come back since. */
  angryKept: Share,
  /** The ten products with most complaints; new where the first one ever is of the last 30 days. */
  items: z.array(z.object({ item: z.string(), n: z.int(), isNew: z.boolean() })),
  withoutItem: z.int(),
  branches: z.array(z.object({ id: Id, name: z.string(), n: z.int() })),
  channels: z.array(z.object({ kind: ChannelKind, n: z.int() })),
  causes: z.array(z.object({ kind: CauseKind.nullable(), n: z.int() })),
  /** Each week from Monday, without gaps. */
  weeks: z.array(z.object({ week: Day, n: z.int() })),
})
export type ComplaintSummary = z.infer<typeof ComplaintSummary>

export const summariseComplaints = endpoint({
  id: 'summariseComplaints',
  method: 'GET',
  path: '/complaints/summary',
  tag: 'complaints',
  may: 'complaint:read',
  summary: 'How many complaints, of what, where, with which causes, week by week',
  query: ComplaintFilter.strict(),
  response: ComplaintSummary,
})

export const ComplaintBrief = z.object({
  caseId: Id,
  number: z.int(),
  subject: z.string(),
  customer: z.object({ id: Id, name: z.string() }),
  branch: z.object({ id: Id, name: z.string() }),
  owner: z.object({ id: Id, name: z.string() }).nullable(),
  channelKind: ChannelKind,
  item: z.string().nullable(),
  cause: z.string().nullable(),
  causeKind: CauseKind.nullable(),
  foundByAsking: z.boolean(),
  isAngry: z.boolean(),
  standing: z.enum(['open', 'solved', 'satisfied', 'prevented']),
  receivedAt: Instant,
})
export type ComplaintBrief = z.infer<typeof ComplaintBrief>

export const listComplaints = endpoint({
  id: 'listComplaints',
  method: 'GET',
  path: '/complaints',
  tag: 'complaints',
  may: 'complaint:read',
  summary: 'Complaints, newest first: the very ones that the summary counts',
  query: PageQuery.extend(ComplaintFilter.shape).strict(),
  response: pageOf(ComplaintBrief),
})
