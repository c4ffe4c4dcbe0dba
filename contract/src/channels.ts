import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { Account, Credentials, MessagingKind, MessagingSide } from './messaging.ts'
import { Email, FreeText, Id, IdParams, Instant, Language, OneLine, PageQuery, pageOf } from './primitives.ts'
import { ChannelKind } from './standards.ts'

/** Reading a mailbox by IMAP; the password is write-only. */
export const ImapSettings = z.object({
  host: OneLine.min(1).max(253),
  port: z.int().min(1).max(65_535),
  secure: z.boolean(),
  user: OneLine.max(254),
  folder: OneLine.max(200).default('INBOX'),
})
/** Sending by SMTP; the password is write-only. */
export const SmtpSettings = z.object({
  host: OneLine.min(1).max(253),
  port: z.int().min(1).max(65_535),
  secure: z.boolean(),
  user: OneLine.max(254).optional(),
})
const Password = z.string().min(1).max(500)

export const Channel = z.object({
  id: Id,
  kind: ChannelKind,
  name: z.string(),
  /** Mail address, the form's address below the public site, or the number people call. */
  address: z.string().nullable(),
  branchId: Id,
  language: Language,
  active: z.boolean(),
  acknowledges: z.boolean(),
  imap: ImapSettings.nullable(),
  smtp: SmtpSettings.nullable(),
  /** Public page of a form channel. */
  publicUrl: z.string().nullable(),
  /** Of a messaging channel. */
  messaging: MessagingSide.nullable(),
  /** For mail: whether a mailbox is read or mail can be or was handed in, at which port of ours, and whether there is a server to send by. */
  connection: z.object({ reads: z.boolean(), listensAt: z.int().nullable(), sends: z.boolean() }).nullable(),
  status: z.object({
    state: z.enum(['ok', 'failing', 'idle', 'off']),
    checkedAt: Instant.nullable(),
    problem: z.string().nullable(),
    lastReceivedAt: Instant.nullable(),
    quarantined: z.int(),
  }),
})
export type Channel = z.infer<typeof Channel>

/** As people write it, at least three digits. */
const PhoneNumber = OneLine.regex(/^\+?[\d\s()./-]{3,40}$/).refine(
  (number) => (number.match(/\d/g) ?? []).length >= 3,
  { error: 'channel.phone_invalid' },
)

const ChannelInput = z.object({
  name: OneLine.min(1).max(120),
  branchId: Id,
  language: Language,
  acknowledges: z.boolean().default(true),
  imap: ImapSettings.extend({ password: Password }).nullable().optional(),
  smtp: SmtpSettings.extend({ password: Password.optional() }).nullable().optional(),
})

export const listChannels = endpoint({
  id: 'listChannels',
  method: 'GET',
  path: '/channels',
  tag: 'channels',
  may: 'channel:read',
  summary: 'Channels and whether they work',
  response: z.object({ items: z.array(Channel) }),
})
export const createChannel = endpoint({
  id: 'createChannel',
  method: 'POST',
  path: '/channels',
  tag: 'channels',
  may: 'channel:edit',
  summary: 'Open a channel',
  body: z.discriminatedUnion('kind', [
    ChannelInput.extend({ kind: z.literal('mail'), address: Email }),
    ChannelInput.extend({ kind: z.literal('form'), address: z.string().regex(/^[a-z0-9][a-z0-9-]{1,59}$/) }),
    ChannelInput.extend({ kind: z.literal('phone'), address: PhoneNumber.optional() }),
    ChannelInput.extend({ kind: z.literal('walk_in') }),
    ChannelInput.extend({ kind: MessagingKind, account: Account.default({}), credentials: Credentials.default({}) }),
  ]),
  response: Channel,
  status: 201,
})
export const updateChannel = endpoint({
  id: 'updateChannel',
  method: 'PATCH',
  path: '/channels/:id',
  tag: 'channels',
  may: 'channel:edit',
  summary: 'Change a channel',
  params: IdParams,
  body: ChannelInput.extend({
    acknowledges: z.boolean(),
    active: z.boolean(),
    /** Of a phone channel; other addresses stay, since customers have them. */
    phone: PhoneNumber.nullable(),
    /** Of a messaging channel; credentials left out stay as they are. */
    account: Account,
    credentials: Credentials,
    imap: ImapSettings.extend({ password: Password.optional() }).nullable(),
    smtp: SmtpSettings.extend({ password: Password.optional() }).nullable(),
  }).partial(),
  response: Channel,
})
/** What is left out is tried as it is saved, null is not tried; a password left out is the saved one, for the same server and user only. */
const ServersToTry = z
  .object({
    imap: ImapSettings.extend({ password: Password.optional() }).nullable(),
    smtp: SmtpSettings.extend({ password: Password.optional() }).nullable(),
  })
  .partial()
const Tried = z.object({ ok: z.boolean(), problem: z.string().nullable() }).nullable()
const TriedServers = z.object({ imap: Tried, smtp: Tried, provider: Tried })

export const testChannel = endpoint({
  id: 'testChannel',
  method: 'POST',
  path: '/channels/:id/test',
  tag: 'channels',
  may: 'channel:edit',
  summary: 'Try the mailbox and the mail server, or the messaging provider, now, as saved or as given',
  params: IdParams,
  body: ServersToTry,
  response: TriedServers,
})
export const testServers = endpoint({
  id: 'testServers',
  method: 'POST',
  path: '/channels/test',
  tag: 'channels',
  may: 'channel:edit',
  summary: 'Try a mailbox and a mail server before a channel is opened',
  body: ServersToTry,
  response: TriedServers,
})

