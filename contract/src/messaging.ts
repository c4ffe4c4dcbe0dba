import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { Id, IdParams, Instant, OneLine } from './primitives.ts'

/** Channels by which a provider hands over what customers write, by calling an address of ours. */
export const messagingKinds = ['webhook', 'telegram', 'whatsapp', 'messenger', 'instagram', 'x'] as const
export const MessagingKind = z.enum(messagingKinds)
export type MessagingKind = z.infer<typeof MessagingKind>

export const isMessaging = (kind: string): kind is MessagingKind => (messagingKinds as readonly string[]).includes(kind)

type Fields = {
  /** What is no secret about the account at the provider. */
  account: readonly AccountField[]
  /** Write-only. */
  credentials: readonly Credential[]
  /** Whether a secret of our making is entered at the provider. */
  ownSecret: boolean
}
export const accountFields = ['sendTo', 'phoneNumberId', 'pageId', 'accountId', 'userId'] as const
export type AccountField = (typeof accountFields)[number]
export const credentialNames = [
  'token',
  'accessToken',
  'appSecret',
  'consumerKey',
  'consumerSecret',
  'accessTokenSecret',
] as const
export type Credential = (typeof credentialNames)[number]

/** What has to be known of the account at each provider before anything can be sent by it. */
export const messagingFields: Record<MessagingKind, Fields> = {
  webhook: { account: ['sendTo'], credentials: [], ownSecret: true },
  telegram: { account: [], credentials: ['token'], ownSecret: true },
  whatsapp: { account: ['phoneNumberId'], credentials: ['accessToken', 'appSecret'], ownSecret: true },
  messenger: { account: ['pageId'], credentials: ['accessToken', 'appSecret'], ownSecret: true },
  instagram: { account: ['accountId'], credentials: ['accessToken', 'appSecret'], ownSecret: true },
  x: {
    account: ['userId'],
    credentials: ['consumerKey', 'consumerSecret', 'accessToken', 'accessTokenSecret'],
    ownSecret: false,
  },
}

export const Account = z.partialRecord(z.enum(accountFields), OneLine.max(500))
export type Account = z.infer<typeof Account>
export const Credentials = z.partialRecord(z.enum(credentialNames), z.string().min(1).max(1000))
export type Credentials = z.infer<typeof Credentials>

/** A messaging channel as those who look after it see it. */
export const MessagingSide = z.object({
  /** To be entered at the provider. */
  hookUrl: z.string(),
  account: Account,
  /** Which credentials are saved; themselves they are never shown. */
  saved: z.array(z.enum(credentialNames)),
  hasSecret: z.boolean(),
})

export const makeChannelSecret = endpoint({
  id: 'makeChannelSecret',
  method: 'POST',
  path: '/channels/:id/secret',
  tag: 'channels',
  may: 'channel:edit',
  summary: 'Make the secret that the provider and Heed share; shown this once, the one before no longer holds',
  params: IdParams,
  response: z.object({ secret: z.string() }),
  status: 201,
})

/** By which way an answer leaves, and what that way allows. */
export const AnswerWay = z.object({
  kind: MessagingKind,
  account: z.object({ name: z.string().nullable(), link: z.string().nullable() }),
  /** Everybody can read the answer: it stands below a post. */
  isPublic: z.boolean(),
  /** Letters. */
  longestText: z.int(),
  files: z.object({ most: z.int(), mostBytes: z.int() }).nullable(),
  /** Until when the provider lets us answer freely; null where it sets no time. */
  openUntil: Instant.nullable(),
  isOpen: z.boolean(),
  /** Whether the customer can be written to by mail instead. */
  canMail: z.boolean(),
})
export type AnswerWay = z.infer<typeof AnswerWay>

export const getAnswerWay = endpoint({
  id: 'getAnswerWay',
  method: 'GET',
  path: '/cases/:id/answer-way',
  tag: 'cases',
  may: 'case:read',
  summary: 'By which messaging channel an answer leaves and what it allows; null where it leaves by mail',
  params: IdParams,
  response: z.object({ way: AnswerWay.nullable() }),
})

/** What a customer is called at a messaging provider. */
export const CustomerAccount = z.object({
  channelId: Id,
  kind: MessagingKind,
  name: z.string().nullable(),
  link: z.string().nullable(),
  lastHeardAt: Instant,
})
