import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { Id, IdParams, Instant, OneLine } from './primitives.ts'

export const clockMeasures = ['first_answer', 'solution', 'plan'] as const
/** `plan` runs in complaints only: until the customer has a solution or a plan with names and times. */
export const ClockMeasure = z.enum(clockMeasures)
export type ClockMeasure = z.infer<typeof ClockMeasure>

export const clockStates = ['running', 'warning', 'breached', 'paused', 'met', 'missed', 'dropped'] as const
/** `breached` is still running past its limit; `missed` stopped past it; `dropped` no longer applies (merged, spam). */
export const ClockState = z.enum(clockStates)
export type ClockState = z.infer<typeof ClockState>

export const channelKinds = ['mail', 'form', 'api', 'phone', 'walk_in'] as const
export const ChannelKind = z.enum(channelKinds)
export type ChannelKind = z.infer<typeof ChannelKind>

export const priorities = ['low', 'normal', 'high', 'urgent'] as const
export const Priority = z.enum(priorities)
export type Priority = z.infer<typeof Priority>

export const Standard = z.object({
  id: Id,
  name: z.string(),
  measure: ClockMeasure,
  /** null: every channel, priority or branch; the most specific standard wins. */
  channelKind: ChannelKind.nullable(),
  priority: Priority.nullable(),
  branchId: Id.nullable(),
  /** Business seconds on the branch's hours, or real seconds where `always`. */
  targetSeconds: z.int(),
  hours: z.enum(['branch', 'always']),
  targetSharePercent: z.number(),
  active: z.boolean(),
  /** Came from a template and nobody here has confirmed it. */
  notYetYours: z.boolean(),
})
export type Standard = z.infer<typeof Standard>

const StandardFields = z.object({
  name: OneLine.min(1).max(160),
  measure: ClockMeasure,
  channelKind: ChannelKind.nullable(),
  priority: Priority.nullable(),
  branchId: Id.nullable(),
  targetSeconds: z
    .int()
    .min(1)
    .max(366 * 86_400),
  hours: z.enum(['branch', 'always']),
  targetSharePercent: z.number().min(1).max(100),
  active: z.boolean(),
})
export const StandardInput = StandardFields.extend({ active: z.boolean().default(true) })
export type StandardInput = z.infer<typeof StandardInput>

export const listStandards = endpoint({
  id: 'listStandards',
  method: 'GET',
  path: '/standards',
  tag: 'standards',
  may: 'standard:read',
  summary: 'Standards with clocks',
  response: z.object({ items: z.array(Standard) }),
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
  body: StandardFields.partial(),
  response: Standard,
})

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
})
export type ClockBrief = z.infer<typeof ClockBrief>

export const Clock = ClockBrief.extend({
  standardId: Id.nullable(),
  standardName: z.string(),
  startedAt: Instant,
  warnAt: Instant.nullable(),
  zone: z.string(),
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