export const intakeStates = ['received', 'understood', 'duplicate', 'quarantined', 'set_aside'] as const
/** Every received item; `set_aside` is automatic mail that opens no case. */
export const IntakeItem = z.object({
  id: Id,
  channelId: Id,
  channelName: z.string(),
  via: z.enum(['imap', 'smtp', 'pipe', 'form', 'api', 'webhook']),
  receivedAt: Instant,
  size: z.int(),
  state: z.enum(intakeStates),
  problem: z.string().nullable(),
  sender: z.string().nullable(),
  subject: z.string().nullable(),
  caseId: Id.nullable(),
  caseNumber: z.int().nullable(),
  attempts: z.int(),
})
export type IntakeItem = z.infer<typeof IntakeItem>
export const listIntake = endpoint({
  id: 'listIntake',
  method: 'GET',
  path: '/intake',
  tag: 'channels',
  may: 'intake:read',
  summary: 'The intake ledger: every received item accounted for',
  query: PageQuery.extend({ state: z.enum(intakeStates).optional(), channelId: Id.optional() }).strict(),
  response: pageOf(IntakeItem),
})
export const countIntake = endpoint({
  id: 'countIntake',
  method: 'GET',
  path: '/intake/counts',
  tag: 'channels',
  may: 'intake:read',
  summary: 'Received items by state, last 30 days',
  response: z.object({
    received: z.int(),
    understood: z.int(),
    duplicate: z.int(),
    quarantined: z.int(),
    set_aside: z.int(),
  }),
})
export const replayIntake = endpoint({
  id: 'replayIntake',
  method: 'POST',
  path: '/intake/:id/replay',
  tag: 'channels',
  may: 'intake:replay',
  summary: 'Try to understand a quarantined item again',
  params: IdParams,
  response: IntakeItem,
})

export const OutboxItem = z.object({
  id: Id,
  to: z.string(),
  subject: z.string(),
  purpose: z.enum(['answer', 'acknowledgement', 'survey', 'invitation', 'told', 'complaint', 'notice']),
  state: z.enum(['waiting', 'held', 'sending', 'sent', 'failed', 'uncertain', 'bounced']),
  reason: z.string().nullable(),
  attempts: z.int(),
  createdAt: Instant,
  sentAt: Instant.nullable(),
  nextAttemptAt: Instant.nullable(),
  caseId: Id.nullable(),
  caseNumber: z.int().nullable(),
})
export type OutboxItem = z.infer<typeof OutboxItem>
export const listOutbox = endpoint({
  id: 'listOutbox',
  method: 'GET',
  path: '/outbox',
  tag: 'channels',
  may: 'outbox:read',
  summary: 'Outgoing mail and how it fares',
  query: PageQuery.extend({ state: OutboxItem.shape.state.optional() }).strict(),
  response: pageOf(OutboxItem),
})
export const retryOutbox = endpoint({
  id: 'retryOutbox',
  method: 'POST',
  path: '/outbox/:id/retry',
  tag: 'channels',
  may: 'outbox:retry',
  summary: 'Send again what failed or is uncertain',
  params: IdParams,
  response: OutboxItem,
})

/** The demo's built-in mailbox: what customers would have received. */
export const MailboxItem = z.object({
  id: Id,
  to: z.string(),
  from: z.string(),
  subject: z.string(),
  at: Instant,
  text: z.string(),
  html: z.string().nullable(),
  caseId: Id.nullable(),
})
export const listMailbox = endpoint({
  id: 'listMailbox',
  method: 'GET',
  path: '/mailbox',
  tag: 'channels',
  may: 'outbox:read',
  summary: 'Mail delivered into the built-in mailbox (demo)',
  query: PageQuery.extend({ to: z.string().max(254).optional() }).strict(),
  response: pageOf(MailboxItem),
})
export const writeFromMailbox = endpoint({
  id: 'writeFromMailbox',
  method: 'POST',
  path: '/mailbox/:id/reply',
  tag: 'channels',
  may: 'case:answer',
  summary: 'Reply as the customer from the built-in mailbox (demo)',
  params: IdParams,
  body: z.object({ text: FreeText.min(1).max(20_000) }),
  response: z.object({ intakeId: Id }),
  status: 202,
})

export const JobItem = z.object({
  id: z.string(),
  name: z.string(),
  state: z.enum(['waiting', 'running', 'failed']),
  attempts: z.int(),
  maxAttempts: z.int(),
  runAt: Instant,
  lastError: z.string().nullable(),
  createdAt: Instant,
})
export type JobItem = z.infer<typeof JobItem>
export const listJobs = endpoint({
  id: 'listJobs',
  method: 'GET',
  path: '/jobs',
  tag: 'jobs',
  may: 'job:read',
  summary: 'Background work: waiting, running, failed',
  query: PageQuery.extend({ state: JobItem.shape.state.optional() }).strict(),
  response: pageOf(JobItem),
})
export const retryJob = endpoint({
  id: 'retryJob',
  method: 'POST',
  path: '/jobs/:id/retry',
  tag: 'jobs',
  may: 'job:retry',
  summary: 'Run a failed job again now',
  params: z.object({ id: z.string().regex(/^\d{1,19}$/) }),
  response: JobItem,
})
