import { z } from 'zod'
import { defineEvent } from '../platform/events/event.ts'

/** Something is to be done by somebody. */
export const actionMade = defineEvent('action.made', z.object({ actionId: z.uuid(), kind: z.string() }))
export const actionChanged = defineEvent(
  'action.changed',
  z.object({ actionId: z.uuid(), changed: z.record(z.string(), z.unknown()) }),
)
export const actionSettled = defineEvent(
  'action.settled',
  z.object({ actionId: z.uuid(), kind: z.string(), as: z.enum(['done', 'dropped']) }),
)
