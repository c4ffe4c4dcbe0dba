import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { Day, Id, IdParams, Instant, Language, OneLine } from './primitives.ts'

const Person = z.object({ id: Id, name: z.string() })

export const goalLevels = ['member', 'position', 'branch', 'business'] as const
export const GoalLevel = z.enum(goalLevels)
export const goalPositions = ['manager', 'lead', 'employee'] as const
export const GoalPosition = z.enum(goalPositions)

/** 1 very easy, or no chance; 5 very hard, or certain. */
const Grade = z.int().min(1).max(5)
const Ratings = z.object({ difficulty: Grade, chance: Grade })
/** One of the two who agree: how hard it looks to them, and whether they agreed to it as it stands. */
const Side = z.object({
  difficulty: Grade.nullable(),
  chance: Grade.nullable(),
  agreed: z.object({ by: Person.nullable(), at: Instant }).nullable(),
})

export const GoalResult = z.object({
  /** Percent kept of its standard, or its own unit; null as long as there is nothing to measure. */
  value: z.number().nullable(),
  /** Things looked at, or numbers entered. */
  n: z.int(),
  /** 95 % of a share (Wilson); null of own numbers. */
  interval: z.tuple([z.number(), z.number()]).nullable(),
  from: Day,
  isReached: z.boolean().nullable(),
  /** What a group's result is made of: branches for a standard, the goals below for own numbers. */
  parts: z.array(z.object({ id: Id, name: z.string(), value: z.number(), n: z.int() })),
})
export type GoalResult = z.infer<typeof GoalResult>

export const Goal = z.object({
  id: Id,
  level: GoalLevel,
  branchId: Id.nullable(),
  member: Person.nullable(),
  position: GoalPosition.nullable(),
  parentId: Id.nullable(),
  isTop: z.boolean(),
  /** No path leads from it to the top aim. */
  isOrphan: z.boolean(),
  words: z.string(),
  behaviour: z.string(),
  standard: Person.nullable(),
  unit: z.string().nullable(),
  direction: z.enum(['at_least', 'at_most']),
  combine: z.enum(['mean', 'sum']),
  startValue: z.number().nullable(),
  targetValue: z.number(),
  dueOn: Day,
  helpNeeded: z.string().nullable(),
  reward: z.string().nullable(),
  /** Who gives it: as named, else whoever agreed for the business. */
  rewardGiver: Person.nullable(),
  /** Due once the target is reached. */
  rewardState: z.enum(['promised', 'due', 'given']).nullable(),
  rewardGivenOn: Day.nullable(),
  manager: Side,
  employee: Side,
  /** Which side whoever asks may agree for; null: none that is open. */
  mayAgreeAs: z.enum(['manager', 'employee']).nullable(),
  mayEdit: z.boolean(),
  state: z.enum(['proposed', 'agreed', 'dropped']),
  /** null while it is not agreed by both: then it is not measured. */
  result: GoalResult.nullable(),
  version: z.int(),
})
export type Goal = z.infer<typeof Goal>

const GoalFields = z.object({
  level: GoalLevel,
  branchId: Id.nullable(),
  memberId: Id.nullable(),
  position: GoalPosition.nullable(),
  parentId: Id.nullable(),
  isTop: z.boolean(),
  words: OneLine.min(1).max(300),
  behaviour: OneLine.min(1).max(500),
  standardId: Id.nullable(),
  unit: OneLine.min(1).max(40).nullable(),
  direction: z.enum(['at_least', 'at_most']),
  combine: z.enum(['mean', 'sum']),
  startValue: z.number().min(-1e12).max(1e12).nullable(),
  targetValue: z.number().min(-1e12).max(1e12),
  dueOn: Day,
  helpNeeded: OneLine.min(1).max(500).nullable(),
  reward: OneLine.min(1).max(300).nullable(),
  rewardGiverId: Id.nullable(),
  /** As it looks to whoever writes it. */
  ratings: Ratings.strict().nullable(),
  /** Saved in spite of the warning that it is too easy or out of reach. */
  despite: z.boolean(),
})
export const GoalInput = z
  .object({
    ...GoalFields.partial().shape,
    level: GoalLevel,
    words: GoalFields.shape.words,
    behaviour: GoalFields.shape.behaviour,
    targetValue: GoalFields.shape.targetValue,
    dueOn: Day,
  })
  .strict()
export type GoalInput = z.infer<typeof GoalInput>

