import { z } from 'zod'
import { defineEvent } from '../platform/events/event.ts'

/** Names the fields only: what customers told us stays in their own row. */
export const customerChanged = defineEvent(
  'customer.changed',
  z.object({ customerId: z.uuid(), changed: z.array(z.string()) }),
)
/** Which kind only: an address that is taken away is kept nowhere. */
const address = z.object({ customerId: z.uuid(), kind: z.string() })
export const customerAddressAdded = defineEvent('customer.address_added', address)
export const customerAddressRemoved = defineEvent('customer.address_removed', address)
/** A customer came, called, bought or was delivered to, as a person or another program recorded it. */
export const occasionRecorded = defineEvent(
  'customer.occasion_recorded',
  z.object({ occasionId: z.uuid(), customerId: z.uuid(), kind: z.string() }),
)
/** They gave or withdrew their consent to one purpose. */
export const consentChanged = defineEvent(
  'customer.consent_changed',
  z.object({ customerId: z.uuid(), purpose: z.string(), given: z.boolean(), how: z.string() }),
)
/** Two rows of one person became one; `otherId` is gone, and these cases came from it. */
export const customerMerged = defineEvent(
  'customer.merged',
  z.object({ customerId: z.uuid(), otherId: z.uuid(), caseIds: z.array(z.uuid()) }),
)
/** Somebody called a customer who stays away. */
export const lostCallRecorded = defineEvent(
  'customer.lost_call_recorded',
  z.object({ callId: z.uuid(), customerId: z.uuid(), outcome: z.string(), reason: z.string().nullable() }),
)
