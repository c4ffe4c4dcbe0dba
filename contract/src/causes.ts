import { z } from 'zod'
import { CauseKind } from './complaints.ts'
import { endpoint } from './endpoint.ts'
import { Day, Id, IdParams, Instant, OneLine } from './primitives.ts'

const Person = z.object({ id: Id, name: z.string() })

export const causeLacks = ['know', 'want', 'can'] as const
/** Somebody did not know, did not want, or did not have what they needed. */
export const CauseLack = z.enum(causeLacks)
export type CauseLack = z.infer<typeof CauseLack>

/** What complaints share: with the broader cause above it, and why it came to be. */
export const Cause = z.object({
  id: Id,
  parentId: Id.nullable(),
  words: z.string(),
  kind: CauseKind,
  lack: CauseLack.nullable(),
  product: z.string().nullable(),
  /** Answers to "why?", each about the one before it; at most five. */
  whys: z.array(z.string()),
  /** Reviews that name it, in sight. */
  complaints: z.int(),
  retiredAt: Instant.nullable(),
})
export type Cause = z.infer<typeof Cause>

const CauseFields = z.object({
  words: OneLine.min(1).max(300),
  kind: CauseKind,
  parentId: Id.nullable(),
  lack: CauseLack.nullable(),
  product: OneLine.min(1).max(200).nullable(),
  whys: z.array(OneLine.min(1).max(500)).max(5),
})

export const listCauses = endpoint({
  id: 'listCauses',
  method: 'GET',
  path: '/causes',
  tag: 'prevention',
  may: 'prevention:read',
  summary: 'All causes that are offered, in the order of their words; the retired ones when asked for',
  query: z.object({ retired: z.enum(['yes', 'no']).default('no') }).strict(),
  response: z.object({ items: z.array(Cause) }),
})
export const makeCause = endpoint({
  id: 'makeCause',
  method: 'POST',
  path: '/causes',
  tag: 'prevention',
  may: 'prevention:edit',
  summary: 'Write down a cause; whoever reviews a complaint may also do so there',
  body: CauseFields.partial().required({ words: true, kind: true }).strict(),
  response: Cause,
  status: 201,
})
export const changeCause = endpoint({
  id: 'changeCause',
  method: 'PATCH',
  path: '/causes/:id',
  tag: 'prevention',
  may: 'prevention:edit',
  summary: 'Change a cause, move it below another, write down its whys, or stop offering it',
  params: IdParams,
  body: CauseFields.extend({ isRetired: z.boolean() }).partial().strict(),
  response: Cause,
})

/** Complaints that came between two days of their branch, both included. */
const Period = z.object({ from: Day, to: Day, branchId: Id.optional() })

export const getCauseFigures = endpoint({
  id: 'getCauseFigures',
  method: 'GET',
  path: '/cause-figures',
  tag: 'prevention',
  may: 'prevention:read',
  summary: 'Which causes bring most complaints, with their cumulated share, and how far complaints came',
  query: Period.strict(),
  response: z.object({
    /** The most frequent first. */
    causes: z.array(
      z.object({
        id: Id,
        words: z.string(),
        kind: CauseKind,
        complaints: z.int(),
        /** Of the complaints that name a cause. */
        sharePercent: z.number(),
        cumulatedPercent: z.number(),
      }),
    ),
    /** Complaints of the period: all, and those that got so far. */
    complaints: z.object({ all: z.int(), solved: z.int(), satisfied: z.int(), prevented: z.int(), named: z.int() }),
    /** Of the solved ones, those with a review of their cause; null without any. */
    reviewed: z
      .object({ value: z.number(), low: z.number(), high: z.number(), n: z.int(), reviewed: z.int() })
      .nullable(),
  }),
})

/** The rows behind a figure. */
export const listCauseCases = endpoint({
  id: 'listCauseCases',
  method: 'GET',
  path: '/causes/:id/cases',
  tag: 'prevention',
  may: 'prevention:read',
  summary: 'The complaints of a period that name this very cause, newest first: as many as its figure says',
  params: IdParams,
  query: Period.strict(),
  response: z.object({
    items: z.array(
      z.object({
        id: Id,
        number: z.int(),
        subject: z.string(),
        customer: Person,
        branch: Person,
        receivedAt: Instant,
        item: z.string().nullable(),
      }),
    ),
  }),
})
