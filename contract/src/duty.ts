import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { roles } from './permissions.ts'
import { FreeText, Id, IdParams, Instant, OneLine } from './primitives.ts'

const Person = z.object({ id: Id, name: z.string() })

/** Somebody who can be reached now, and why they: on duty, deputy of one who is, or leading the branch. */
export const Reachable = Person.extend({
  role: z.enum(roles),
  as: z.enum(['duty', 'deputy', 'leads']),
  phone: z.string().nullable(),
  /** When somebody last made sure of the number; older than 30 days it is stale. */
  checkedAt: Instant.nullable(),
  isStale: z.boolean(),
  /** End of the duty; null for whoever has no hours. */
  until: Instant.nullable(),
})
export type Reachable = z.infer<typeof Reachable>

export const DutyCard = z.object({
  at: Instant,
  branches: z.array(Person.extend({ zone: z.string(), people: z.array(Reachable) })),
})
export type DutyCard = z.infer<typeof DutyCard>

export const getDutyCard = endpoint({
  id: 'getDutyCard',
  method: 'GET',
  path: '/duty-card',
  tag: 'duty',
  may: 'member:read',
  summary:
    'Whom to call now in each branch in sight, in this order, with numbers; kept on the device for when there is no network',
  response: DutyCard,
})

/** Wall-clock time, `09:00`; an end past midnight counts on, `30:00`. */
const WallTime = z.string().regex(/^([0-3]\d|4[0-7]):[0-5]\d$/)
export const DutySpan = z.object({
  memberId: Id,
  /** ISO weekday, 1 Monday to 7 Sunday. */
  weekday: z.int().min(1).max(7),
  from: WallTime,
  to: WallTime,
})
export type DutySpan = z.infer<typeof DutySpan>

export const getDuty = endpoint({
  id: 'getDuty',
  method: 'GET',
  path: '/branches/:id/duty',
  tag: 'duty',
  may: 'member:read',
  summary: 'The week of a branch: who is on duty when',
  params: IdParams,
  response: z.object({ spans: z.array(DutySpan) }),
})
export const setDuty = endpoint({
  id: 'setDuty',
  method: 'PUT',
  path: '/branches/:id/duty',
  tag: 'duty',
  may: 'duty:edit',
  summary: 'Set the week of a branch',
  params: IdParams,
  body: z.object({ spans: z.array(DutySpan.strict()).max(200) }).strict(),
  response: z.object({ spans: z.array(DutySpan) }),
})

export const Reach = z.object({
  phone: z.string().nullable(),
  deputy: Person.nullable(),
  checkedAt: Instant.nullable(),
})
export const getReach = endpoint({
  id: 'getReach',
  method: 'GET',
  path: '/members/:id/reach',
  tag: 'duty',
  may: 'member:read',
  summary: 'How a colleague is reached at once, and who stands in for them',
  params: IdParams,
  response: Reach,
})
/** Saving says that the number was tried. Deputies who stand in for each other in a ring are refused. */
export const setReach = endpoint({
  id: 'setReach',
  method: 'PUT',
  path: '/members/:id/reach',
  tag: 'duty',
  may: 'duty:edit',
  summary: 'Set the number and the deputy of a colleague',
  params: IdParams,
  body: z.object({ phone: OneLine.min(3).max(40).nullable(), deputyId: Id.nullable() }).strict(),
  response: Reach,
})

export const UrgentCall = z.object({
  id: Id,
  branch: Person,
  caseId: Id.nullable(),
  words: z.string(),
  calledBy: Person.nullable(),
  calledAt: Instant,
  /** Whose turn it is; null when everybody was asked and any of them may answer. */
  asked: Person.nullable(),
  ringUntil: Instant.nullable(),
  answeredBy: Person.nullable(),
  answeredAt: Instant.nullable(),
  answer: z.string().nullable(),
})
export type UrgentCall = z.infer<typeof UrgentCall>

export const callUrgently = endpoint({
  id: 'callUrgently',
  method: 'POST',
  path: '/urgent-calls',
  tag: 'duty',
  may: 'action:do',
  summary: 'Call whoever leads now: not answered within three minutes, it goes to the next',
  body: z
    .object({ branchId: Id.optional(), caseId: Id.optional(), words: OneLine.min(1).max(500) })
    .strict()
    .refine(({ branchId, caseId }) => branchId ?? caseId, { error: 'action.nowhere' }),
  response: UrgentCall,
  status: 201,
})
export const getUrgentCall = endpoint({
  id: 'getUrgentCall',
  method: 'GET',
  path: '/urgent-calls/:id',
  tag: 'duty',
  may: 'member:read',
  summary: 'Who is asked now, and what they answered',
  params: IdParams,
  response: UrgentCall,
})
export const answerUrgentCall = endpoint({
  id: 'answerUrgentCall',
  method: 'POST',
  path: '/urgent-calls/:id/answer',
  tag: 'duty',
  may: 'action:do',
  summary: 'Answer the call; one answers, and everybody is told who',
  params: IdParams,
  body: z.object({ answer: FreeText.min(1).max(2000) }).strict(),
  response: UrgentCall,
})
