import { z } from 'zod'
import { defineEvent } from '../platform/events/event.ts'

const about = { automationId: z.uuid(), name: z.string() }

export const automationMade = defineEvent('automation.made', z.object(about))
export const automationChanged = defineEvent(
  'automation.changed',
  z.object({ ...about, changed: z.record(z.string(), z.unknown()) }),
)
export const automationDeleted = defineEvent('automation.deleted', z.object(about))
/** It had more to do in an hour than it may. */
export const automationPaused = defineEvent('automation.paused', z.object({ ...about, mostPerHour: z.int() }))
/** Somebody had it do what it held back while it was paused. */
export const automationHeldDone = defineEvent(
  'automation.held_done',
  z.object({ ...about, did: z.int(), failed: z.int(), dropped: z.int() }),
)
export const automationHeldDropped = defineEvent(
  'automation.held_dropped',
  z.object({ ...about, dropped: z.int(), word: z.string() }),
)
