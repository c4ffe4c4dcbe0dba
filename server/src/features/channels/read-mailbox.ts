import { now } from '../../platform/clock.ts'
import type { House } from '../../platform/house.ts'
import { followMailbox, type MailboxCursor } from '../../platform/mail/transport/follow-mailbox.ts'
import type { Scope, Tx } from '../../platform/scope.ts'
import { type ChannelRecord, mailboxOf, placeOf } from './channel.queries.ts'
import { maxMailBytes } from './intake/receive.ts'
import { receiveMail } from './intake/receive-mail.ts'

type KeptCursor = Partial<MailboxCursor> & { since?: string }

/** What was sent a little before the mailbox was connected counts: clocks of two machines differ. */
const graceMs = 600_000

/** Follows one channel's mailbox until stopped; the caller holds the lock on it. */
export function readMailbox(house: House, row: ChannelRecord): () => Promise<void> {
  const mailbox = mailboxOf(house, row)
  if (!mailbox) return async () => {}
  const kept = (row.imap_cursor ?? {}) as KeptCursor
  const since = new Date(kept.since ? new Date(kept.since).getTime() - graceMs : row.created_at)
  const place = placeOf(row)
  const moveCursor = (tx: Tx, cursor: MailboxCursor) =>
    tx.db
      .updateTable('channel')
      .set({ imap_cursor: JSON.stringify({ ...cursor, ...(kept.since ? { since: kept.since } : {}) }) })
      .where('id', '=', row.id)
      .execute()
  const scope = () => house.scopeOf(row.workspace_id)
  return followMailbox({
    mailbox,
    since,
    cursor:
      kept.uidValidity !== undefined && kept.lastUid !== undefined
        ? { uidValidity: kept.uidValidity, lastUid: kept.lastUid }
        : undefined,
    maxBytes: maxMailBytes,
    log: house.log,
    store: async ({ raw, uid, uidValidity, arrivedAt, problem }, cursor) => {
      await receiveMail(
        house,
        place,
        { via: 'imap', raw, problem, source: { uidValidity, uid, arrivedAt: arrivedAt?.toISOString() ?? null } },
        (tx) => moveCursor(tx, cursor),
      )
    },
    moveCursor: async (cursor) => {
      await scope().transaction((tx) => moveCursor(tx, cursor))
    },
    knownUids: (uidValidity, from) => listKnownUids(scope(), row.id, uidValidity, from),
    report: (problem) => reportStatus(scope(), row.id, problem),
  })
}

/** The ledger's side of the reconciliation: every UID it has an entry for. */
const listKnownUids = (scope: Scope, channelId: string, uidValidity: string, from: Date): Promise<Set<number>> =>
  scope.transaction(async (tx) => {
    const rows = await tx.db
      .selectFrom('intake_item')
      .select('source')
      .where('channel_id', '=', channelId)
      .where('via', '=', 'imap')
      .where('received_at', '>=', from)
      .execute()
    const places = rows.map(({ source }) => source as { uidValidity?: string; uid?: number })
    return new Set(
      places
        .filter((place) => place.uidValidity === uidValidity && place.uid !== undefined)
        .map((place) => place.uid as number),
    )
  })

const reportStatus = (scope: Scope, channelId: string, problem: string | null): Promise<void> =>
  scope.transaction(async (tx) => {
    const state = problem ? 'failing' : 'ok'
    const before = await tx.db
      .selectFrom('channel')
      .select(['status_state', 'status_problem'])
      .where('id', '=', channelId)
      .executeTakeFirst()
    await tx.db
      .updateTable('channel')
      .set({ status_state: state, status_problem: problem, status_checked_at: now() })
      .where('id', '=', channelId)
      .execute()
    if (before?.status_state !== state || before.status_problem !== problem)
      tx.tell({ topic: 'channel', id: channelId, type: 'channel.status' }, null)
  })
