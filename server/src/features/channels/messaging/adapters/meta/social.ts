import { z } from 'zod'
import { UnreadableItem } from '../../../intake/intake-problems.ts'
import type { Account, Adapter, Heard, Part, Passed, Told, ToSend } from '../../adapter.ts'
import { callProvider } from '../../call-provider.ts'
import { deliveryKey } from '../../delivery-key.ts'
import { readAs } from '../../read-as.ts'
import { unreadableCall } from '../../unreadable-call.ts'
import { fetchAddress, postGraph, postGraphForm, readOutcome } from './graph.ts'
import { type Remark, remarkOf } from './remarks.ts'

const Call = z.object({
  object: z.string(),
  entry: z
    .array(
      z.object({
        id: z.string(),
        messaging: z.array(z.unknown()).default([]),
        changes: z.array(z.object({ field: z.string(), value: z.unknown() })).default([]),
      }),
    )
    .max(1000),
})
const Id = z.object({ id: z.string().max(200) })
const Event = z.object({
  sender: Id,
  recipient: Id,
  timestamp: z.number().optional(),
  message: z
    .object({
      mid: z.string().max(400),
      text: z.string().optional(),
      is_echo: z.boolean().optional(),
      attachments: z
        .array(z.object({ type: z.string(), payload: z.object({ url: z.string().optional() }).optional() }))
        .optional(),
    })
    .optional(),
  postback: z.object({ mid: z.string().max(400), title: z.string() }).optional(),
  delivery: z.object({ mids: z.array(z.string()).default([]), watermark: z.number() }).optional(),
  read: z.object({ mid: z.string().optional(), watermark: z.number().optional() }).optional(),
  reaction: z.unknown().optional(),
})
type Event = z.infer<typeof Event>

type Side = { object: 'page' | 'instagram'; remarkField: 'feed' | 'comments'; readRemark: (value: unknown) => Remark }

/** What pages and Instagram accounts have in common: people's messages, what became of ours, and remarks below posts. */
export const readsSocial = ({
  object,
  remarkField,
  readRemark,
}: Side): Pick<Adapter, 'split' | 'read' | 'fetchFile'> => ({
  split: (body) => {
    const call = Call.safeParse(body)
    if (!call.success || call.data.object !== object) return [unreadableCall(body)]
    return call.data.entry.flatMap(({ id, messaging, changes }) => [
      ...messaging.map(partOf),
      ...changes.map(({ field, value }): Part => {
        if (field !== remarkField) return unreadableCall({ field, value }, 'hook.unknown_type')
        const remark = remarkOf(() => readRemark(value))
        return {
          ...(remark ? { key: `remark:${remark.id}:${remark.verb}`, sender: remark.person.id } : unreadableCall(value)),
          content: { field, value, account: id },
        }
      }),
    ])
  },

  read: (content) => {
    const { field, value, account } = z
      .object({ field: z.string().optional(), value: z.unknown().optional(), account: z.string().optional() })
      .catch({})
      .parse(content)
    return field === remarkField ? wordsBelow(readRemark(value), account) : wordsOf(readAs(Event, content))
  },

  fetchFile: (url) => fetchAddress(url),
})

function partOf(event: unknown): Part {
  const read = Event.safeParse(event)
  if (!read.success) return unreadableCall(event)
  const { sender, message, postback, delivery, read: seen } = read.data
  const mid = message?.mid ?? postback?.mid
  const key = mid
    ? `message:${mid}`
    : seen
      ? seen.mid
        ? deliveryKey(seen.mid, 'seen')
        : `seen:${sender.id}:${seen.watermark}`
      : delivery
        ? // One id: news that may come before we know it; several: whichever we know.
          delivery.mids.length === 1
          ? deliveryKey(delivery.mids[0] ?? '', 'delivered')
          : `delivered:${sender.id}:${delivery.watermark}`
        : unreadableCall(event).key
  return { key, sender: sender.id, content: event }
}

