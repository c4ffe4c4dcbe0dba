import { z } from 'zod'
import { Id, Instant, Language } from './primitives.ts'

export const Attachment = z.object({
  id: Id,
  filename: z.string(),
  mimeType: z.string(),
  size: z.int(),
  inline: z.boolean(),
})

/** How a sent message fares on its way; `held` waits for SMTP settings, `uncertain` may have arrived. */
export const Delivery = z.object({
  outboxId: Id,
  /** The receipt with the case number; else an answer or a letter. */
  isReceipt: z.boolean(),
  state: z.enum(['waiting', 'held', 'sending', 'sent', 'failed', 'uncertain', 'bounced']),
  reason: z.string().nullable(),
  attempts: z.int(),
  sentAt: Instant.nullable(),
  /** When the provider of a messaging channel said that it reached the customer's device, and that they saw it. */
  deliveredAt: Instant.nullable(),
  seenAt: Instant.nullable(),
  nextAttemptAt: Instant.nullable(),
})

/** Words that were said to the customer, or printed as a letter, instead of being sent. */
export const Spoken = z.enum(['phone', 'in_person', 'letter'])
export type Spoken = z.infer<typeof Spoken>

export const messageKinds = ['customer', 'answer', 'note', 'acknowledgement', 'automatic'] as const
export const Message = z.object({
  entry: z.literal('message'),
  id: Id,
  at: Instant,
  kind: z.enum(messageKinds),
  author: z.object({ id: Id.nullable(), name: z.string(), of: z.enum(['customer', 'member', 'system']) }),
  language: Language.nullable(),
  text: z.string(),
  /** The customer no longer allows these words to be told; `text` is empty. */
  isWithdrawn: z.boolean(),
  /** Cleaned by allow-list; null when the message has no HTML. */
  html: z.string().nullable(),
  quoted: z.string().nullable(),
  hasRemoteImages: z.boolean(),
  /** The receiving mail server says that this does not come from the domain of its sender. */
  senderUnverified: z.boolean(),
  /** The customer's words came by mail, whatever way in the case has. */
  cameByMail: z.boolean(),
  /** How an answer was given that nobody mailed; null for what is written. */
  spoken: Spoken.nullable(),
  attachments: z.array(Attachment),
  delivery: Delivery.nullable(),
})
export type Message = z.infer<typeof Message>

export const timelineEvents = [
  'case.opened',
  'case.assigned',
  'case.handed_over',
  'case.state_changed',
  'case.changed',
  'case.reopened',
  'clock.warned',
  'clock.breached',
  'clock.recomputed',
  'clock.paused',
  'clock.resumed',
  'case.explained_again',
  'survey.invited',
  'survey.answered',
  'mail.bounced',
  'complaint.step_taken',
  'complaint.judged',
  'complaint.customer_angered',
  'promise.done',
  'promise.broken',
  'promise.withdrawn',
  'promise.passed',
  'remedy.asked',
  'remedy.decided',
  'remedy.withdrawn',
  'remedy.fulfilled',
  'coupon.redeemed',
  'case.confirmed',
  'exception.asked',
  'exception.decided',
  'advice.asked',
  'advice.passed_on',
  'advice.answered',
  'advice.withdrawn',
  'exception.withdrawn',
  'special_request.made',
  'special_request.changed',
] as const
export const TimelineEvent = z.object({
  entry: z.literal('event'),
  id: Id,
  at: Instant,
  type: z.enum(timelineEvents),
  actor: z.object({ id: Id.nullable(), name: z.string() }).nullable(),
  details: z.record(z.string(), z.unknown()),
})
