import type { CaseBrief } from '@heed/contract/cases.ts'
import type { ClockBrief } from '@heed/contract/standards.ts'
import { type RawBuilder, sql } from 'kysely'
import type { Tx } from '../../platform/scope.ts'
import { presentClockBrief, remainingOfPaused } from '../standards/index.ts'

type ClockJson = { id: string; case_id: string; measure: string; state: string; due_at: string | null; target_seconds: number; started_at: string; stopped_at: string | null; counted_seconds: number | null; hours: string; branch_id: string; zone: string; hours_of_branch: unknown; hours_version: number }

export type BriefRow = {
  id: string
  number: number
  subject: string
  preview: string
  kind: string
  state: string
  priority: string
  language: string
  tags: string[]
  opened_at: Date
  last_message_at: Date
  next_due_at: Date | null
  snoozed_until: Date | null
  first_answer_at: Date | null
  solved_at: Date | null
  reopened_count: number
  version: number
  channel_id: string
  channel_kind: string
  channel_name: string
  branch_id: string
  branch_name: string
  customer_id: string
  customer_name: string
  owner_id: string | null
  owner_name: string | null
  clock: ClockJson | null
}

/**
 * Cases as lists show them. The ordering and limit apply before anything is joined, so a page costs its own rows only.
 * The clock shown is the running one due next, else a paused one, else the one stopped last.
 */
export async function selectBriefs(tx: Tx, condition: RawBuilder<unknown>, order: RawBuilder<unknown>, limit: number): Promise<BriefRow[]> {
  const { rows } = await sql<BriefRow>`
    select c.*, ch.kind as channel_kind, ch.name as channel_name, b.name as branch_name, u.name as customer_name, o.name as owner_name,
      (select to_jsonb(k) || jsonb_build_object('zone', b.zone, 'hours_of_branch', case when k.state = 'paused' then b.hours end, 'hours_version', b.hours_version)
         from clock k where k.case_id = c.id
         order by (k.stopped_at is null) desc, k.due_at nulls last, k.stopped_at desc limit 1) as clock
    from (select * from "case" c where ${condition} order by ${order} limit ${limit}) c
    join channel ch on ch.id = c.channel_id
    join branch b on b.id = c.branch_id
    join customer u on u.id = c.customer_id
    left join member o on o.id = c.owner_id
    order by ${order}`.execute(tx.db)
  return rows
}

export async function presentBriefs(tx: Tx, rows: BriefRow[]): Promise<CaseBrief[]> {
  const clocks = rows.flatMap((row) => (row.clock ? [{ ...row.clock, started_at: new Date(row.clock.started_at) }] : []))
  const remaining = await remainingOfPaused(tx, clocks)
  return rows.map((row) => presentBrief(row, row.clock ? (remaining.get(row.clock.id) ?? null) : null))
}

function presentBrief(row: BriefRow, remainingSeconds: number | null): CaseBrief {
  return {
    id: row.id,
    number: row.number,
    subject: row.subject,
    preview: row.preview,
    kind: row.kind as CaseBrief['kind'],
    state: row.state as CaseBrief['state'],
    priority: row.priority as CaseBrief['priority'],
    language: row.language as CaseBrief['language'],
    channel: { id: row.channel_id, kind: row.channel_kind as CaseBrief['channel']['kind'], name: row.channel_name },
    branch: { id: row.branch_id, name: row.branch_name },
    customer: { id: row.customer_id, name: row.customer_name },
    owner: row.owner_id ? { id: row.owner_id, name: row.owner_name ?? '' } : null,
    tags: row.tags,
    openedAt: row.opened_at.toISOString(),
    lastMessageAt: row.last_message_at.toISOString(),
    snoozedUntil: row.snoozed_until?.toISOString() ?? null,
    clock: row.clock ? presentClock(row.clock, remainingSeconds) : null,
  }
}

const presentClock = (clock: ClockJson, remainingSeconds: number | null): ClockBrief =>
  presentClockBrief({ ...clock, due_at: clock.due_at ? new Date(clock.due_at) : null, stopped_at: clock.stopped_at ? new Date(clock.stopped_at) : null }, remainingSeconds)
