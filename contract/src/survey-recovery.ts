import { z } from 'zod'
import { notAskedReasons } from './asking.ts'
import { CauseKind } from './complaints.ts'
import { endpoint } from './endpoint.ts'
import { Day, Id, Instant, PageQuery, pageOf } from './primitives.ts'
import { SurveyEstimate } from './surveys.ts'

/**
 * What became of somebody who was unhappy: satisfied or not when asked again after the solution, silent though asked, or not asked.
 */
export const recoveryStandings = ['satisfied', 'not_satisfied', 'silent', 'not_asked'] as const
export const RecoveryStanding = z.enum(recoveryStandings)
export type RecoveryStanding = z.infer<typeof RecoveryStanding>

/** Why nobody asked again: besides what keeps any invitation, nobody knows who it was, nothing followed, it is not solved, it waits, or no survey asks. */
export const notAskedAgainReasons = [
  ...notAskedReasons,
  'unknown_customer',
  'nothing_followed',
  'not_solved',
  'waits',
  'no_survey_asks',
] as const
export const NotAskedAgain = z.enum(notAskedAgainReasons)

/** Days are those on which the customer was unhappy, in the branch's own zone. */
export const RecoveryFilter = z
  .object({
    /** Only those who were unhappy in this survey. */
    surveyId: Id.optional(),
    /** Only complaints, or only answers; both without it, where an answer that became a complaint counts once. */
    of: z.enum(['complaints', 'answers']).optional(),
    branchId: Id.optional(),
    from: Day.optional(),
    to: Day.optional(),
    causeKind: z.union([CauseKind, z.literal('none')]).optional(),
    week: Day.optional(),
  })
  .strict()

export const Recovery = z.object({
  unhappy: z.int(),
  askedAgain: z.int(),
  answeredAgain: z.int(),
  /** Gave 4 or 5 and did not say that it is unsolved, or said on their complaint's page that it is solved. */
  satisfied: z.int(),
  /** Percent with the 95 % interval of Wilson: of those who answered again, and of all who were asked again. */
  ofAnswered: SurveyEstimate,
  ofAsked: SurveyEstimate,
  /** Fewer answered again than the business wants behind a figure. */
  isSmall: z.boolean(),
})
export type Recovery = z.infer<typeof Recovery>

export const RecoveryRate = z.object({
  minimumAnswers: z.int(),
  whole: Recovery,
  branches: z.array(Recovery.extend({ branch: z.object({ id: Id, name: z.string() }) })),
  /** null: nobody has said why it happened. */
  causes: z.array(Recovery.extend({ causeKind: CauseKind.nullable() })),
  /** From Monday; weeks in which nobody was unhappy are left out. */
  weeks: z.array(Recovery.extend({ week: Day })),
  notAsked: z.array(z.object({ reason: NotAskedAgain, n: z.int() })),
})
export type RecoveryRate = z.infer<typeof RecoveryRate>

export const readRecoveryRate = endpoint({
  id: 'readRecoveryRate',
  method: 'GET',
  path: '/recovery-rate',
  tag: 'voice',
  may: 'survey:read',
  summary: 'How many customers who were unhappy were asked again after the solution, answered, and are satisfied now',
  query: RecoveryFilter,
  response: RecoveryRate,
})

const Answer = z.object({
  /** null: said on the page of the complaint. */
  responseId: Id.nullable(),
  at: Instant,
  satisfaction: z.int().nullable(),
  words: z.string().nullable(),
})
export const listRecovery = endpoint({
  id: 'listRecovery',
  method: 'GET',
  path: '/recovery-rate/customers',
  tag: 'voice',
  may: 'survey:read',
  summary: 'The customers behind the recovery rate, unhappy last first, with what they said before and after',
  query: PageQuery.extend({
    ...RecoveryFilter.shape,
    standing: RecoveryStanding.optional(),
    reason: NotAskedAgain.optional(),
  }).strict(),
  response: pageOf(
    z.object({
      id: Id,
      at: Instant,
      customer: z.object({ id: Id, name: z.string() }).nullable(),
      branch: z.object({ id: Id, name: z.string() }),
      case: z.object({ id: Id, number: z.int(), subject: z.string() }).nullable(),
      causeKind: CauseKind.nullable(),
      /** The answer that told it; null for a complaint that came otherwise. */
      before: Answer.nullable(),
      after: Answer.nullable(),
      standing: RecoveryStanding,
      reason: NotAskedAgain.nullable(),
    }),
  ),
})
