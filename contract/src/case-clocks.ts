import { z } from 'zod'
import { Case } from './cases.ts'
import { endpoint } from './endpoint.ts'
import { Id, IdParams, Instant, OneLine } from './primitives.ts'
import { PauseReason } from './standards.ts'
import { BestTime } from './wishes.ts'

const ClockParams = IdParams.extend({ clockId: Id })

/**
 * An arrival starts the clocks of greeting and help, a hold its own. The moment may be up to a day past, for what was noted
 * on paper or without a network; `clock.not_promised` where no standard measures it here.
 */
export const startClock = endpoint({
  id: 'startClock',
  method: 'POST',
  path: '/cases/:id/clocks',
  tag: 'cases',
  may: 'case:edit',
  summary: 'A customer came in, or was put on hold',
  params: IdParams,
  body: z.object({ what: z.enum(['arrival', 'hold']), at: Instant.optional() }).strict(),
  response: Case,
  status: 201,
})
/** Greeted, helped, or back on the line. Where steps were counted, time and steps both have to hold; with `timeNoted` false the steps alone decide. */
export const stopClock = endpoint({
  id: 'stopClock',
  method: 'POST',
  path: '/cases/:id/clocks/:clockId/stop',
  tag: 'cases',
  may: 'case:edit',
  summary: 'Greeted, helped, or back on the line',
  params: ClockParams,
  body: z
    .object({
      at: Instant.optional(),
      steps: z.int().min(0).max(10_000).optional(),
      timeNoted: z.boolean().default(true),
    })
    .strict()
    .refine(({ steps, timeNoted }) => timeNoted || steps !== undefined, { error: 'clock.nothing_noted' }),
  response: Case,
})
export const pauseCase = endpoint({
  id: 'pauseCase',
  method: 'POST',
  path: '/cases/:id/pause',
  tag: 'cases',
  may: 'case:edit',
  summary: 'Let the clocks of plan and solution rest, with the reason; what is owed in words never rests',
  params: IdParams,
  body: z
    .object({
      reason: PauseReason.exclude(['waiting_for_customer', 'solved']),
      words: OneLine.min(1).max(500),
    })
    .strict(),
  response: Case,
})
export const resumeCase = endpoint({
  id: 'resumeCase',
  method: 'POST',
  path: '/cases/:id/resume',
  tag: 'cases',
  may: 'case:edit',
  summary: 'Let the clocks go on',
  params: IdParams,
  response: Case,
})
export const setNeededBy = endpoint({
  id: 'setNeededBy',
  method: 'PUT',
  path: '/cases/:id/needed-by',
  tag: 'cases',
  may: 'case:edit',
  summary:
    'When the customer needs it, and when they are best reached about it; the solution is due then where that is earlier than the standard',
  params: IdParams,
  body: z
    .object({
      neededBy: Instant.nullable(),
      /** About this case; null: as the customer is known. */
      bestTime: BestTime.nullable().optional(),
    })
    .strict(),
  response: Case,
})
export const noteExplainedAgain = endpoint({
  id: 'noteExplainedAgain',
  method: 'POST',
  path: '/cases/:id/explained-again',
  tag: 'cases',
  may: 'case:edit',
  summary: 'The customer had to explain it once more',
  params: IdParams,
  response: Case,
})
