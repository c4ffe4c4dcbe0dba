import { z } from 'zod'
import { ComplaintStage, complaintStages } from './complaint-stages.ts'
import { endpoint } from './endpoint.ts'
import { Amount, Currency, Day, FreeText, Id, IdParams, Instant, Language, OneLine } from './primitives.ts'

const Person = z.object({ id: Id, name: z.string() })
const Words = FreeText.min(1).max(5000)

/** A stage as it stands: taken, passed over with its reason, taken back, or still to come. */
export const StageStanding = z.object({
  stage: ComplaintStage,
  way: z.enum(['done', 'skipped', 'open']),
  at: Instant.nullable(),
  /** null: the customer did it, or Heed. */
  by: Person.nullable(),
  words: z.string().nullable(),
})
export type StageStanding = z.infer<typeof StageStanding>

export const causeKinds = ['strategy', 'people', 'systems'] as const
export const CauseKind = z.enum(causeKinds)
export type CauseKind = z.infer<typeof CauseKind>

export const Complaint = z.object({
  caseId: Id,
  receivedAt: Instant,
  foundByAsking: z.boolean(),
  /** All seven, in their order. */
  stages: z.array(StageStanding).length(complaintStages.length),
  /** The first stage still to come; null at the end. */
  next: ComplaintStage.nullable(),
  asked: z.string().nullable(),
  /** The colleague whom it is about; they decide nothing in it. */
  about: Person.nullable(),
  purchase: z.object({
    item: z.string().nullable(),
    boughtOn: Day.nullable(),
    /** From the purchase to the complaint, in days of the branch's zone. */
    daysSincePurchase: z.int().nullable(),
    price: Amount.nullable(),
    currency: Currency.nullable(),
    /** Shown the receipt or another proof; null while nobody looked. A missing one never stops help. */
    hasProof: z.boolean().nullable(),
  }),
  /** Of a very angry customer: who of the seniors looks after them, and when they are called again whatever the outcome. */
  anger: z
    .object({
      at: Instant,
      senior: Person.nullable(),
      followUpAt: Instant,
      followedUpAt: Instant.nullable(),
      words: z.string().nullable(),
    })
    .nullable(),
  judgement: z
    .object({
      satisfied: z.boolean(),
      by: z.enum(['customer', 'survey', 'employee']),
      at: Instant,
      words: z.string().nullable(),
    })
    .nullable(),
  review: z
    .object({
      cause: z.string(),
      prevention: z.string(),
      kind: CauseKind,
      /** The cause that it shares with other complaints. */
      shared: z.object({ id: Id, words: z.string() }).nullable(),
      /** How it was put right, for whoever has the next one. */
      solution: z.string().nullable(),
      by: Person.nullable(),
      at: Instant,
    })
    .nullable(),
})
export type Complaint = z.infer<typeof Complaint>

