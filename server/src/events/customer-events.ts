import { z } from 'zod'
import { defineEvent } from '../platform/events/event.ts'

/** Names the fields only: what customers told us stays in their own row. */
export const customerChanged = defineEvent(
  'customer.changed',
  z.object({ customerId: z.uuid(), changed: z.array(z.string()) }),
)
