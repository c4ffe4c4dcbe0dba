import { type Message, type TimelineEvent, timelineEvents } from '@heed/contract/case-messages.ts'
import type { Language } from '@heed/contract/primitives.ts'
import { type Selectable, sql } from 'kysely'
import type { z } from 'zod'
import { hideTokens } from '../../platform/access/link-token.ts'
import type { Message as MessageTable } from '../../platform/database/tables.generated.ts'
import { notFound } from '../../platform/problem.ts'
import type { Scope, Tx } from '../../platform/scope.ts'
import { placePictures } from './place-pictures.ts'

type Entry = Message | z.infer<typeof TimelineEvent>

/** Everything said and done in a case, oldest first. */
export const readTimeline = (scope: Scope, caseId: string) =>
  scope.transaction(async (tx) => {
    const found = await tx.db.selectFrom('case').select('id').where('id', '=', caseId).executeTakeFirst()
    if (!found) throw notFound()
    const messages = await selectMessages(tx, { caseId })
    const events = await selectEvents(tx, caseId)
    const items: Entry[] = [...messages, ...events].sort(
      (a, b) =>
        a.at.localeCompare(b.at) || (a.entry === b.entry ? a.id.localeCompare(b.id) : a.entry === 'event' ? 1 : -1),
    )
    return { items }
  })

export async function readMessage(tx: Tx, messageId: string): Promise<Message> {
  const [message] = await selectMessages(tx, { messageId })
  if (!message) throw notFound()
  return message
}

type DeliveryJson = {
  id: string
  purpose: string
  state: string
  reason: string | null
  attempts: number
  sent_at: string | null
  delivered_at: string | null
  seen_at: string | null
  next_attempt_at: string
}
type FileJson = {
  id: string
  filename: string
  mime_type: string
  size: number
  inline: boolean
  content_id: string | null
}

const filesOfMessage = sql<FileJson[] | null>`(
  select json_agg(json_build_object('id', f.id, 'filename', f.filename, 'mime_type', f.mime_type, 'size', f.size, 'inline', f.inline, 'content_id', f.content_id) order by f.id)
  from attachment f where f.message_id = m.id)`
/** The last mail that carried it; of words and their files by a messaging channel, the words, unless a file did not go. */
const deliveryOfMessage = sql<DeliveryJson | null>`(
  select json_build_object('id', o.id, 'purpose', o.purpose, 'state', o.state, 'reason', o.reason, 'attempts', o.attempts, 'sent_at', o.sent_at, 'delivered_at', o.delivered_at, 'seen_at', o.seen_at, 'next_attempt_at', o.next_attempt_at)
  from outbox_message o where o.message_id = m.id
  order by case when o.attachment_id is null then 1 when o.state in ('failed', 'bounced', 'uncertain') then 0 else 2 end, o.created_at desc, o.id desc limit 1)`

async function selectMessages(tx: Tx, which: { caseId?: string; messageId?: string }): Promise<Message[]> {
  let query = tx.db
    .selectFrom('message as m')
    .leftJoin('member as a', 'a.id', 'm.member_id')
    .leftJoin('customer as u', 'u.id', 'm.customer_id')
    .selectAll('m')
    .select(['a.name as member_name', 'u.name as customer_name'])
    .select([filesOfMessage.as('files'), deliveryOfMessage.as('delivery')])
  if (which.messageId) query = query.where('m.id', '=', which.messageId)
  if (which.caseId) query = query.where('m.case_id', '=', which.caseId).orderBy('m.id').limit(2000)
  return (await query.execute()).map(presentMessage)
}

type MessageRow = Selectable<MessageTable> & {
  member_name: string | null
  customer_name: string | null
  files: FileJson[] | null
  delivery: DeliveryJson | null
}

function presentMessage(row: MessageRow): Message {
  const author: Message['author'] = row.customer_id
    ? { id: row.customer_id, name: row.customer_name ?? '', of: 'customer' }
    : row.member_id
      ? { id: row.member_id, name: row.member_name ?? '', of: 'member' }
      : { id: null, name: 'Heed', of: 'system' }
  const { html, placed } = placePictures(row.html, row.files ?? [])
  const isOurs = row.kind !== 'customer'
  return {
    entry: 'message',
    id: row.id,
    at: row.at.toISOString(),
    kind: row.kind as Message['kind'],
    author,
    language: row.language as Language | null,
    isWithdrawn: row.withdrawn,
    text: isOurs ? hideTokens(row.text) : row.text,
    html: html && isOurs ? hideTokens(html) : html,
    quoted: row.quoted,
    hasRemoteImages: row.has_remote_images,
    senderUnverified: row.sender_unverified,
    cameByMail: row.kind === 'customer' && row.mail_id !== null,
    spoken: row.spoken as Message['spoken'],
    attachments: (row.files ?? []).map(({ id, filename, mime_type, size }) => ({
      id,
      filename,
      mimeType: mime_type,
      size,
      inline: placed.has(id),
    })),
    delivery: row.delivery && presentDelivery(row.delivery),
  }
}

const presentDelivery = (delivery: DeliveryJson): NonNullable<Message['delivery']> => ({
  outboxId: delivery.id,
  isReceipt: delivery.purpose === 'acknowledgement',
  state: delivery.state as NonNullable<Message['delivery']>['state'],
  reason: delivery.reason,
  attempts: delivery.attempts,
  sentAt: delivery.sent_at && new Date(delivery.sent_at).toISOString(),
  deliveredAt: delivery.delivered_at && new Date(delivery.delivered_at).toISOString(),
  seenAt: delivery.seen_at && new Date(delivery.seen_at).toISOString(),
  nextAttemptAt: delivery.state === 'waiting' ? new Date(delivery.next_attempt_at).toISOString() : null,
})

async function selectEvents(tx: Tx, caseId: string): Promise<Entry[]> {
  const rows = await tx.db
    .selectFrom('event as e')
    .leftJoin('member as m', 'm.id', 'e.actor_id')
    .select(['e.id', 'e.at', 'e.type', 'e.actor_id', 'e.payload', 'm.name'])
    .where('e.case_id', '=', caseId)
    .where('e.type', 'in', [...timelineEvents])
    .orderBy('e.id')
    .limit(2000)
    .execute()
  const details = rows.map((row) => (row.payload ?? {}) as Record<string, unknown>)
  const names = await namesOf(tx, details)
  return rows.map((row, index) => ({
    entry: 'event',
    id: row.id,
    at: row.at.toISOString(),
    type: row.type as z.infer<typeof TimelineEvent>['type'],
    actor: row.actor_id ? { id: row.actor_id, name: row.name ?? '' } : null,
    details: { ...details[index], ...withNames(details[index] ?? {}, names) },
  }))
}

/** Members named in assignments and handovers, by id. */
async function namesOf(tx: Tx, details: Record<string, unknown>[]): Promise<Map<string, string>> {
  const ids = [
    ...new Set(
      details
        .flatMap(({ from, to }) => [from, to])
        .filter((value): value is string => typeof value === 'string' && value.length === 36),
    ),
  ]
  if (ids.length === 0) return new Map()
  const rows = await tx.db.selectFrom('member').select(['id', 'name']).where('id', 'in', ids).execute()
  return new Map(rows.map(({ id, name }) => [id, name]))
}

const withNames = ({ from, to }: Record<string, unknown>, names: Map<string, string>) => ({
  ...(names.has(String(from)) ? { fromName: names.get(String(from)) } : {}),
  ...(names.has(String(to)) ? { toName: names.get(String(to)) } : {}),
})
