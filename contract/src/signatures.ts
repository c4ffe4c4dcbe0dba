import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { Day, Id, IdParams, Instant, Language, OneLine } from './primitives.ts'
import { BusinessKind } from './workspace.ts'

const Person = z.object({ id: Id, name: z.string() })
const Step = z.object({ id: Id, words: z.string() })

/** A kind of service, and what every visit of it contains, in order. */
export const Signature = z.object({ id: Id, name: z.string(), steps: z.array(Step) })
export type Signature = z.infer<typeof Signature>

export const Visit = z.object({
  id: Id,
  signature: z.object({ id: Id, name: z.string() }),
  branch: Person,
  customer: z.string().nullable(),
  startedBy: Person.nullable(),
  at: Instant,
  /** How many of the steps were done; complete when all were. */
  done: z.int(),
  steps: z.array(Step.extend({ doneAt: Instant.nullable(), doneBy: Person.nullable() })),
})
export type Visit = z.infer<typeof Visit>

const Share = z.object({
  /** Visits that had it. */
  kept: z.int(),
  visits: z.int(),
  sharePercent: z.number().nullable(),
  interval: z.tuple([z.number(), z.number()]).nullable(),
})
export type Share = z.infer<typeof Share>

export const listSignatures = endpoint({
  id: 'listSignatures',
  method: 'GET',
  path: '/signatures',
  tag: 'standards',
  may: 'standard:read',
  summary: 'Kinds of service with the steps that every visit contains',
  response: z.object({ items: z.array(Signature) }),
})
export const listReadySignatures = endpoint({
  id: 'listReadySignatures',
  method: 'GET',
  path: '/signatures/ready',
  tag: 'standards',
  may: 'standard:read',
  summary: 'Ready ones to begin with, those of the own kind of business first',
  query: z.object({ language: Language }).strict(),
  response: z.object({
    items: z.array(z.object({ kind: BusinessKind, name: z.string(), steps: z.array(z.string()) })),
  }),
})
const words = OneLine.min(1).max(200)
export const makeSignature = endpoint({
  id: 'makeSignature',
  method: 'POST',
  path: '/signatures',
  tag: 'standards',
  may: 'standard:edit',
  summary: 'Say what every visit of a kind of service contains, step by step',
  body: z.object({ name: OneLine.min(1).max(120), steps: z.array(words).min(1).max(12) }).strict(),
  response: Signature,
  status: 201,
})
export const changeSignature = endpoint({
  id: 'changeSignature',
  method: 'PUT',
  path: '/signatures/:id',
  tag: 'standards',
  may: 'standard:edit',
  summary: 'Change its name, its steps and their order; visits that have begun keep the steps they had',
  params: IdParams,
  body: z
    .object({
      name: OneLine.min(1).max(120),
      steps: z
        .array(z.object({ id: Id.nullable().default(null), words }).strict())
        .min(1)
        .max(12),
    })
    .strict(),
  response: Signature,
})
export const startVisit = endpoint({
  id: 'startVisit',
  method: 'POST',
  path: '/visits',
  tag: 'standards',
  may: 'standard:mark',
  summary: 'Begin a visit: its steps stand ready to be ticked',
  body: z
    .object({ signatureId: Id, branchId: Id, customer: OneLine.min(1).max(120).nullable().default(null) })
    .strict(),
  response: Visit,
  status: 201,
})
export const markVisitStep = endpoint({
  id: 'markVisitStep',
  method: 'PUT',
  path: '/visits/:id/steps',
  tag: 'standards',
  may: 'standard:mark',
  summary: 'Tick a step of a visit, or take the tick back',
  params: IdParams,
  body: z.object({ stepId: Id, done: z.boolean() }).strict(),
  response: Visit,
})

const Period = z.object({
  /** Days on the calendar of the branch. */
  from: Day,
  to: Day,
  branchId: Id.optional(),
})
export const listVisits = endpoint({
  id: 'listVisits',
  method: 'GET',
  path: '/visits',
  tag: 'standards',
  may: 'standard:read',
  summary: 'Visits of a period, newest first, no more than 300: the very ones that a figure counts',
  query: Period.extend({
    signatureId: Id.optional(),
    /** Those that had this step to do. */
    stepId: Id.optional(),
  }).strict(),
  response: z.object({ items: z.array(Visit), more: z.int() }),
})
export const getSignatureFigures = endpoint({
  id: 'getSignatureFigures',
  method: 'GET',
  path: '/signatures/:id/figures',
  tag: 'standards',
  may: 'standard:read',
  summary: 'Share of complete visits in all, by branch and by week, and how often each step was done',
  params: IdParams,
  query: Period.strict(),
  response: z.object({
    total: Share,
    steps: z.array(Share.extend({ id: Id, words: z.string() })),
    branches: z.array(Share.extend({ id: Id, name: z.string() })),
    /** By their Mondays, oldest first. */
    weeks: z.array(Share.extend({ week: Day })),
  }),
})
