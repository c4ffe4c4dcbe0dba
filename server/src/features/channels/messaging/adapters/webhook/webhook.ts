import { z } from 'zod'
import { isSignedCall, signatureHeaders } from '../../../../../platform/signed-call.ts'
import { UnreadableItem } from '../../../intake/intake-problems.ts'
import type { Account, Adapter, Part, ToSend } from '../../adapter.ts'
import { callProvider, outcomeOf, tryProvider } from '../../call-provider.ts'
import { deliveryKey } from '../../delivery-key.ts'
import { readAs } from '../../read-as.ts'
import { unreadableCall } from '../../unreadable-call.ts'

const version = 1

const Person = z.object({
  id: z.coerce.string().min(1).max(200),
  name: z.string().max(400).optional(),
  link: z
    .url({ protocol: /^https?$/ })
    .max(500)
    .optional(),
  email: z.email().max(254).optional(),
  phone: z.string().max(40).optional(),
})
const Words = z.object({
  type: z.literal('message'),
  id: z.coerce.string().min(1).max(200),
  thread: z.coerce.string().min(1).max(200).optional(),
  from: Person,
  text: z.string().max(100_000).default(''),
  at: z.iso.datetime({ offset: true }).optional(),
  files: z
    .array(z.object({ name: z.string().max(1000), type: z.string().max(200), content: z.base64() }))
    .max(10)
    .default([]),
})
const News = z.object({
  type: z.literal('delivery'),
  id: z.coerce.string().min(1).max(200),
  state: z.enum(['sent', 'delivered', 'seen', 'failed']),
  reason: z.string().max(500).optional(),
  at: z.iso.datetime({ offset: true }).optional(),
})
const Call = z.object({ version: z.unknown(), events: z.array(z.unknown()).max(500) })

/** Any other system: our own format, described in docs/messaging.md, signed with the secret that both sides share. */
export const webhook: Adapter = {
  kind: 'webhook',
  baseUrl: '',
  limits: { longestText: 20_000, windowHours: null, files: { most: 10, mostBytes: 8 * 1024 * 1024 } },

  isGenuine: ({ headers, raw }, { secret }) => secret !== undefined && isSignedCall(secret, raw, headers),

  split: (body) => {
    const call = Call.safeParse(body)
    if (!call.success) return [unreadableCall(body)]
    if (call.data.version !== version) return [unreadableCall(body, 'hook.unknown_version')]
    return call.data.events.map(partOf)
  },

  read: (content, { channelId }) => {
    const { type } = z.object({ type: z.unknown() }).catch({ type: undefined }).parse(content)
    if (type === 'message') {
      const { from, thread, text, at, files } = readAs(Words, content)
      return {
        what: 'words',
        thread: thread ?? from.id,
        // Two systems may count their customers alike.
        person: { ...from, id: `${channelId}:${from.id}` },
        text,
        at: at ? new Date(at) : null,
        files: files.map(({ name, type: mimeType, content: bytes }) => ({
          filename: name,
          mimeType,
          content: Buffer.from(bytes, 'base64'),
        })),
      }
    }
    if (type === 'delivery') {
      const { id, state, reason, at } = readAs(News, content)
      return { what: 'delivery', about: { ids: [id] }, state, reason: reason ?? null, at: at ? new Date(at) : null }
    }
    throw new UnreadableItem('hook.unknown_type')
  },

  send: async (words, account) => {
    const answer = await post(account, {
      version,
      type: 'message',
      id: words.id,
      to: words.to,
      text: words.text,
      files: words.file ? [presentFile(words.file)] : [],
    })
    const { id } = z
      .object({ id: z.coerce.string().max(200) })
      .catch({ id: words.id })
      .parse(answer.json)
    return outcomeOf(answer, id)
  },

  test: (account) => {
    const body = JSON.stringify({ version, type: 'test' })
    return tryProvider(account.fields.sendTo ?? '', { method: 'POST', body, headers: headersOf(account, body) })
  },
}

function partOf(event: unknown): Part {
  const head = z
    .object({ type: z.string().max(100), id: z.coerce.string().max(200), state: z.string().max(100).optional() })
    .safeParse(event)
  if (!head.success) return unreadableCall(event)
  const { type, id, state } = head.data
  const sender = z.object({ from: z.object({ id: z.coerce.string() }) }).safeParse(event).data?.from.id ?? null
  return { key: type === 'delivery' ? deliveryKey(id, String(state)) : `${type}:${id}`, sender, content: event }
}

const presentFile = ({ filename, mimeType, content }: NonNullable<ToSend['file']>) => ({
  name: filename,
  type: mimeType,
  content: content.toString('base64'),
})

const headersOf = ({ secret }: Account, body: string): Record<string, string> => ({
  'content-type': 'application/json',
  ...signatureHeaders(secret ?? '', body),
})

const post = (account: Account, message: unknown) => {
  const body = JSON.stringify(message)
  return callProvider(account.fields.sendTo ?? '', { method: 'POST', body, headers: headersOf(account, body) })
}
