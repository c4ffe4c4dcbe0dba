import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { FreeText, Id, IdParams, Instant, PageQuery, pageOf } from './primitives.ts'

const Person = z.object({ id: Id, name: z.string() })

export const problemStates = ['new', 'looked_at', 'solved', 'not_pursued'] as const
export const ProblemState = z.enum(problemStates)
export type ProblemState = z.infer<typeof ProblemState>

/** Something that goes wrong, seen by an employee. */
export const ReportedProblem = z.object({
  id: Id,
  words: z.string(),
  /** null: the whole business. */
  branch: Person.nullable(),
  cause: z.object({ id: Id, words: z.string() }).nullable(),
  state: ProblemState,
  /** What whoever leads says to it. */
  answer: z.string().nullable(),
  by: Person.nullable(),
  at: Instant,
  changedAt: Instant.nullable(),
})
export type ReportedProblem = z.infer<typeof ReportedProblem>

export const listProblems = endpoint({
  id: 'listProblems',
  method: 'GET',
  path: '/problems',
  tag: 'prevention',
  may: 'prevention:read',
  summary: 'Problems that employees reported, newest first, with what became of them',
  query: PageQuery.extend({ mine: z.enum(['yes', 'no']).default('no') }).strict(),
  response: pageOf(ReportedProblem),
})
export const reportProblem = endpoint({
  id: 'reportProblem',
  method: 'POST',
  path: '/problems',
  tag: 'prevention',
  may: 'prevention:record',
  summary: 'Report something that goes wrong, whether or not a customer complained',
  body: z
    .object({
      words: FreeText.min(1).max(2000),
      branchId: Id.nullable().default(null),
      causeId: Id.nullable().default(null),
    })
    .strict(),
  response: ReportedProblem,
  status: 201,
})
export const changeProblem = endpoint({
  id: 'changeProblem',
  method: 'PATCH',
  path: '/problems/:id',
  tag: 'prevention',
  may: 'prevention:act',
  summary: 'Say what becomes of a reported problem, and which cause it belongs to',
  params: IdParams,
  body: z
    .object({ state: ProblemState, answer: FreeText.min(1).max(2000).nullable(), causeId: Id.nullable() })
    .partial()
    .strict(),
  response: ReportedProblem,
})
