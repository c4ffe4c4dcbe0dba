import { z } from 'zod'
import { Message, Spoken, TimelineEvent } from './case-messages.ts'
import { ComplaintStage } from './complaint-stages.ts'
import { endpoint } from './endpoint.ts'
import {
  Email,
  FreeText,
  Id,
  IdParams,
  Instant,
  Language,
  listOf,
  Month,
  OneLine,
  PageQuery,
  pageOf,
  trimWords,
} from './primitives.ts'
import { ChannelKind, Clock, ClockBrief, ClockState, Priority } from './standards.ts'
import { Wishes } from './wishes.ts'

export const caseStates = ['open', 'waiting', 'snoozed', 'solved', 'closed'] as const
/** `waiting` is waiting for the customer: clocks pause. */
export const CaseState = z.enum(caseStates)
export type CaseState = z.infer<typeof CaseState>

export const caseKinds = ['enquiry', 'complaint', 'request', 'suggestion', 'praise'] as const
export const CaseKind = z.enum(caseKinds)
export type CaseKind = z.infer<typeof CaseKind>

/** Why a complaint is solved or closed although something on it is still open. */
const LeavingOpen = OneLine.max(500).regex(/[\p{L}\p{N}]/u)

const Person = z.object({ id: Id, name: z.string() })
export const Tag = OneLine.min(1).max(40)
export const mostTags = 20

export const CaseBrief = z.object({
  id: Id,
  number: z.int(),
  subject: z.string(),
  /** First words of the newest message by the customer, in their language. */
  preview: z.string(),
  kind: CaseKind,
  state: CaseState,
  priority: Priority,
  language: Language,
  channel: z.object({ id: Id, kind: ChannelKind, name: z.string() }),
  branch: Person,
  customer: z.object({ id: Id, name: z.string() }),
  owner: Person.nullable(),
  tags: z.array(z.string()),
  openedAt: Instant,
  lastMessageAt: Instant,
  snoozedUntil: Instant.nullable(),
  /** The clock that matters most now; null when none runs and none ran. */
  clock: ClockBrief.nullable(),
  /** How far a complaint has come; null for what is none. */
  stage: ComplaintStage.nullable(),
})
export type CaseBrief = z.infer<typeof CaseBrief>

/** Filters of the case list; several values of one filter are alternatives, separated by commas. */
export const CaseFilter = z.object({
  /** Ready views: mine, unassigned, all open, breached or about to, waiting, solved, all. */
  view: z.enum(['mine', 'unassigned', 'open', 'due', 'waiting', 'solved', 'all']).optional(),
  state: listOf(CaseState).optional(),
  kind: listOf(CaseKind).optional(),
  priority: listOf(Priority).optional(),
  branchId: listOf(Id).optional(),
  channelKind: listOf(ChannelKind).optional(),
  ownerId: listOf(Id).optional(),
  customerId: Id.optional(),
  tag: listOf(Tag).optional(),
  language: listOf(Language).optional(),
  clock: listOf(ClockState).optional(),
  stage: listOf(ComplaintStage).optional(),
  /** Complaints about what customers find wanting in a product: the very ones that its count counts. */
  product: Id.optional(),
  /** Complaints received in this month, on the calendar of their branch. */
  complainedIn: Month.optional(),
  /** Words that must all occur; a word at the end may be begun only. */
  search: FreeText.max(200).optional(),
})
export type CaseFilter = z.infer<typeof CaseFilter>

export const listCases = endpoint({
  id: 'listCases',
  method: 'GET',
  path: '/cases',
  tag: 'cases',
  may: 'case:read',
  summary: 'Cases, paged by key',
  /** `due` puts the next clock to run out first, `newest` the newest message. */
  query: PageQuery.extend({ ...CaseFilter.shape, sort: z.enum(['newest', 'due']).default('newest') }).strict(),
  response: pageOf(CaseBrief),
})
export const countCases = endpoint({
  id: 'countCases',
  method: 'GET',
  path: '/cases/counts',
  tag: 'cases',
  may: 'case:read',
  summary: 'How many cases stand in each ready view (counted up to 1000)',
  response: z.object({ mine: z.int(), unassigned: z.int(), open: z.int(), due: z.int(), waiting: z.int() }),
})

