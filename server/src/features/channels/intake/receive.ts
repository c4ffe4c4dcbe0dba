import { sql } from 'kysely'
import { intakeReceived } from '../../../events/channel-events.ts'
import { now } from '../../../platform/clock.ts'
import type { House } from '../../../platform/house.ts'
import { newId } from '../../../platform/ids.ts'
import { storableText } from '../../../platform/mail/understand/plain-strings.ts'
import type { Tx } from '../../../platform/scope.ts'
import type { ChannelPlace } from '../channel.queries.ts'
import { understandItem } from './understand-item.ts'

export const maxMailBytes = 30 * 1024 * 1024

export type Arrival = {
  via: 'imap' | 'smtp' | 'pipe' | 'form' | 'api' | 'webhook'
  /** The same words received twice give the same key. */
  dedupeKey: string
  raw: Uint8Array
  /** Envelope or place in the mailbox. */
  source: Record<string, string | number | null>
  sender?: string | null
  subject?: string | null
  /** Known to be beyond understanding already: too large to be fetched, or unreadable. */
  problem?: string | undefined
}

export type Ledgered = { intakeId: string; duplicate: boolean }

/**
 * Puts something received into the ledger, in one transaction with the job that will understand it. Only when this has
 * resolved may the sender be told that it arrived.
 * @param alongside what must be committed together with it, such as how far a mailbox is read.
 */
export const receive = (
  house: House,
  channel: ChannelPlace,
  arrival: Arrival,
  alongside: (tx: Tx) => Promise<unknown> = async () => {},
): Promise<Ledgered> =>
  house.scopeOf(channel.workspaceId).transaction(async (tx) => {
    const id = newId()
    const duplicate = !(await insertOnce(tx, id, channel, arrival))
    if (duplicate) await insertDuplicate(tx, id, channel, arrival)
    else if (!arrival.problem) {
      await tx.emit(intakeReceived, { intakeId: id }, { branchId: channel.branchId })
      tx.enqueue(understandItem, { intakeId: id })
    }
    await alongside(tx)
    tx.tell({ topic: 'intake', id, type: 'intake.received' }, channel.branchId)
    return { intakeId: id, duplicate }
  })

/** Row and bytes in one statement; false when the channel has them already. */
async function insertOnce(tx: Tx, id: string, channel: ChannelPlace, arrival: Arrival): Promise<boolean> {
  const { rows } = await sql`
    with item as (
      insert into intake_item (id, branch_id, channel_id, via, dedupe_key, source, size, sender, subject, state, problem, received_at)
      values (${id}, ${channel.branchId}, ${channel.id}, ${arrival.via}, ${arrival.dedupeKey}, ${sourceOf(arrival)}, ${arrival.raw.byteLength},
        ${arrival.sender ?? null}, ${arrival.subject ?? null}, ${arrival.problem ? 'quarantined' : 'received'}, ${arrival.problem ?? null}, ${now()})
      on conflict (channel_id, dedupe_key) where state <> 'duplicate' do nothing
      returning id)
    insert into intake_raw (item_id, content) select id, ${Buffer.from(arrival.raw)}::bytea from item returning item_id`.execute(
    tx.db,
  )
  return rows.length > 0
}

/** The second arrival is accounted for; its bytes are the first one's. */
async function insertDuplicate(tx: Tx, id: string, channel: ChannelPlace, arrival: Arrival): Promise<void> {
  const first = await tx.db
    .selectFrom('intake_item')
    .select(['case_id', 'message_id'])
    .where('channel_id', '=', channel.id)
    .where('dedupe_key', '=', arrival.dedupeKey)
    .where('state', '<>', 'duplicate')
    .executeTakeFirst()
  await tx.db
    .insertInto('intake_item')
    .values({
      id,
      branch_id: channel.branchId,
      channel_id: channel.id,
      via: arrival.via,
      dedupe_key: arrival.dedupeKey,
      source: sourceOf(arrival),
      size: arrival.raw.byteLength,
      sender: arrival.sender ?? null,
      subject: arrival.subject ?? null,
      state: 'duplicate',
      case_id: first?.case_id ?? null,
      message_id: first?.message_id ?? null,
      received_at: now(),
    })
    .execute()
}

const sourceOf = ({ source }: Arrival): string =>
  JSON.stringify(
    Object.fromEntries(
      Object.entries(source).map(([name, value]) => [
        name,
        typeof value === 'string' ? storableText(value, 1000) : value,
      ]),
    ),
  )
