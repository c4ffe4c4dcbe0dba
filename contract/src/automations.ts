import { z } from 'zod'
import { type AutomationEvent, automationEvents, fieldsOf } from './automation-events.ts'
import { AutomationAction, AutomationCondition } from './automation-parts.ts'
import { endpoint } from './endpoint.ts'
import { Day, Id, IdParams, Instant, Nothing, OneLine, PageQuery, pageOf } from './primitives.ts'

const Person = z.object({ id: Id, name: z.string() })
const CaseRef = z.object({ id: Id, number: z.int(), subject: z.string(), customer: Person })

export const mostConditions = 20
export const mostActions = 10

const parts = {
  name: OneLine.min(1).max(120),
  /** null: every branch; made by somebody who sees every branch. */
  branchId: Id.nullable().default(null),
  event: z.enum(Object.keys(automationEvents) as [AutomationEvent, ...AutomationEvent[]]),
  match: z.enum(['all', 'any']).default('all'),
  conditions: z.array(AutomationCondition).max(mostConditions).default([]),
  actions: z.array(AutomationAction).min(1).max(mostActions),
  /** Above so many actions in an hour it pauses by itself. */
  mostPerHour: z.int().min(1).max(1000).default(100),
}

type Parts = { event: AutomationEvent; conditions: { field: string }[] }

/** An event offers only the fields that it knows something of. */
const offersItsFields = ({ event, conditions }: Parts): boolean =>
  conditions.every(({ field }) => (fieldsOf(event) as string[]).includes(field))
const notOffered = { error: 'automation.field_not_offered', path: ['conditions'] }

export const AutomationDraft = z.object(parts).strict().refine(offersItsFields, notOffered)
export type AutomationDraft = z.output<typeof AutomationDraft>

/** `paused`: it did so by itself, because it had too much to do in an hour. */
export const automationStates = ['on', 'off', 'paused'] as const
export const AutomationState = z.enum(automationStates)

export const Automation = z.object({
  ...parts,
  id: Id,
  branch: Person.nullable(),
  state: AutomationState,
  pausedAt: Instant.nullable(),
  /** Grows with each change; a change names the one it was made on. */
  version: z.int(),
  madeBy: Person.nullable(),
  madeAt: Instant,
  /** In the last 30 days: how often it did something or failed. */
  did: z.int(),
  failed: z.int(),
  /** What it held back while it was paused and what nobody has decided on yet, however old. */
  held: z.int(),
  lastAt: Instant.nullable(),
  /** In the last 30 days: events of its kind that it looked at, and how many met its conditions. */
  lookedAt: z.int(),
  met: z.int(),
})
export type Automation = z.output<typeof Automation>

/** What one action came to: what it made, or that there was nothing to do any more. */
export const AutomationEffect = z.object({
  do: z.string(),
  nothingToDo: z.boolean().optional(),
  actionId: Id.optional(),
  outboxIds: z.array(Id).optional(),
  callId: Id.optional(),
  to: Person.nullable().optional(),
})
export type AutomationEffect = z.infer<typeof AutomationEffect>

export const AutomationRun = z.object({
  id: Id,
  at: Instant,
  event: z.string(),
  case: CaseRef.nullable(),
  /** `held`: it would have done something, but was paused; `dropped`: that is not done any more. */
  result: z.enum(['did', 'failed', 'held', 'dropped']),
  /** A code with its text, such as `automation.too_deep`. */
  reason: z.string().nullable(),
  effects: z.array(AutomationEffect),
  version: z.int(),
  /** When and by whom what was held back was done after all, or dropped with a word. */
  settled: z.object({ at: Instant, by: Person.nullable(), word: z.string().nullable() }).nullable(),
})
export type AutomationRun = z.infer<typeof AutomationRun>

