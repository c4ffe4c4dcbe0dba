import { z } from 'zod'
import { defineEvent } from '../platform/events/event.ts'

/** Stored raw in the ledger; not understood yet. */
export const intakeReceived = defineEvent('intake.received', z.object({ intakeId: z.uuid() }))
export const intakeQuarantined = defineEvent('intake.quarantined', z.object({ intakeId: z.uuid(), code: z.string() }))
/** Written to the outbox, to be sent once it is committed. */
export const mailQueued = defineEvent('mail.queued', z.object({ outboxId: z.uuid(), purpose: z.string() }))
export const mailSent = defineEvent('mail.sent', z.object({ outboxId: z.uuid(), purpose: z.string() }))
export const mailFailed = defineEvent(
  'mail.failed',
  z.object({ outboxId: z.uuid(), purpose: z.string(), reason: z.string() }),
)
/** The receiver's server said afterwards that it could not deliver. */
export const mailBounced = defineEvent(
  'mail.bounced',
  z.object({ outboxId: z.uuid(), purpose: z.string(), reason: z.string() }),
)
export const channelChanged = defineEvent(
  'channel.changed',
  z.object({ channelId: z.uuid(), changed: z.record(z.string(), z.unknown()) }),
)
