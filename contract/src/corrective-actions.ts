import { z } from 'zod'
import { Attachment } from './case-messages.ts'
import { endpoint } from './endpoint.ts'
import { FreeText, Id, IdParams, Instant, OneLine } from './primitives.ts'

const Person = z.object({ id: Id, name: z.string() })

export const changeKinds = ['rule', 'training', 'tool', 'process', 'stock_minimum', 'checklist'] as const
export const ChangeKind = z.enum(changeKinds)
export type ChangeKind = z.infer<typeof ChangeKind>

export const correctiveStates = ['open', 'checking', 'effective', 'no_recurrence', 'reopened', 'dropped'] as const
/**
 * `checking`: done, waiting for proof. `effective`: the cause came less often than before, proven. `no_recurrence`: it did not
 * come again, and there was too little before to prove more. `reopened`: it came again. `dropped`: given up before it was done.
 */
export const CorrectiveState = z.enum(correctiveStates)
export type CorrectiveState = z.infer<typeof CorrectiveState>

/** Complaints with the cause, of all cases opened in as many days before and after it was done. */
export const EffectCheck = z.object({
  id: Id,
  doneAt: Instant,
  at: Instant,
  days: z.int(),
  before: z.object({ complaints: z.int(), cases: z.int() }),
  after: z.object({ complaints: z.int(), cases: z.int() }),
  /** That the rate fell by chance alone, one-sided; null where nothing could be compared. */
  pValue: z.number().nullable(),
  verdict: z.enum(['effective', 'no_recurrence', 'not_effective']),
  /** The complaint that came again, where it is in sight. */
  case: z.object({ id: Id, number: z.int() }).nullable(),
})
export type EffectCheck = z.infer<typeof EffectCheck>

export const CorrectiveAction = z.object({
  id: Id,
  cause: z.object({ id: Id, words: z.string() }),
  /** Where it holds and is measured; null: the whole business. */
  branch: Person.nullable(),
  /** Measured by complaints about this product alone. */
  product: z.string().nullable(),
  words: z.string(),
  change: ChangeKind,
  owner: Person,
  dueAt: Instant,
  checkDays: z.int(),
  state: CorrectiveState,
  proof: z.string().nullable(),
  files: z.array(Attachment),
  doneAt: Instant.nullable(),
  /** When it is judged. */
  checkAt: Instant.nullable(),
  /** Frozen when it was done. */
  before: z.object({ complaints: z.int(), cases: z.int() }).nullable(),
  /** Newest first. */
  checks: z.array(EffectCheck),
  /** Why it was given up, and by whom. */
  dropped: z.object({ reason: z.string(), at: Instant, by: z.string().nullable() }).nullable(),
})
export type CorrectiveAction = z.infer<typeof CorrectiveAction>

export const listCorrectiveActions = endpoint({
  id: 'listCorrectiveActions',
  method: 'GET',
  path: '/corrective-actions',
  tag: 'prevention',
  may: 'prevention:read',
  summary: 'What is done about causes, what needs somebody first, with every check of its effect',
  query: z.object({ causeId: Id.optional() }).strict(),
  response: z.object({ items: z.array(CorrectiveAction) }),
})
const Fields = z.object({
  words: OneLine.min(1).max(500),
  change: ChangeKind,
  ownerId: Id,
  dueAt: Instant,
  branchId: Id.nullable(),
  product: OneLine.min(1).max(200).nullable(),
  checkDays: z.int().min(7).max(365),
})
export const makeCorrectiveAction = endpoint({
  id: 'makeCorrectiveAction',
  method: 'POST',
  path: '/corrective-actions',
  tag: 'prevention',
  may: 'prevention:act',
  summary: 'Say what is changed about a cause, by whom, by when, and by which complaints it is measured',
  body: Fields.partial({ branchId: true, product: true, checkDays: true }).extend({ causeId: Id }).strict(),
  response: CorrectiveAction,
  status: 201,
})
export const changeCorrectiveAction = endpoint({
  id: 'changeCorrectiveAction',
  method: 'PATCH',
  path: '/corrective-actions/:id',
  tag: 'prevention',
  may: 'prevention:act',
  summary: 'Change what is not done yet: its words, owner or day',
  params: IdParams,
  body: Fields.pick({ words: true, change: true, ownerId: true, dueAt: true }).partial().strict(),
  response: CorrectiveAction,
})
export const finishCorrectiveAction = endpoint({
  id: 'finishCorrectiveAction',
  method: 'POST',
  path: '/corrective-actions/:id/done',
  tag: 'prevention',
  may: 'prevention:record',
  summary:
    'Say that it is done, with its proof; its owner or somebody who leads. The days before are counted and frozen',
  params: IdParams,
  body: z.object({ proof: FreeText.min(1).max(2000), attachmentIds: z.array(Id).max(20).default([]) }).strict(),
  response: CorrectiveAction,
})
export const dropCorrectiveAction = endpoint({
  id: 'dropCorrectiveAction',
  method: 'POST',
  path: '/corrective-actions/:id/drop',
  tag: 'prevention',
  may: 'prevention:act',
  summary: 'Give up what is not done yet, with the reason; nobody is reminded of it any more',
  params: IdParams,
  body: z.object({ reason: OneLine.min(1).max(1000) }).strict(),
  response: CorrectiveAction,
})