export const SurveyAnswer = z.object({
  id: Id,
  at: Instant,
  satisfaction: z.int().nullable(),
  solved: z.enum(['yes', 'partly', 'no']).nullable(),
  speed: z.int().nullable(),
  welcome: z.int().nullable(),
  comeback: z.enum(['yes', 'perhaps', 'no']).nullable(),
  recommendation: z.int().nullable(),
  comment: z.string().nullable(),
  language: Language,
})

/**
 * The case's stopwatch: real time since the first contact by any channel, nights and holidays included (what is owed on
 * business hours is a clock). It stands still while the case is solved or closed and goes on after a reopening.
 */
export const Timer = z.object({
  startedAt: Instant,
  /** The lap: seconds the customer waited for a person's first answer; null until then. */
  firstAnswerSeconds: z.number().nullable(),
  /** Seconds to the solution; null while it runs. */
  solvedSeconds: z.number().nullable(),
  /** Seconds it stood still between solutions and reopenings; running it shows now − startedAt − stoppedSeconds. */
  stoppedSeconds: z.number(),
  /** Of the running time, the seconds spent waiting for the customer or put off, as far as they are over. */
  heldSeconds: z.number(),
  /** When the hold that lasts now began. */
  heldSince: Instant.nullable(),
})
export type Timer = z.infer<typeof Timer>

export const Case = CaseBrief.extend({
  clocks: z.array(Clock),
  timer: Timer,
  firstAnswerAt: Instant.nullable(),
  solvedAt: Instant.nullable(),
  reopenedCount: z.int(),
  /** By when the customer needs it. */
  neededBy: Instant.nullable(),
  wishes: Wishes,
  handoverCount: z.int(),
  /** How often the customer had to explain it again. */
  explainedAgainCount: z.int(),
  answers: z.array(SurveyAnswer),
  /** Grows with every change; send it back so that two people cannot overwrite each other unknowingly. */
  version: z.int(),
})
export type Case = z.infer<typeof Case>

export const getCase = endpoint({
  id: 'getCase',
  method: 'GET',
  path: '/cases/:id',
  tag: 'cases',
  may: 'case:read',
  summary: 'A case with its clocks',
  params: IdParams,
  response: Case,
})
export const getTimeline = endpoint({
  id: 'getTimeline',
  method: 'GET',
  path: '/cases/:id/timeline',
  tag: 'cases',
  may: 'case:read',
  summary: 'Messages and events of a case, oldest first',
  params: IdParams,
  response: z.object({ items: z.array(z.discriminatedUnion('entry', [Message, TimelineEvent])) }),
})

export const createCase = endpoint({
  id: 'createCase',
  method: 'POST',
  path: '/cases',
  tag: 'cases',
  may: 'case:create',
  summary: 'Open a case for a customer',
  body: z.object({
    channelId: Id.optional(),
    branchId: Id.optional(),
    customer: z
      .object({
        /** Someone known; a mail address or phone given besides becomes theirs when it is nobody's yet. */
        id: Id.optional(),
        name: OneLine.max(120).optional(),
        email: Email.optional(),
        phone: OneLine.max(40).optional(),
        language: Language.optional(),
      })
      .refine((customer) => customer.id ?? customer.email ?? customer.phone ?? customer.name, {
        error: 'customer.unnamed',
      }),
    subject: OneLine.min(1).max(300),
    text: FreeText.min(1).max(100_000),
    kind: CaseKind.default('enquiry'),
    priority: Priority.default('normal'),
    tags: z.array(Tag).max(mostTags).default([]),
    /** Send the automatic acknowledgement to the customer; unless said, not to someone who called or came in. */
    acknowledge: z.boolean().optional(),
    /** What the customer was told at once, where they were: an answer that is not mailed. */
    answeredOnTheSpot: z.object({ text: FreeText.min(1).max(20_000), solved: z.boolean() }).optional(),
  }),
  response: Case,
  status: 201,
})

