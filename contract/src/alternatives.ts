import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { Estimate } from './insight.ts'
import { Day, Id, Instant, PageQuery, pageOf } from './primitives.ts'

const Person = z.object({ id: Id, name: z.string() })

/** Of the cases whose first wish was not possible, those whose customer was offered something else. */
export const AlternativeFigure = z.object({ cases: z.int(), offered: z.int(), share: Estimate })

/** Days are whole days of the branch; both ends count. */
const Period = z.object({ from: Day, to: Day, branchId: Id.optional() })

export const Alternatives = z.object({
  all: AlternativeFigure,
  byBranch: z.array(AlternativeFigure.extend({ branch: Person })),
  /** Of every colleague for whoever leads; else the reader's own only. */
  byMember: z.array(AlternativeFigure.extend({ member: Person })),
})
export type Alternatives = z.infer<typeof Alternatives>

export const impossibleKinds = ['not_here', 'refused_by_rule', 'no_exception'] as const

/** A case whose first wish was not possible. */
export const ImpossibleCase = z.object({
  case: z.object({ id: Id, number: z.int(), subject: z.string() }),
  branch: Person,
  at: Instant,
  offered: z.boolean(),
  wishes: z.array(
    z.object({
      /** Not here, refused by a rule, or an exception to a rule that was not made. */
      kind: z.enum(impossibleKinds),
      wish: z.string(),
      /** Something else, or where and by when it can be had. */
      alternative: z.string().nullable(),
    }),
  ),
})
export type ImpossibleCase = z.infer<typeof ImpossibleCase>

export const getAlternatives = endpoint({
  id: 'getAlternatives',
  method: 'GET',
  path: '/alternatives',
  tag: 'special requests',
  may: 'case:read',
  summary: 'How often an alternative was offered where the first wish was not possible, by branch and employee',
  query: Period.strict(),
  response: Alternatives,
})
/** Exactly the cases that `getAlternatives` counts for the same period, branch and employee. */
export const listImpossibleCases = endpoint({
  id: 'listImpossibleCases',
  method: 'GET',
  path: '/impossible-cases',
  tag: 'special requests',
  may: 'case:read',
  summary:
    'Cases whose first wish was not possible, newest first; those of a colleague only for themselves and whoever leads',
  query: PageQuery.extend({
    ...Period.shape,
    memberId: Id.optional(),
    offered: z.enum(['yes', 'no']).optional(),
  }).strict(),
  response: pageOf(ImpossibleCase),
})