function wordsOf({ sender, timestamp, message, postback, delivery, read, reaction }: Event): Heard | Told | Passed {
  const at = timestamp === undefined ? null : new Date(timestamp)
  if (delivery) {
    const about =
      delivery.mids.length > 0 ? { ids: delivery.mids } : { thread: sender.id, upTo: new Date(delivery.watermark) }
    return { what: 'delivery', about, state: 'delivered', reason: null, at }
  }
  if (read) {
    const about = read.mid ? { ids: [read.mid] } : { thread: sender.id, upTo: new Date(read.watermark ?? 0) }
    return { what: 'delivery', about, state: 'seen', reason: null, at }
  }
  if (message?.is_echo) return { what: 'nothing', why: 'hook.own_message' }
  if (reaction !== undefined) return { what: 'nothing', why: 'hook.reaction' }
  if (!message && !postback) throw new UnreadableItem('hook.unknown_type')
  const files = (message?.attachments ?? []).flatMap(({ type, payload }) =>
    payload?.url && /^https?:/.test(payload.url) ? [{ filename: names[type] ?? type, fetchBy: payload.url }] : [],
  )
  return {
    what: 'words',
    thread: sender.id,
    person: { id: sender.id },
    text: message?.text ?? postback?.title ?? '',
    at,
    files,
  }
}

const names: Record<string, string> = { image: 'photo.jpg', video: 'video.mp4', audio: 'voice.mp4', file: 'document' }

function wordsBelow(remark: Remark, account: string | undefined): Heard | Passed {
  if (remark.person.id === account) return { what: 'nothing', why: 'hook.own_message' }
  if (remark.verb !== 'add') throw new UnreadableItem('hook.unknown_type')
  return {
    what: 'words',
    // One post, one person: an answer there is owed to them.
    thread: `post:${remark.post}/${remark.person.id}`,
    replyTo: `comment:${remark.id}`,
    person: remark.person,
    text: remark.text,
    at: remark.at,
    files: [],
  }
}

const Sent = z.object({ message_id: z.string().optional(), id: z.string().optional() })

const idOf = (json: unknown) => {
  const sent = Sent.safeParse(json).data
  return sent?.message_id ?? sent?.id
}

/** To a person, or below a comment; `below` is what the kind calls an answer there. */
export async function sendSocial(
  { to, text, file }: ToSend,
  account: Account,
  { from, below }: { from: string; below: 'comments' | 'replies' },
) {
  const comment = /^comment:(.+)$/.exec(to)?.[1]
  const answer = comment
    ? await postGraph(account, `${encodeURIComponent(comment)}/${below}`, { message: text })
    : file
      ? await postGraphForm(account, `${from}/messages`, fileForm(to, file))
      : await postGraph(account, `${from}/messages`, {
          recipient: { id: to },
          messaging_type: 'RESPONSE',
          message: { text },
        })
  return readOutcome(answer, idOf(answer.json))
}

function fileForm(to: string, { filename, mimeType, content }: NonNullable<ToSend['file']>): FormData {
  const form = new FormData()
  form.set('recipient', JSON.stringify({ id: to }))
  form.set('messaging_type', 'RESPONSE')
  form.set('message', JSON.stringify({ attachment: { type: 'file', payload: { is_reusable: false } } }))
  form.set('filedata', new Blob([Uint8Array.from(content)], { type: mimeType }), filename)
  return form
}

/** Their name, where Meta lets the app read it. */
export async function fetchSocialName(url: string, accessToken: string | undefined): Promise<string | undefined> {
  const answer = await callProvider(url, { headers: { authorization: `Bearer ${accessToken}` } })
  const known = z
    .object({
      name: z.string().optional(),
      first_name: z.string().optional(),
      last_name: z.string().optional(),
      username: z.string().optional(),
    })
    .safeParse(answer.json).data
  const full = [known?.first_name, known?.last_name].filter(Boolean).join(' ')
  return known?.name || full || known?.username || undefined
}
