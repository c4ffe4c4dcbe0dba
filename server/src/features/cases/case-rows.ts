import type { CaseBrief } from '@heed/contract/cases.ts'
import { type RawBuilder, sql } from 'kysely'
import type { Tx } from '../../platform/scope.ts'
import {
  type ClockJson,
  chooseMainClock,
  clocksOfCase,
  mainClockOfCase,
  presentClockBrief,
} from '../standards/index.ts'
import { stageOfCase } from './stage-of-case.ts'

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
  due_at: Date | null
  snoozed_until: Date | null
  first_answer_at: Date | null
  solved_at: Date | null
  reopened_count: number
  needed_by: Date | null
  handover_count: number
  explained_again_count: number
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
  stage: string | null
  /** In lists. */
  clock: ClockJson | null
  /** On the page of one case. */
  clocks: ClockJson[]
}

/** Cases as lists show them, or whole. The ordering and limit apply before anything is joined, so a page costs its own rows only. */
export async function selectBriefs(
  tx: Tx,
  from: RawBuilder<unknown>,
  order: RawBuilder<unknown>,
  limit: number,
  isWhole = false,
): Promise<BriefRow[]> {
  const clocks = isWhole ? sql`${clocksOfCase} as clocks` : sql`${mainClockOfCase} as clock`
  const { rows } = await sql<BriefRow>`
    select c.*, case when ch.id is null then (heed.channel_face(c.channel_id)).kind else ch.kind end as channel_kind,
      case when ch.id is null then (heed.channel_face(c.channel_id)).name else ch.name end as channel_name, b.name as branch_name, u.name as customer_name, o.name as owner_name, ${stageOfCase} as stage, ${clocks}
    from (select * from (${from}) c order by ${order} limit ${limit}) c
    left join channel ch on ch.id = c.channel_id
    join branch b on b.id = c.branch_id
    join customer u on u.id = c.customer_id
    left join member o on o.id = c.owner_id
    order by ${order}`.execute(tx.db)
  return rows
}

export function presentBrief(row: BriefRow): CaseBrief {
  const clock = row.clocks ? chooseMainClock(row.clocks) : row.clock
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
    clock: clock ? presentClockBrief(clock) : null,
    stage: row.stage as CaseBrief['stage'],
  }
}