export const answerCase = endpoint({
  id: 'answerCase',
  method: 'POST',
  path: '/cases/:id/answers',
  tag: 'cases',
  may: 'case:answer',
  summary: 'Answer the customer',
  params: IdParams,
  body: z
    .object({
      /** HTML of the editor; cleaned again by the server. */
      html: z.string().max(200_000).optional(),
      text: z.string().max(100_000).optional(),
      attachmentIds: z.array(Id).max(20).default([]),
      /** Said instead of mailed: the customer needs no mail address, and the first-answer clock stops all the same. */
      spoken: Spoken.optional(),
      /** By mail, although the case came by another way; else the answer leaves as the customer's words came. */
      by: z.literal('mail').optional(),
      /** State to take after sending; as it is: what is solved stays solved, anything else is open. */
      thenState: z.enum(['open', 'waiting', 'solved', 'as_is']).default('open'),
      /** The newest timeline entry the writer had seen; a newer message by another refuses with `case.answered_meanwhile`. */
      seenMessageId: Id.nullable().optional(),
      leavingOpen: LeavingOpen.optional(),
      /** Why it goes another way than the customer wished; without it such an answer is refused with `case.reason_for_other_way`. */
      otherWay: OneLine.min(1).max(300).optional(),
    })
    .refine((answer) => trimWords(answer.html ?? answer.text ?? '') !== '', { error: 'answer.empty' }),
  response: Message,
  status: 201,
})
export const addNote = endpoint({
  id: 'addNote',
  method: 'POST',
  path: '/cases/:id/notes',
  tag: 'cases',
  may: 'case:edit',
  summary: 'Add an internal note',
  params: IdParams,
  body: z.object({ text: FreeText.min(1).max(20_000), attachmentIds: z.array(Id).max(20).default([]) }),
  response: Message,
  status: 201,
})
export const assignCase = endpoint({
  id: 'assignCase',
  method: 'POST',
  path: '/cases/:id/assign',
  tag: 'cases',
  may: 'case:assign',
  summary: 'Give a case an owner, or none',
  params: IdParams,
  body: z.object({ ownerId: Id.nullable() }),
  response: Case,
})
export const handOverCase = endpoint({
  id: 'handOverCase',
  method: 'POST',
  path: '/cases/:id/handover',
  tag: 'cases',
  may: 'case:assign',
  summary: 'Hand over with a summary, so that the customer need not repeat anything',
  params: IdParams,
  body: z.object({ toMemberId: Id, summary: FreeText.min(10).max(4000) }),
  response: Case,
})
export const changeCaseState = endpoint({
  id: 'changeCaseState',
  method: 'POST',
  path: '/cases/:id/state',
  tag: 'cases',
  may: 'case:edit',
  summary: 'Set the state',
  params: IdParams,
  body: z
    .object({ state: CaseState, snoozedUntil: Instant.optional(), leavingOpen: LeavingOpen.optional() })
    .refine((body) => (body.state === 'snoozed') === (body.snoozedUntil !== undefined), {
      error: 'case.snooze_needs_time',
    }),
  response: Case,
})
export const updateCase = endpoint({
  id: 'updateCase',
  method: 'PATCH',
  path: '/cases/:id',
  tag: 'cases',
  may: 'case:edit',
  summary: 'Change subject, kind, priority, tags or branch',
  params: IdParams,
  body: z
    .object({
      subject: OneLine.min(1).max(300),
      kind: CaseKind,
      priority: Priority,
      tags: z.array(Tag).max(mostTags),
      branchId: Id,
      version: z.int(),
    })
    .partial(),
  response: Case,
})
