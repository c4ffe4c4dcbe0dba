import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { FreeText, Id, IdParams, Instant, OneLine } from './primitives.ts'
import { ContentKey, QuestionKind, Words } from './survey-content.ts'

const Person = z.object({ id: Id, name: z.string() })

/** Of the year, the short pulse, the three levels of management, what managers think that customers expect, the service between colleagues, or of the business's own writing. */
export const staffRoundKinds = ['year', 'pulse', 'management', 'expectation', 'colleagues', 'own'] as const
export const StaffRoundKind = z.enum(staffRoundKinds)
export type StaffRoundKind = z.infer<typeof StaffRoundKind>

export const managementLevels = ['top', 'middle', 'line'] as const
export const ManagementLevel = z.enum(managementLevels)
export type ManagementLevel = z.infer<typeof ManagementLevel>

/** No answer of a survey among employees is ever shown of fewer people. */
export const leastGroup = 5

export const ReadyStaffSurvey = z.object({
  key: z.string(),
  kind: StaffRoundKind,
  name: Words,
  what: Words,
  questions: z.int(),
})
export const listReadyStaffSurveys = endpoint({
  id: 'listReadyStaffSurveys',
  method: 'GET',
  path: '/ready-staff-surveys',
  tag: 'staff surveys',
  may: 'survey:edit',
  summary: 'Ready surveys among the people who work here',
  response: z.object({ items: z.array(ReadyStaffSurvey) }),
})

export const StaffRound = z.object({
  id: Id,
  kind: StaffRoundKind,
  name: z.string(),
  openedAt: Instant,
  deadline: Instant,
  /** Until when papers are still taken, counted as late. */
  closesAt: Instant,
  closedAt: Instant.nullable(),
  /** `too_few`: fewer than the least group handed in, and their papers were destroyed unread. `unreadable`: the key of the urn is lost. */
  outcome: z.enum(['counted', 'too_few', 'unreadable']).nullable(),
  least: z.int(),
  paidMinutes: z.int().nullable(),
  reward: z.object({ words: z.string(), winners: z.int() }).nullable(),
  remindedAt: Instant.nullable(),
  asked: z.int(),
  handedIn: z.int(),
  /** Of those handed in. */
  late: z.int(),
})
export type StaffRound = z.infer<typeof StaffRound>

/** When the next round of a kind is owed; `soon` from a month before. */
export const StaffRoundDue = z.object({
  kind: z.enum(['year', 'management']),
  lastAt: Instant.nullable(),
  dueAt: Instant,
  state: z.enum(['fine', 'soon', 'overdue']),
})
export type StaffRoundDue = z.infer<typeof StaffRoundDue>

export const listStaffRounds = endpoint({
  id: 'listStaffRounds',
  method: 'GET',
  path: '/staff-rounds',
  tag: 'staff surveys',
  may: 'survey:edit',
  summary: 'Surveys held among employees, newest first, and when the next ones are owed',
  response: z.object({ items: z.array(StaffRound), due: z.array(StaffRoundDue) }),
})
/** Everybody who works in these branches is asked; of management, everybody who has a level. */
export const openStaffRound = endpoint({
  id: 'openStaffRound',
  method: 'POST',
  path: '/staff-rounds',
  tag: 'staff surveys',
  may: 'survey:edit',
  summary: 'Ask the employees of some branches, or the three levels of management, until a deadline',
  body: z
    .object({
      name: OneLine.min(1).max(120),
      /** A ready survey, a published one of the business’s own, or what customers are asked to expect in one, asked of management. */
      survey: z.union([
        z.object({ ready: z.string().max(60) }).strict(),
        z.object({ surveyId: Id }).strict(),
        z.object({ expectationsOf: Id }).strict(),
      ]),
      branchIds: z.array(Id).min(1).max(500),
      deadline: Instant,
      least: z.int().min(leastGroup).max(100).default(leastGroup),
      paidMinutes: z.int().min(1).max(480).nullable().default(null),
      reward: z
        .object({ words: OneLine.min(1).max(200), winners: z.int().min(1).max(100) })
        .strict()
        .nullable()
        .default(null),
    })
    .strict(),
  response: StaffRound,
  status: 201,
})

const Figure = z.object({ n: z.int(), mean: z.number().nullable() })

/** Answers are counts of at least five people; nothing smaller exists. */
export const StaffQuestion = z.object({
  id: ContentKey,
  ask: Words,
  kind: QuestionKind,
  /** null where fewer than the least group answered it. */
  all: Figure.extend({
    values: z.array(z.object({ value: z.string(), words: Words.nullable(), n: z.int() })),
  }).nullable(),
  parts: z.array(Figure.extend({ part: z.string() })),
  /** In no order; only where the least group handed in. */
  comments: z.array(z.string()),
  /** Of the round of this kind before. */
  before: z.number().nullable(),
  /** A mean below three of five. */
  isLow: z.boolean(),
  measure: z
    .object({
      action: z.object({ words: z.string(), owner: Person, dueAt: Instant }).nullable(),
      reason: z.string().nullable(),
      by: Person.nullable(),
      at: Instant,
    })
    .nullable(),
})
export type StaffQuestion = z.infer<typeof StaffQuestion>

