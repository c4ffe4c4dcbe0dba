import { z } from 'zod'
import { UnreadableItem } from '../../../intake/intake-problems.ts'
import type { Account, Adapter, Part, ToSend } from '../../adapter.ts'
import { deliveryKey } from '../../delivery-key.ts'
import { readAs } from '../../read-as.ts'
import { unreadableCall } from '../../unreadable-call.ts'
import { fetchMedia, fromMeta, postGraph, postGraphForm, readOutcome, reasonOf, tryGraph } from '../meta/graph.ts'
import { Status, Written, wordsOf } from './whatsapp-message.ts'

const Call = z.object({
  object: z.literal('whatsapp_business_account'),
  entry: z.array(z.object({ changes: z.array(z.object({ field: z.string(), value: z.unknown() })) })).max(1000),
})
const Value = z.object({
  metadata: z.object({ phone_number_id: z.string() }),
  contacts: z.array(z.unknown()).default([]),
  messages: z.array(z.unknown()).default([]),
  statuses: z.array(z.unknown()).default([]),
})
const Sent = z.object({ messages: z.array(z.object({ id: z.string() })).min(1) })

/** WhatsApp's Cloud API: a customer's id is their phone number, and a day after their last words only a template may be sent. */
export const whatsapp: Adapter = {
  ...fromMeta,
  kind: 'whatsapp',
  limits: { longestText: 4096, windowHours: 24, files: { most: 10, mostBytes: 16 * 1024 * 1024 } },

  split: (body) => {
    const call = Call.safeParse(body)
    if (!call.success) return [unreadableCall(body)]
    return call.data.entry.flatMap(({ changes }) => changes.flatMap(partsOf))
  },

  read: (content) => {
    const { message, status, contacts } = readAs(
      z.object({
        message: z.unknown().optional(),
        status: z.unknown().optional(),
        contacts: z.array(z.unknown()).default([]),
      }),
      content,
    )
    if (status !== undefined) {
      const told = readAs(Status, status)
      const problem = told.errors?.[0]
      return {
        what: 'delivery',
        about: { ids: [told.id] },
        state: told.status === 'read' ? 'seen' : told.status,
        reason: problem ? reasonOf(problem.code, problem.error_data?.details ?? problem.title) : null,
        at: new Date(Number(told.timestamp) * 1000),
      }
    }
    if (message === undefined) throw new UnreadableItem('hook.unknown_type')
    return wordsOf(readAs(Written, message), contacts)
  },

  fetchFile: fetchMedia,

  send: async ({ to, text, file }, account) => {
    const path = `${account.fields.phoneNumberId}/messages`
    const head = { messaging_product: 'whatsapp', recipient_type: 'individual', to }
    if (!file) return outcomeOf(await postGraph(account, path, { ...head, ...textOf(text) }))
    const uploaded = await upload(account, file)
    const id = z.object({ id: z.string() }).safeParse(uploaded.json).data?.id
    if (!id) {
      const refused = readOutcome(uploaded, undefined)
      return refused.state === 'sent' ? { state: 'refused', reason: 'messaging.refused' } : refused
    }
    return outcomeOf(await postGraph(account, path, { ...head, ...mediaOf(file, id) }))
  },

  test: (account) => tryGraph(account, `${account.fields.phoneNumberId}?fields=display_phone_number`),
}

const outcomeOf = (answer: Awaited<ReturnType<typeof postGraph>>) =>
  readOutcome(answer, Sent.safeParse(answer.json).data?.messages[0]?.id)

function partsOf({ field, value }: { field: string; value: unknown }): Part[] {
  if (field !== 'messages') return [unreadableCall({ field, value }, 'hook.unknown_type')]
  const read = Value.safeParse(value)
  if (!read.success) return [unreadableCall({ field, value })]
  const { contacts, messages, statuses } = read.data
  return [
    ...messages.map((message): Part => {
      const head = z.object({ id: z.string().max(300), from: z.string().optional() }).safeParse(message)
      return head.success
        ? { key: head.data.id, sender: head.data.from ?? null, content: { message, contacts } }
        : unreadableCall({ message })
    }),
    ...statuses.map((status): Part => {
      const head = z.object({ id: z.string().max(300), status: z.string().max(100) }).safeParse(status)
      if (!head.success) return unreadableCall({ status })
      const { id, status: state } = head.data
      return { key: deliveryKey(id, state === 'read' ? 'seen' : state), sender: null, content: { status } }
    }),
  ]
}

const textOf = (body: string) => ({ type: 'text', text: { preview_url: false, body } })

function upload(account: Account, { filename, mimeType, content }: NonNullable<ToSend['file']>) {
  const form = new FormData()
  form.set('messaging_product', 'whatsapp')
  form.set('type', mimeType)
  form.set('file', new Blob([Uint8Array.from(content)], { type: mimeType }), filename)
  return postGraphForm(account, `${account.fields.phoneNumberId}/media`, form)
}

const pictures = ['image/jpeg', 'image/png']

const mediaOf = ({ filename, mimeType, content }: NonNullable<ToSend['file']>, id: string) =>
  pictures.includes(mimeType) && content.byteLength <= 5 * 1024 * 1024
    ? { type: 'image', image: { id } }
    : { type: 'document', document: { id, filename } }
