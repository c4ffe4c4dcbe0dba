import { z } from 'zod'
import { CauseKind } from './complaints.ts'
import { endpoint } from './endpoint.ts'
import { FreeText, Id, IdParams, Instant, PageQuery, pageOf } from './primitives.ts'

const Person = z.object({ id: Id, name: z.string() })

/** A past complaint as a lesson: what caused it, how it was put right, what was done against it, and how the customer left. */
export const Solution = z.object({
  case: z.object({ id: Id, number: z.int(), subject: z.string() }),
  branch: Person,
  item: z.string().nullable(),
  cause: z.string(),
  kind: CauseKind,
  /** The cause that it shares with others. */
  shared: z.object({ id: Id, words: z.string() }).nullable(),
  solution: z.string().nullable(),
  prevention: z.string(),
  satisfied: z.boolean().nullable(),
  by: Person.nullable(),
  at: Instant,
})
export type Solution = z.infer<typeof Solution>

export const listSolutions = endpoint({
  id: 'listSolutions',
  method: 'GET',
  path: '/solutions',
  tag: 'prevention',
  may: 'prevention:read',
  summary: 'The record of causes and solutions, newest first, found by their words',
  query: PageQuery.extend({ search: FreeText.max(200).optional() }).strict(),
  response: pageOf(Solution),
})
export const listSimilarSolutions = endpoint({
  id: 'listSimilarSolutions',
  method: 'GET',
  path: '/cases/:id/similar',
  tag: 'prevention',
  may: 'prevention:read',
  summary: 'How earlier cases of the same kind and product were solved, newest first; at most five',
  params: IdParams,
  response: z.object({ items: z.array(Solution) }),
})
