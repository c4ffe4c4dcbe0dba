import { z } from 'zod'
import { defineEvent } from '../platform/events/event.ts'

const id = z.uuid()

/** Names the kind only: what customers told us stands in its own row. */
export const factRecorded = defineEvent(
  'customer.fact_recorded',
  z.object({ customerId: id, factId: id, kind: z.string(), basis: z.string() }),
)
export const needAdded = defineEvent('customer.need_added', z.object({ customerId: id, needId: id }))
export const needChanged = defineEvent(
  'customer.need_changed',
  z.object({ customerId: id, needId: id, state: z.string() }),
)
export const factPolicySet = defineEvent('customer.fact_policy_set', z.object({ segments: z.int() }))
