import { z } from 'zod'
import { CaseKind } from './cases.ts'
import { Reachable } from './duty.ts'
import { endpoint } from './endpoint.ts'
import { Amount, Currency, Id, IdParams, Instant, OneLine } from './primitives.ts'

const Person = z.object({ id: Id, name: z.string() })

/** What somebody can solve: a kind of case, null for any, and the goods or matters they know. */
export const Skill = z.object({ kind: CaseKind.nullable(), words: z.string() })
export type Skill = z.infer<typeof Skill>

/** Somebody who is there now, or stands in for somebody who is not. */
export const Solver = Reachable.pick({ id: true, name: true, role: true, phone: true, until: true }).extend({
  as: z.enum(['duty', 'deputy']),
  /** Of a deputy: for whom. */
  standsInFor: Person.nullable(),
  branch: Person,
  skills: z.array(Skill),
  /** Up to what they decide alone in the branch's currency; null: no limit. */
  limit: Amount.nullable(),
  currency: Currency,
})
export type Solver = z.infer<typeof Solver>

export const whoCanSolve = endpoint({
  id: 'whoCanSolve',
  method: 'GET',
  path: '/who-can-solve',
  tag: 'duty',
  may: 'member:read',
  summary:
    'Who on duty now can solve this; where nobody on duty can, the deputies of those who could. The branch of the case comes first',
  query: z
    .object({
      caseId: Id.optional(),
      branchId: Id.optional(),
      kind: CaseKind.optional(),
      /** Goods or matters; each word that somebody knows counts. */
      words: OneLine.max(200).optional(),
      /** They have to decide as much alone, in the currency of their branch. */
      amount: z.coerce.number().min(0).max(100_000_000_000).optional(),
    })
    .strict(),
  response: z.object({ people: z.array(Solver) }),
})

const Skills = z.object({ skills: z.array(Skill), awayUntil: Instant.nullable() })
export const getSkills = endpoint({
  id: 'getSkills',
  method: 'GET',
  path: '/members/:id/skills',
  tag: 'duty',
  may: 'member:read',
  summary: 'What a colleague can solve, and until when they are away',
  params: IdParams,
  response: Skills,
})
export const setSkills = endpoint({
  id: 'setSkills',
  method: 'PUT',
  path: '/members/:id/skills',
  tag: 'duty',
  may: 'action:do',
  summary:
    'Set what oneself can solve and until when one is away; whoever leads sets it for colleagues of their branches',
  params: IdParams,
  body: z
    .object({
      skills: z.array(z.object({ kind: CaseKind.nullable(), words: OneLine.min(1).max(200) }).strict()).max(30),
      awayUntil: Instant.nullable(),
    })
    .strict(),
  response: Skills,
})
