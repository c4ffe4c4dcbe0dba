import { z } from 'zod'
import { defineEvent } from '../platform/events/event.ts'

const id = z.uuid()

/** Something of the personality, the values, the ideas or their acts was added, changed or removed. */
export const brandChanged = defineEvent(
  'brand.changed',
  z.object({
    part: z.enum(['word', 'value', 'idea', 'act', 'aspect']),
    partId: id,
    words: z.string(),
    change: z.enum(['added', 'changed', 'removed']),
  }),
)
export const standardValued = defineEvent('standard.valued', z.object({ standardId: id, valueIds: z.array(id) }))
/** Somebody looked at whether this version of a standard sounds like us. */
export const standardFitSigned = defineEvent(
  'standard.fit_signed',
  z.object({ standardId: id, version: z.int(), avoided: z.int() }),
)
