import { z } from 'zod'
import type { Sent } from '../../../../../platform/mail/transport/send-mail.ts'
import { headerOf, isSame } from '../../../../../platform/signatures.ts'
import { UnreadableItem } from '../../../intake/intake-problems.ts'
import type { Account, Adapter, FileRef, Heard, ToSend } from '../../adapter.ts'
import { callProvider, fetchBytes, outcomeOf, type ProviderAnswer, tryProvider } from '../../call-provider.ts'
import { readAs } from '../../read-as.ts'
import { unreadableCall } from '../../unreadable-call.ts'

/** What a bot may fetch. */
const mostBytes = 20 * 1024 * 1024

const File = z.object({ file_id: z.string().max(500), file_name: z.string().max(1000).optional() })
const Message = z.object({
  message_id: z.int(),
  date: z.int(),
  from: z
    .object({
      id: z.int(),
      is_bot: z.boolean().default(false),
      first_name: z.string().default(''),
      last_name: z.string().default(''),
      username: z.string().optional(),
    })
    .optional(),
  chat: z.object({ id: z.int(), type: z.string() }),
  text: z.string().optional(),
  caption: z.string().optional(),
  /** The same picture in several sizes, the largest last. */
  photo: z.array(File).optional(),
  document: File.optional(),
  audio: File.optional(),
  voice: File.optional(),
  video: File.optional(),
  video_note: File.optional(),
  animation: File.optional(),
  sticker: File.extend({ emoji: z.string().optional() }).optional(),
  contact: z.object({ phone_number: z.string(), first_name: z.string().default('') }).optional(),
  location: z.object({ latitude: z.number(), longitude: z.number() }).optional(),
})
type Message = z.infer<typeof Message>
const Update = z.object({
  update_id: z.int(),
  message: z.unknown().optional(),
  edited_message: z.unknown().optional(),
})

/** Telegram's Bot API: updates carry our secret in a header, answers go to the chat they came from. */
export const telegram: Adapter = {
  kind: 'telegram',
  baseUrl: 'https://api.telegram.org',
  limits: { longestText: 4096, windowHours: null, files: { most: 10, mostBytes: 25 * 1024 * 1024 } },

  isGenuine: ({ headers }, { secret }) =>
    secret !== undefined && isSame(headerOf(headers, 'x-telegram-bot-api-secret-token'), secret),

  split: (body) => {
    const update = Update.safeParse(body)
    if (!update.success) return [unreadableCall(body)]
    const from = z
      .object({ from: z.object({ id: z.int() }) })
      .safeParse(update.data.message ?? update.data.edited_message).data?.from.id
    return [{ key: `update:${update.data.update_id}`, sender: from === undefined ? null : String(from), content: body }]
  },

  read: (content) => {
    const { message, edited_message } = readAs(Update, content)
    if (message === undefined && edited_message === undefined) throw new UnreadableItem('hook.unknown_type')
    const written = readAs(Message, message ?? edited_message)
    if (written.from?.is_bot) return { what: 'nothing', why: 'hook.own_message' }
    return wordsOf(written)
  },

  fetchFile: async (fileId, account) => {
    const answer = await callProvider(`${methodUrl(account, 'getFile')}?file_id=${encodeURIComponent(fileId)}`)
    const path = z.object({ result: z.object({ file_path: z.string() }) }).safeParse(answer.json).data?.result.file_path
    if (!path || path.includes('..')) return undefined
    const file = await fetchBytes(`${account.baseUrl}/file/bot${account.credentials.token}/${path}`, {}, mostBytes)
    return file && { ...file, mimeType: mimeTypeOf(path, file.mimeType), filename: path.split('/').at(-1) }
  },

  send: async ({ to, text, file }, account) => {
    const answer = file
      ? await callProvider(methodUrl(account, 'sendDocument'), { method: 'POST', body: fileForm(to, file) })
      : await postJson(account, 'sendMessage', { chat_id: to, text, link_preview_options: { is_disabled: true } })
    return readOutcome(answer, to)
  },

  /** There is no page at Telegram where our address could be entered: it is told with the trial. */
  test: async (account) => {
    const problem = await tryProvider(methodUrl(account, 'getMe'))
    if (problem) return problem
    return tryProvider(methodUrl(account, 'setWebhook'), {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({
        url: account.hookUrl,
        secret_token: account.secret,
        allowed_updates: ['message', 'edited_message'],
      }),
    })
  },
}

const methodUrl = ({ baseUrl, credentials }: Account, method: string) => `${baseUrl}/bot${credentials.token}/${method}`

const postJson = (account: Account, method: string, body: unknown) =>
  callProvider(methodUrl(account, method), {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })

function wordsOf(message: Message): Heard {
  const { from, chat, contact, location } = message
  const name = from ? `${from.first_name} ${from.last_name}`.trim() : ''
  const said = [
    message.text ?? message.caption ?? message.sticker?.emoji,
    contact && `${contact.first_name} ${contact.phone_number}`.trim(),
    location && `https://www.openstreetmap.org/?mlat=${location.latitude}&mlon=${location.longitude}`,
  ]
  return {
    what: 'words',
    thread: String(chat.id),
    person: {
      id: String(from?.id ?? chat.id),
      name: name || undefined,
      link: from?.username ? `https://t.me/${from.username}` : undefined,
    },
    text: said.filter(Boolean).join('\n'),
    at: new Date(message.date * 1000),
    files: filesOf(message),
  }
}

function filesOf(message: Message): FileRef[] {
  const named: [z.infer<typeof File> | undefined, string][] = [
    [message.photo?.at(-1), 'photo.jpg'],
    // An animation is there once more as document.
    [message.animation ?? message.document, 'document'],
    [message.audio, 'audio'],
    [message.voice, 'voice.ogg'],
    [message.video, 'video.mp4'],
    [message.video_note, 'video.mp4'],
  ]
  return named.flatMap(([file, usual]) => (file ? [{ filename: file.file_name ?? usual, fetchBy: file.file_id }] : []))
}

const types: Record<string, string> = { jpg: 'image/jpeg', png: 'image/png', pdf: 'application/pdf', mp4: 'video/mp4' }
/** Its file server calls everything bytes. */
const mimeTypeOf = (path: string, said: string | undefined) => types[path.split('.').at(-1) ?? ''] ?? said

function fileForm(to: string, { filename, mimeType, content }: NonNullable<ToSend['file']>): FormData {
  const form = new FormData()
  form.set('chat_id', to)
  form.set('document', new Blob([Uint8Array.from(content)], { type: mimeType }), filename)
  return form
}

const Answer = z.object({
  result: z.object({ message_id: z.int() }).optional(),
  parameters: z.object({ retry_after: z.number().optional() }).optional(),
})

function readOutcome(answer: ProviderAnswer, to: string): Sent {
  const { result, parameters } = Answer.catch({}).parse(answer.json)
  // A message's number counts within its chat only.
  const outcome = outcomeOf(answer, result && `${to}:${result.message_id}`)
  if (outcome.state === 'later' && parameters?.retry_after !== undefined)
    return { ...outcome, afterSeconds: parameters.retry_after }
  // 403: the customer blocked the bot; 404: no bot has this token.
  if (answer.status === 403) return { state: 'refused', reason: 'messaging.blocked' }
  if (answer.status === 404) return { state: 'refused', reason: 'messaging.token_refused' }
  return outcome
}
