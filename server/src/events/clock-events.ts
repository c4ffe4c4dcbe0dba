import { z } from 'zod'
import { defineEvent } from '../platform/events/event.ts'

const clock = z.object({ clockId: z.uuid(), caseId: z.uuid(), measure: z.string() })

export const clockWarned = defineEvent('clock.warned', clock)
export const clockBreached = defineEvent('clock.breached', clock)
/** Stopped by the answer or the solution. */
export const clockStopped = defineEvent(
  'clock.stopped',
  clock.extend({ met: z.boolean(), countedSeconds: z.number(), pausedSeconds: z.number() }),
)
/** Hours, standard or case changed while it ran; what it said before is kept. */
export const clockRecomputed = defineEvent(
  'clock.recomputed',
  clock.extend({ reason: z.string(), before: z.string().nullable(), after: z.string().nullable() }),
)
/** Chosen by hand until a day; null: the weakest again. */
export const focusChosen = defineEvent(
  'standard.focus_chosen',
  z.object({ standardId: z.uuid().nullable(), until: z.string().nullable() }),
)
export const standardChanged = defineEvent(
  'standard.changed',
  z.object({ standardId: z.uuid(), changed: z.record(z.string(), z.unknown()) }),
)
/** A person let clocks rest, and why. */
export const clockPaused = defineEvent(
  'clock.paused',
  z.object({ caseId: z.uuid(), reason: z.string(), words: z.string(), measures: z.array(z.string()) }),
)
export const clockResumed = defineEvent('clock.resumed', z.object({ caseId: z.uuid(), measures: z.array(z.string()) }))
export const standardMarked = defineEvent(
  'standard.marked',
  z.object({ standardId: z.uuid(), markId: z.uuid(), kept: z.boolean() }),
)
export const higherTargetSuggested = defineEvent(
  'standard.higher_target_suggested',
  z.object({ standardId: z.uuid(), fromPercent: z.number(), toPercent: z.number() }),
)
export const higherTargetDecided = defineEvent(
  'standard.higher_target_decided',
  z.object({ standardId: z.uuid(), taken: z.boolean(), reason: z.string().nullable() }),
)
