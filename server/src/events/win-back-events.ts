import { z } from 'zod'
import { defineEvent } from '../platform/events/event.ts'

const id = z.uuid()
const about = { offerId: id, caseId: id }

/** An unhappy customer is to have a reason to come back. */
export const winBackOffered = defineEvent('win_back.offered', z.object({ ...about, remedyId: id }))
export const winBackSent = defineEvent('win_back.sent', z.object({ ...about, told: z.string() }))
/** Somebody saw the customer of a case again. */
export const customerVisited = defineEvent('customer.visited', z.object({ visitId: id, customerId: id, caseId: id }))
