import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { FreeText, Id, IdParams, Instant, OneLine } from './primitives.ts'

const Named = z.object({ id: Id, name: z.string() })

export const cycleSteps = ['plan', 'do', 'check', 'act'] as const
export const CycleStep = z.enum(cycleSteps)
export type CycleStep = z.infer<typeof CycleStep>

export const ImprovementCycle = z.object({
  id: Id,
  words: z.string(),
  /** 1 is the first of its chain. */
  round: z.int(),
  branch: Named.nullable(),
  owner: Named,
  /** The problem, corrective action or goal that it turns about. */
  about: z.object({ kind: z.enum(['problem', 'corrective', 'goal']), id: Id, words: z.string() }).nullable(),
  steps: z.array(z.object({ step: CycleStep, words: z.string(), by: Named.nullable(), at: Instant })),
  /** What comes next; null once it is closed or given up. */
  nextStep: CycleStep.nullable(),
  dormantDays: z.int(),
  /** The last step, or what was done about the thing that it turns about. */
  movedAt: Instant,
  /** Nothing moved for its days. */
  isDormant: z.boolean(),
  closedAt: Instant.nullable(),
  /** The one that follows it; always there once it is closed. */
  nextId: Id.nullable(),
  /** Begun by mistake, or not worth going on with: no next one follows. */
  givenUp: z.object({ why: z.string(), by: Named.nullable(), at: Instant }).nullable(),
})
export type ImprovementCycle = z.infer<typeof ImprovementCycle>

export const listCycles = endpoint({
  id: 'listCycles',
  method: 'GET',
  path: '/improvement-cycles',
  tag: 'improvement',
  may: 'prevention:read',
  summary: 'Cycles of improvement: dormant ones first, then what is open, then what is closed',
  response: z.object({ items: z.array(ImprovementCycle) }),
})
export const startCycle = endpoint({
  id: 'startCycle',
  method: 'POST',
  path: '/improvement-cycles',
  tag: 'improvement',
  may: 'prevention:act',
  summary: 'Begin a cycle, about a reported problem, a corrective action or a goal where it is about one',
  body: z
    .object({
      words: OneLine.min(1).max(300),
      ownerId: Id,
      branchId: Id.nullable().default(null),
      about: z
        .object({ kind: z.enum(['problem', 'corrective', 'goal']), id: Id })
        .strict()
        .nullable()
        .default(null),
      dormantDays: z.int().min(1).max(365).default(30),
    })
    .strict(),
  response: ImprovementCycle,
  status: 201,
})
export const changeCycle = endpoint({
  id: 'changeCycle',
  method: 'PATCH',
  path: '/improvement-cycles/:id',
  tag: 'improvement',
  may: 'prevention:act',
  summary: 'Put right what a cycle is to make better, what it is about, or whose it is, while it goes on',
  params: IdParams,
  body: z
    .object({
      words: OneLine.min(1).max(300),
      ownerId: Id,
      about: z
        .object({ kind: z.enum(['problem', 'corrective', 'goal']), id: Id })
        .strict()
        .nullable(),
      dormantDays: z.int().min(1).max(365),
    })
    .partial()
    .strict(),
  response: ImprovementCycle,
})
export const giveUpCycle = endpoint({
  id: 'giveUpCycle',
  method: 'POST',
  path: '/improvement-cycles/:id/give-up',
  tag: 'improvement',
  may: 'prevention:act',
  summary: 'Take a cycle back that should not go on; it stays to be read, with why, and no next one follows',
  params: IdParams,
  body: z.object({ why: OneLine.min(1).max(500) }).strict(),
  response: ImprovementCycle,
})
export const takeCycleStep = endpoint({
  id: 'takeCycleStep',
  method: 'POST',
  path: '/improvement-cycles/:id/steps',
  tag: 'improvement',
  may: 'prevention:record',
  summary:
    'Take the next step; its owner or somebody who leads. The last one, act, closes the cycle and needs the next one, which begins with it',
  params: IdParams,
  body: z
    .object({
      step: CycleStep,
      words: FreeText.min(1).max(2000),
      next: z
        .object({ words: OneLine.min(1).max(300), ownerId: Id.optional() })
        .strict()
        .optional(),
    })
    .strict(),
  response: ImprovementCycle,
})
