import { z } from 'zod'
import { defineEvent } from '../platform/events/event.ts'

const id = z.uuid()

export const benchmarkNoted = defineEvent('benchmark.noted', z.object({ benchmarkId: id, topic: z.string() }))
export const trialStarted = defineEvent('benchmark.trial_started', z.object({ benchmarkId: id, trialId: id }))
export const trialJudged = defineEvent(
  'benchmark.trial_judged',
  z.object({ benchmarkId: id, trialId: id, verdict: z.string() }),
)
/** What was tried became a draft of a standard. */
export const trialAdopted = defineEvent(
  'benchmark.trial_adopted',
  z.object({ benchmarkId: id, trialId: id, standardId: id }),
)
export const cycleStarted = defineEvent('improvement_cycle.started', z.object({ cycleId: id, words: z.string() }))
export const cycleStepTaken = defineEvent('improvement_cycle.step_taken', z.object({ cycleId: id, step: z.string() }))
/** Closed, and the next one begun. */
export const cycleClosed = defineEvent('improvement_cycle.closed', z.object({ cycleId: id, nextId: id }))
export const cycleChanged = defineEvent(
  'improvement_cycle.changed',
  z.object({ cycleId: id, changed: z.array(z.string()), before: z.string() }),
)
/** Taken back; no next one follows. */
export const cycleGivenUp = defineEvent(
  'improvement_cycle.given_up',
  z.object({ cycleId: id, words: z.string(), why: z.string() }),
)
export const processChanged = defineEvent(
  'process.changed',
  z.object({ processId: id, name: z.string(), change: z.enum(['added', 'changed', 'removed']) }),
)