export const StaffPart = z.object({
  /** A branch’s id, or a level. */
  id: z.string(),
  name: z.string().nullable(),
  asked: z.int(),
  handedIn: z.int(),
  /** `none`: nobody answered. `too_few`: so few that showing them, or the rest, would show a person. */
  standing: z.enum(['waiting', 'shown', 'too_few', 'none']),
})
export type StaffPart = z.infer<typeof StaffPart>

export const StaffResults = StaffRound.extend({
  partedBy: z.enum(['branch', 'level']),
  parts: z.array(StaffPart),
  /** Empty until the round is closed and counted. */
  questions: z.array(StaffQuestion),
})
export type StaffResults = z.infer<typeof StaffResults>

export const getStaffRound = endpoint({
  id: 'getStaffRound',
  method: 'GET',
  path: '/staff-rounds/:id',
  tag: 'staff surveys',
  may: 'survey:edit',
  summary: 'A survey among employees: who answered how often by branch or level, and after its end the answers',
  params: IdParams,
  response: StaffResults,
})
export const closeStaffRound = endpoint({
  id: 'closeStaffRound',
  method: 'POST',
  path: '/staff-rounds/:id/close',
  tag: 'staff surveys',
  may: 'survey:edit',
  summary: 'Open the urn, once the deadline has passed or everybody has handed in',
  params: IdParams,
  response: StaffResults,
})
/** Whether somebody handed in is no secret; what they wrote is nowhere. */
export const listStaffTickets = endpoint({
  id: 'listStaffTickets',
  method: 'GET',
  path: '/staff-rounds/:id/tickets',
  tag: 'staff surveys',
  may: 'survey:edit',
  summary: 'Who was asked, who has handed in, and after the end who is drawn for the reward',
  params: IdParams,
  response: z.object({ items: z.array(z.object({ member: Person, handedIn: z.boolean(), drawn: z.boolean() })) }),
})
export const takeStaffMeasure = endpoint({
  id: 'takeStaffMeasure',
  method: 'POST',
  path: '/staff-rounds/:id/measures',
  tag: 'staff surveys',
  may: 'survey:edit',
  summary: 'Answer an item that came out low: an action with its owner and day, or the reason why there is none',
  params: IdParams,
  body: z
    .object({
      question: ContentKey,
      action: z
        .object({ words: OneLine.min(1).max(500), ownerId: Id, dueAt: Instant })
        .strict()
        .nullable()
        .default(null),
      reason: FreeText.min(1).max(1000).nullable().default(null),
    })
    .strict(),
  response: StaffResults,
  status: 201,
})

export const MyStaffTicket = z.object({
  id: Id,
  name: z.string(),
  deadline: Instant,
  questions: z.int(),
  paidMinutes: z.int().nullable(),
  reward: z.string().nullable(),
  isLate: z.boolean(),
  handedIn: z.boolean(),
})
export type MyStaffTicket = z.infer<typeof MyStaffTicket>

export const listMyStaffTickets = endpoint({
  id: 'listMyStaffTickets',
  method: 'GET',
  path: '/my-staff-tickets',
  tag: 'staff surveys',
  may: 'case:read',
  summary: 'Surveys that I am asked to answer, and those that I have answered while they run',
  response: z.object({ items: z.array(MyStaffTicket) }),
})
/** The address works for its holder's paper only, and once; a newer one replaces it. */
export const openStaffTicket = endpoint({
  id: 'openStaffTicket',
  method: 'POST',
  path: '/staff-tickets/:id/open',
  tag: 'staff surveys',
  may: 'case:read',
  summary: 'The address of the page at which my paper is handed in',
  params: IdParams,
  response: z.object({ url: z.string() }),
})

export const listManagementLevels = endpoint({
  id: 'listManagementLevels',
  method: 'GET',
  path: '/management-levels',
  tag: 'staff surveys',
  may: 'survey:edit',
  summary: 'Who belongs to top, middle and line management',
  response: z.object({ items: z.array(z.object({ member: Person, level: ManagementLevel.nullable() })) }),
})
export const setManagementLevel = endpoint({
  id: 'setManagementLevel',
  method: 'PUT',
  path: '/members/:id/management-level',
  tag: 'staff surveys',
  may: 'workspace:edit',
  summary: 'Say which level of management a colleague belongs to, if any',
  params: IdParams,
  body: z.object({ level: ManagementLevel.nullable() }).strict(),
  response: z.object({ level: ManagementLevel.nullable() }),
})