export const listAutomations = endpoint({
  id: 'listAutomations',
  method: 'GET',
  path: '/automations',
  tag: 'automations',
  may: 'automation:read',
  summary: 'Rules in their order: when something happens, and conditions hold, do something',
  response: z.object({ items: z.array(Automation) }),
})
export const makeAutomation = endpoint({
  id: 'makeAutomation',
  method: 'POST',
  path: '/automations',
  tag: 'automations',
  may: 'automation:edit',
  summary: 'Make a rule; it is off until it is switched on. Rules that would set each other off in a ring are refused',
  body: AutomationDraft,
  response: Automation,
  status: 201,
})
export const changeAutomation = endpoint({
  id: 'changeAutomation',
  method: 'PUT',
  path: '/automations/:id',
  tag: 'automations',
  may: 'automation:edit',
  summary: 'Change what a rule says',
  params: IdParams,
  body: z
    .object({ ...parts, version: z.int() })
    .strict()
    .refine(offersItsFields, notOffered),
  response: Automation,
})
export const switchAutomation = endpoint({
  id: 'switchAutomation',
  method: 'POST',
  path: '/automations/:id/switch',
  tag: 'automations',
  may: 'automation:edit',
  summary: 'Switch a rule on or off; on also ends a pause',
  params: IdParams,
  body: z.object({ on: z.boolean() }).strict(),
  response: Automation,
})
export const orderAutomations = endpoint({
  id: 'orderAutomations',
  method: 'PUT',
  path: '/automations/order',
  tag: 'automations',
  may: 'automation:edit',
  summary: 'Set the order in which rules look at the same event; those left out come after',
  body: z.object({ ids: z.array(Id).min(1).max(500) }).strict(),
  response: z.object({ items: z.array(Automation) }),
})
export const deleteAutomation = endpoint({
  id: 'deleteAutomation',
  method: 'DELETE',
  path: '/automations/:id',
  tag: 'automations',
  may: 'automation:edit',
  summary: 'Delete a rule with its list of runs; what it did stays',
  params: IdParams,
  response: Nothing,
  status: 204,
})
export const listAutomationRuns = endpoint({
  id: 'listAutomationRuns',
  method: 'GET',
  path: '/automations/:id/runs',
  tag: 'automations',
  may: 'automation:read',
  summary: 'What a rule did, failed at or held back, newest first',
  params: IdParams,
  query: PageQuery.strict(),
  response: pageOf(AutomationRun),
})

/** So many at a time, so that a storm that was held back does not come after all. */
export const mostHeldAtOnce = 50

export const doHeldBack = endpoint({
  id: 'doHeldBack',
  method: 'POST',
  path: '/automations/:id/held/do',
  tag: 'automations',
  may: 'automation:edit',
  summary:
    'Do what a rule held back, the oldest 50 and each once; where the conditions hold no longer it is dropped. A rule that is off does nothing',
  params: IdParams,
  response: z.object({ did: z.int(), failed: z.int(), dropped: z.int(), automation: Automation }),
})
export const dropHeldBack = endpoint({
  id: 'dropHeldBack',
  method: 'POST',
  path: '/automations/:id/held/drop',
  tag: 'automations',
  may: 'automation:edit',
  summary: 'Say that all that a rule held back is not done any more, and why',
  params: IdParams,
  body: z.object({ word: OneLine.min(1).max(500) }).strict(),
  response: z.object({ dropped: z.int(), automation: Automation }),
})

/** Days and events that a try looks back over at most. */
export const tryDays = 30
export const tryMostEvents = 20_000

export const tryAutomation = endpoint({
  id: 'tryAutomation',
  method: 'POST',
  path: '/automations/try',
  tag: 'automations',
  may: 'automation:edit',
  summary: 'Say what a rule would have met in the last 30 days; nothing is done and nothing is kept',
  body: AutomationDraft,
  response: z.object({
    /** Events of its kind that it looked at, and how many it would have acted on. */
    events: z.int(),
    matched: z.int(),
    /** From here on; later than 30 days ago where there was more than it may look at. */
    from: Instant,
    isCut: z.boolean(),
    days: z.array(z.object({ day: Day, matched: z.int() })),
    /** The newest of the cases met, at most 20. */
    cases: z.array(CaseRef.extend({ at: Instant })),
    /** Fields that were read as they are now, since what they were then is not kept. */
    readAsNow: z.array(z.string()),
  }),
})
