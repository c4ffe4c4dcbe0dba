import { z } from 'zod'
import { defineEvent } from '../platform/events/event.ts'

const id = z.uuid()

export const schemeChanged = defineEvent('scheme.changed', z.object({ schemeId: id, name: z.string() }))
export const requirementChanged = defineEvent(
  'scheme.requirement_changed',
  z.object({ schemeId: id, requirementId: id, code: z.string() }),
)
export const requirementsImported = defineEvent('scheme.imported', z.object({ schemeId: id, rows: z.int() }))
export const inspectionFinished = defineEvent(
  'scheme.inspected',
  z.object({ schemeId: id, inspectionId: id, kept: z.int(), missed: z.int() }),
)