export const getComplaint = endpoint({
  id: 'getComplaint',
  method: 'GET',
  path: '/cases/:id/complaint',
  tag: 'complaints',
  may: 'complaint:read',
  summary: 'How far a complaint is in the method; 404 for a case that is none',
  params: IdParams,
  response: Complaint,
})
export const updateComplaint = endpoint({
  id: 'updateComplaint',
  method: 'PATCH',
  path: '/cases/:id/complaint',
  tag: 'complaints',
  may: 'complaint:edit',
  summary: 'Write down what the customer asks for and what they bought',
  params: IdParams,
  body: z
    .object({
      asked: FreeText.min(1).max(2000).nullable(),
      item: OneLine.min(1).max(200).nullable(),
      boughtOn: Day.nullable(),
      /** In the branch's currency. */
      price: Amount.nullable(),
      hasProof: z.boolean().nullable(),
      foundByAsking: z.boolean(),
      aboutMemberId: Id.nullable(),
    })
    .partial()
    .strict(),
  response: Complaint,
})
/** Listening comes before the apology, and both before a plan or a solution; what is passed over needs its reason. */
export const takeComplaintStep = endpoint({
  id: 'takeComplaintStep',
  method: 'POST',
  path: '/cases/:id/complaint/steps',
  tag: 'complaints',
  may: 'complaint:edit',
  summary: 'Note that the customer was listened to or had our apology, or why a stage was passed over',
  params: IdParams,
  body: z
    .object({ stage: z.enum(['listened', 'apologised', 'planned']), way: z.enum(['done', 'skipped']), words: Words })
    .strict()
    .refine(({ stage, way }) => stage !== 'planned' || way === 'skipped', { error: 'complaint.plan_needs_steps' }),
  response: Complaint,
})
export const judgeComplaint = endpoint({
  id: 'judgeComplaint',
  method: 'POST',
  path: '/cases/:id/complaint/judgement',
  tag: 'complaints',
  may: 'complaint:edit',
  summary: 'Write down whether the customer left satisfied; their own word is never overwritten by ours',
  params: IdParams,
  body: z.object({ satisfied: z.boolean(), words: Words.nullable().default(null) }).strict(),
  response: Complaint,
})
export const reviewCause = endpoint({
  id: 'reviewCause',
  method: 'PUT',
  path: '/cases/:id/complaint/review',
  tag: 'complaints',
  may: 'complaint:edit',
  summary: 'Answer the two questions: what caused it, and what is done so that it does not happen again',
  params: IdParams,
  body: z
    .object({
      cause: FreeText.min(1).max(2000),
      prevention: FreeText.min(1).max(2000),
      kind: CauseKind,
      /** A cause that other complaints name, too; or the words of one that is new. */
      causeId: Id.nullable().default(null),
      newCause: OneLine.min(1).max(300).nullable().default(null),
      solution: FreeText.min(1).max(2000).nullable().default(null),
      /** Who sees to the prevention, and by when; null where it is done already. */
      action: z.object({ ownerId: Id, dueAt: Instant }).strict().nullable().default(null),
    })
    .strict()
    .refine(({ causeId, newCause }) => !causeId || !newCause, { error: 'cause.one_of_two' }),
  response: Complaint,
})
export const markAngry = endpoint({
  id: 'markAngry',
  method: 'POST',
  path: '/cases/:id/complaint/anger',
  tag: 'complaints',
  may: 'complaint:edit',
  summary: 'Mark a very angry customer: a senior looks after them, and they are called again after seven days',
  params: IdParams,
  body: z.object({ seniorId: Id.optional() }).strict(),
  response: Complaint,
})
export const followUpAnger = endpoint({
  id: 'followUpAnger',
  method: 'POST',
  path: '/cases/:id/complaint/anger/follow-up',
  tag: 'complaints',
  may: 'complaint:edit',
  summary: 'Say what came of calling an angry customer again',
  params: IdParams,
  body: z.object({ words: Words }).strict(),
  response: Complaint,
})

/** `disowns`: whose fault it is instead of help. `talks_down`: tells the customer how to feel. */
export const wordingKinds = [
  'blame',
  'disowns',
  'dead_end',
  'rule_without_alternative',
  'brush_off',
  'talks_down',
] as const
/** Advice about an answer before it goes: never a refusal. */
export const WordingFinding = z.object({
  /** `off_brand`: a word that this business avoids. */
  kind: z.enum([...wordingKinds, 'off_brand']),
  /** What was found, as it stands in the text, from character `from` to before `to`. */
  phrase: z.string(),
  from: z.int(),
  to: z.int(),
  /** Why it hurts, and what to say instead, in the language asked for. */
  why: z.string(),
  instead: z.string(),
})
export type WordingFinding = z.infer<typeof WordingFinding>

export const checkWording = endpoint({
  id: 'checkWording',
  method: 'POST',
  path: '/wording',
  tag: 'complaints',
  may: 'case:answer',
  summary: 'Find phrases that blame the customer or leave them nowhere to go, and words that the business avoids',
  body: z
    .object({
      text: z.string().max(100_000),
      language: Language,
      /** Of the explanations; the reader's. */
      adviceIn: Language,
    })
    .strict(),
  response: z.object({ findings: z.array(WordingFinding).max(50) }),
})
