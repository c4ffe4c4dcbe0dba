import type { IncomingHttpHeaders } from 'node:http'
import type { Account as AccountFields, Credentials, MessagingKind } from '@heed/contract/messaging.ts'
import type { Sent } from '../../../platform/mail/transport/send-mail.ts'

/** The business's account at a provider, with all that is needed to speak to it. */
export type Account = {
  channelId: string
  fields: AccountFields
  credentials: Credentials
  /** Of our making; the provider proves by it that it is itself. */
  secret: string | undefined
  /** Of the provider, without a trailing slash. */
  baseUrl: string
  /** Where the provider calls us. */
  hookUrl: string
}

/** A call of the provider as it came: the signature is over these very bytes. */
export type HookCall = { headers: IncomingHttpHeaders; raw: Buffer }

/** One of the things that a call tells: an entry of the intake ledger. */
export type Part = {
  /** The provider's id of it: the same thing told twice gives the same key. */
  key: string
  sender: string | null
  content: unknown
  /** Known already not to be understood. */
  problem?: 'hook.unknown_version' | 'hook.unknown_type' | 'hook.unreadable'
}

export type FileRef = { filename: string; mimeType: string; content: Buffer } | { filename: string; fetchBy: string }
export type FetchedFile = { content: Buffer; mimeType?: string | undefined; filename?: string | undefined }

/** Words of a customer. */
export type Heard = {
  what: 'words'
  /** Where an answer goes: the person, or them below one post. */
  thread: string
  /** Of words below a post: what the answer is put below, as this adapter's `send` knows it. */
  replyTo?: string
  person: {
    id: string
    name?: string | undefined
    link?: string | undefined
    email?: string | undefined
    phone?: string | undefined
  }
  text: string
  /** As the provider says; null where it does not. */
  at: Date | null
  files: FileRef[]
}
/** News of something that we sent: by the provider's ids, or everything in a thread up to a moment. */
export type Told = {
  what: 'delivery'
  about: { ids: string[] } | { thread: string; upTo: Date }
  state: 'sent' | 'delivered' | 'seen' | 'failed'
  reason: string | null
  at: Date | null
}
/** Nothing that a person has to read; the code says why. */
export type Passed = { what: 'nothing'; why: 'hook.own_message' | 'hook.reaction' | 'hook.no_words' }

export type ToSend = {
  /** Ours; stays the same however often it is tried. */
  id: string
  /** A thread, or what its last words said as `replyTo`. */
  to: string
  text: string
  /** Goes by itself, without text. */
  file: { filename: string; mimeType: string; content: Buffer } | null
}

export type Limits = {
  longestText: number
  /** How long after the customer's last words we may write freely; null where there is no such rule. */
  windowHours: number | null
  /** Of an answer below a post, where such are taken. */
  longestPost?: number
  files: { most: number; mostBytes: number } | null
}

/** One provider: what it calls us with, how it proves itself, and how words go out by it. */
export type Adapter = {
  kind: MessagingKind
  baseUrl: string
  limits: Limits
  /** Whether the call comes from the provider, compared in constant time. */
  isGenuine: (call: HookCall, account: Account) => boolean
  /** Answers the provider's question whether this address is ours; undefined refuses. */
  shakeHands?: (
    query: Record<string, string | undefined>,
    account: Account,
  ) => { type: string; body: string } | undefined
  /** Takes a call apart; what has no known shape is a part with its problem. */
  split: (body: unknown) => Part[]
  /** @throws UnreadableItem for what it does not know. */
  read: (content: unknown, account: Account) => Heard | Told | Passed
  fetchFile?: (ref: string, account: Account) => Promise<FetchedFile | undefined>
  /** What the provider knows of a person that its calls do not say. */
  fetchName?: (personId: string, account: Account) => Promise<string | undefined>
  send: (words: ToSend, account: Account) => Promise<Sent>
  /** Asks the provider whether it knows us, and tells it our address where that is done by a call; the problem's code, or undefined. */
  test: (account: Account) => Promise<string | undefined>
}
