import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { FeedbackSource, ScoreGroup } from './feedback.ts'
import { Id, IdParams, Instant, Language, OneLine, PageQuery, pageOf } from './primitives.ts'

/** `public`: it was posted where everybody reads; `survey`: said yes in the survey; `told`: told a colleague; `none`: nobody reads it as a moment but whoever leads; what a colleague heard stands in the record as other words do. */
export const momentPermissions = ['public', 'survey', 'told', 'none'] as const
export const MomentPermission = z.enum(momentPermissions)
export type MomentPermission = z.infer<typeof MomentPermission>

const Named = z.object({ id: Id, name: z.string() })

/** A moment that somebody will remember. Who said it is never named, except in public. */
export const Moment = z.object({
  id: Id,
  feedbackId: Id,
  words: z.string(),
  language: Language,
  source: FeedbackSource,
  channel: z.string().nullable(),
  /** Where a post stands. */
  url: z.string().nullable(),
  /** The name under a public post; null otherwise. */
  saidBy: z.string().nullable(),
  group: ScoreGroup,
  branch: Named.nullable(),
  employee: Named.nullable(),
  /** The colleague whom the words seem to name, until somebody who leads says so; only for whoever leads. */
  named: Named.nullable(),
  permission: MomentPermission,
  /** How the customer allowed it; only for whoever leads. */
  toldHow: z.string().nullable(),
  saidAt: Instant,
})
export type Moment = z.infer<typeof Moment>

export const listMoments = endpoint({
  id: 'listMoments',
  method: 'GET',
  path: '/moments',
  tag: 'feedback',
  may: 'feedback:read',
  summary: 'Moments that may be told, newest first; whoever leads also asks for those without permission',
  query: PageQuery.extend({
    view: z.enum(['shared', 'kept']).default('shared'),
    branchId: Id.optional(),
    employeeId: Id.optional(),
    /** So many days back at most. */
    days: z.coerce.number().int().min(1).max(3660).optional(),
  }).strict(),
  response: pageOf(Moment),
})
export const changeMoment = endpoint({
  id: 'changeMoment',
  method: 'PATCH',
  path: '/moments/:id',
  tag: 'feedback',
  may: 'feedback:publish',
  summary: 'Say whose moment it is, and whether it may be told',
  params: IdParams,
  body: z
    .object({
      employeeId: Id.nullable().optional(),
      permission: z
        .discriminatedUnion('of', [
          z.object({ of: z.literal('told'), how: OneLine.min(1).max(300) }).strict(),
          /** Of a post that stands in public; of other words it is refused. */
          z.object({ of: z.literal('public') }).strict(),
          z.object({ of: z.literal('none') }).strict(),
        ])
        .optional(),
    })
    .strict(),
  response: Moment,
})
