import { z } from 'zod'
import { defineEvent } from '../platform/events/event.ts'

const goal = z.object({ goalId: z.uuid(), words: z.string() })

export const goalProposed = defineEvent('goal.proposed', goal)
/** What both had agreed to is agreed anew where it changed. */
export const goalChanged = defineEvent('goal.changed', goal.extend({ changed: z.record(z.string(), z.unknown()) }))
/** One side agreed; `both` says that it is measured from now on. */
export const goalAgreed = defineEvent('goal.agreed', goal.extend({ side: z.string(), both: z.boolean() }))
export const goalDropped = defineEvent('goal.dropped', goal)
export const goalReadingEntered = defineEvent('goal.reading_entered', goal.extend({ value: z.number() }))
/** Whoever has not agreed is asked to: by name, or those of a role except one. */
export const goalAgreementAsked = defineEvent(
  'goal.agreement_asked',
  z.object({
    goalId: z.uuid(),
    words: z.string().nullable(),
    roundId: z.uuid(),
    side: z.enum(['manager', 'employee']),
    memberId: z.uuid().nullable(),
    forRole: z.enum(['owner', 'manager', 'lead', 'employee']).nullable(),
    notForId: z.uuid().nullable(),
  }),
)
/** Agreed to, answered by another proposal, or given up. */
export const goalAgreementSettled = defineEvent(
  'goal.agreement_settled',
  z.object({
    goalId: z.uuid(),
    roundId: z.uuid(),
    sides: z.array(z.enum(['manager', 'employee'])),
    as: z.enum(['done', 'dropped']),
  }),
)
/** The target is reached: its giver owes the reward. */
export const goalRewardDue = defineEvent(
  'goal.reward_due',
  goal.extend({ roundId: z.uuid(), reward: z.string(), giverId: z.uuid().nullable() }),
)
/** Given, or owed no longer since the goal was changed or given up. */
export const goalRewardSettled = defineEvent(
  'goal.reward_settled',
  goal.extend({ roundId: z.uuid(), as: z.enum(['done', 'dropped']) }),
)