export const listGoals = endpoint({
  id: 'listGoals',
  method: 'GET',
  path: '/goals',
  tag: 'goals',
  may: 'goal:read',
  summary: 'Goals with their results; those of single people only to themselves and whoever leads',
  response: z.object({ items: z.array(Goal) }),
})
export const getGoal = endpoint({
  id: 'getGoal',
  method: 'GET',
  path: '/goals/:id',
  tag: 'goals',
  may: 'goal:read',
  summary: 'A goal with what it was before each change and the numbers entered for it',
  params: IdParams,
  response: Goal.extend({
    /** Newest first. */
    versions: z.array(
      z.object({
        version: z.int(),
        at: Instant,
        changedBy: Person.nullable(),
        was: z.object({
          words: z.string(),
          targetValue: z.number(),
          dueOn: Day,
          agreedByManager: z.boolean(),
          agreedByEmployee: z.boolean(),
        }),
      }),
    ),
    readings: z.array(
      z.object({ id: Id, value: z.number(), on: Day, words: z.string().nullable(), by: Person.nullable() }),
    ),
  }),
})
export const createGoal = endpoint({
  id: 'createGoal',
  method: 'POST',
  path: '/goals',
  tag: 'goals',
  may: 'goal:propose',
  summary: 'Propose a goal; employees for themselves',
  body: GoalInput,
  response: Goal,
  status: 201,
})
export const updateGoal = endpoint({
  id: 'updateGoal',
  method: 'PATCH',
  path: '/goals/:id',
  tag: 'goals',
  may: 'goal:propose',
  summary: 'Change a goal; what both had agreed to is kept, and both agree again',
  params: IdParams,
  body: GoalFields.omit({ level: true, branchId: true, memberId: true, position: true }).partial().strict(),
  response: Goal,
})
export const agreeToGoal = endpoint({
  id: 'agreeToGoal',
  method: 'POST',
  path: '/goals/:id/agree',
  tag: 'goals',
  may: 'goal:propose',
  summary: 'Agree to a goal as it stands, with how hard it looks; agreed by both, it is measured',
  params: IdParams,
  body: Ratings.extend({ despite: z.boolean().default(false) }).strict(),
  response: Goal,
})
export const dropGoal = endpoint({
  id: 'dropGoal',
  method: 'POST',
  path: '/goals/:id/drop',
  tag: 'goals',
  may: 'goal:propose',
  summary: 'Give a goal up; it stays in the record',
  params: IdParams,
  response: Goal,
})
export const enterReading = endpoint({
  id: 'enterReading',
  method: 'POST',
  path: '/goals/:id/readings',
  tag: 'goals',
  may: 'goal:propose',
  summary: 'Enter a number for a goal that no standard measures',
  params: IdParams,
  body: z
    .object({
      value: z.number().min(-1e12).max(1e12),
      on: Day,
      words: OneLine.min(1).max(300).nullable().default(null),
    })
    .strict(),
  response: Goal,
  status: 201,
})

export const goalRules = ['vague', 'no_behaviour', 'no_measure', 'no_number', 'no_date'] as const
export const checkGoal = endpoint({
  id: 'checkGoal',
  method: 'POST',
  path: '/goals/check',
  tag: 'goals',
  may: 'goal:propose',
  summary: 'What a goal lacks: vague words in any language, behaviour, measure, number, date',
  body: z
    .object({
      words: OneLine.max(300),
      behaviour: OneLine.max(500).nullable().default(null),
      hasMeasure: z.boolean().default(false),
      targetValue: z.number().nullable().default(null),
      dueOn: Day.nullable().default(null),
      language: Language.optional(),
    })
    .strict(),
  response: z.object({
    findings: z.array(
      z.object({
        rule: z.enum(goalRules),
        /** The words that say nothing, as the list of them has it. */
        phrase: z.string().nullable(),
        suggestion: z.string().nullable(),
      }),
    ),
  }),
})

/** Ready goals: an act, how often, and the standard by which it is seen. */
export const ReadyGoal = z.object({
  key: z.string(),
  words: z.string(),
  behaviour: z.string(),
  standardName: z.string(),
  targetValue: z.number(),
})
export const listReadyGoals = endpoint({
  id: 'listReadyGoals',
  method: 'GET',
  path: '/goals/ready',
  tag: 'goals',
  may: 'goal:read',
  summary: 'Goals that lie ready: a smile for everyone, the fitting room, a quick and pleasant checkout',
  response: z.object({ items: z.array(ReadyGoal) }),
})
export const takeReadyGoal = endpoint({
  id: 'takeReadyGoal',
  method: 'POST',
  path: '/goals/ready',
  tag: 'goals',
  may: 'standard:edit',
  summary: 'Propose a ready goal together with the standard by which it is seen',
  body: z
    .object({
      key: z.string().min(1).max(80),
      /** null: the whole business. */
      branchId: Id.nullable(),
      dueOn: Day,
      parentId: Id.nullable().default(null),
    })
    .strict(),
  response: Goal,
  status: 201,
})

const RecordRow = z.object({
  /** Standards that were measured both in the last 12 weeks and in the 12 weeks before. */
  n: z.int(),
  /** Mean change of the share kept, in percent points; null where there are too few. */
  changePoints: z.number().nullable(),
  /** How many of them reach their target now. */
  reached: z.int(),
})
export const getGoalRecord = endpoint({
  id: 'getGoalRecord',
  method: 'GET',
  path: '/goals/record',
  tag: 'goals',
  may: 'goal:read',
  summary: 'The business’s own record: standards with an agreed, specific goal against those without one',
  response: z.object({
    /** Under so many on a side nothing is said. */
    fewest: z.int(),
    specific: RecordRow,
    none: RecordRow,
    isTooFew: z.boolean(),
  }),
})

export const giveReward = endpoint({
  id: 'giveReward',
  method: 'POST',
  path: '/goals/:id/reward',
  tag: 'goals',
  may: 'goal:propose',
  summary: 'Say that the reward that is due was given, and when',
  params: IdParams,
  body: z.object({ on: Day }).strict(),
  response: Goal,
})
