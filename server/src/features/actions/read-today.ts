import type { getToday, TodayItem } from '@heed/contract/actions.ts'
import { type RawBuilder, sql } from 'kysely'
import type { z } from 'zod'
import { dayIn, now } from '../../platform/clock.ts'
import type { Actor, Scope, Tx } from '../../platform/scope.ts'
import { type ClockJson, presentClockBrief } from '../standards/index.ts'
import { caseOf } from './action-rows.ts'
import { rolesUpTo } from './actions.policy.ts'
import { countDone, countPromises } from './count-today.ts'

export const most = 200
const hourMs = 3_600_000

export type TodayRow = {
  of: TodayItem['of']
  id: string
  kind: string
  words: string | null
  facts: Record<string, unknown>
  branch_id: string
  branch_name: string
  zone: string
  case_id: string | null
  case_number: number | null
  case_subject: string | null
  customer_id: string | null
  customer_name: string | null
  owner_id: string | null
  owner_name: string | null
  due_at: Date | null
  clock: ClockJson | null
}

/** What a person can act on, whatever engine it comes from, the next due first. */
export const readToday = (scope: Scope, { of, branchId }: z.output<typeof getToday.query>) =>
  scope.transaction(async (tx) => {
    const mine = of === 'mine' ? (scope.actor ?? undefined) : undefined
    const rows = await selectToday(tx, mine, branchId)
    return {
      items: rows.slice(0, most).map(presentToday),
      more: Math.max(0, rows.length - most),
      promises: await countPromises(tx, mine?.id, branchId),
      done: await countDone(tx, mine?.id, branchId),
    }
  })

/** The rows of every engine, the next due first; without an actor, all in sight. */
export async function selectToday(tx: Tx, mine: Actor | undefined, branchId: string | undefined): Promise<TodayRow[]> {
  const rows = await Promise.all([
    selectClocks(tx, mine?.id, branchId),
    selectPromises(tx, mine?.id, branchId),
    selectActionsDue(tx, mine, branchId),
  ])
  return rows
    .flat()
    .sort((a, b) => (a.due_at?.getTime() ?? Infinity) - (b.due_at?.getTime() ?? Infinity) || (a.id < b.id ? -1 : 1))
}

const around = sql`b.id as branch_id, b.name as branch_name, b.zone, c.id as case_id, c.number as case_number,
  c.subject as case_subject, u.id as customer_id, u.name as customer_name`
const inBranch = (branchId: string | undefined) => (branchId ? sql`b.id = ${branchId}` : sql`true`)

/** Of each open case the clock that runs out first: of one's own, and of those that nobody has. A paused one waits for the customer. */
async function selectClocks(tx: Tx, memberId: string | undefined, branchId: string | undefined): Promise<TodayRow[]> {
  const whose: RawBuilder<unknown> = memberId ? sql`(c.owner_id = ${memberId} or c.owner_id is null)` : sql`true`
  const { rows } = await sql<TodayRow>`
    select 'clock' as of, k.id, k.measure as kind, null as words, '{}'::jsonb as facts, ${around}, o.id as owner_id,
      o.name as owner_name, k.due_at, to_jsonb(k) as clock
    from "case" c
    join lateral (select * from clock k where k.case_id = c.id and k.stopped_at is null and k.due_at is not null
      order by k.due_at, k.id limit 1) k on true
    join branch b on b.id = c.branch_id
    join customer u on u.id = c.customer_id
    left join member o on o.id = c.owner_id
    where c.workspace_id = ${tx.scope.workspaceId} and c.state = 'open' and ${whose} and ${inBranch(branchId)}
    order by k.due_at, k.id limit ${most + 1}`.execute(tx.db)
  return rows
}

/** Open ones, and those that were broken and are still not done: the customer still waits. */
async function selectPromises(tx: Tx, memberId: string | undefined, branchId: string | undefined): Promise<TodayRow[]> {
  const whose: RawBuilder<unknown> = memberId ? sql`p.member_id = ${memberId}` : sql`true`
  const { rows } = await sql<TodayRow>`
    select 'promise' as of, p.id, 'promise' as kind, p.words, jsonb_build_object('visitor', p.visitor) as facts, ${around},
      m.id as owner_id, m.name as owner_name, p.due_at, null as clock
    from promise p
    join "case" c on c.id = p.case_id
    join branch b on b.id = c.branch_id
    join customer u on u.id = c.customer_id
    join member m on m.id = p.member_id
    where p.workspace_id = ${tx.scope.workspaceId} and p.done_at is null and p.state in ('open', 'broken')
      and ${whose} and ${inBranch(branchId)}
    order by p.due_at, p.id limit ${most + 1}`.execute(tx.db)
  return rows
}

async function selectActionsDue(tx: Tx, actor: Actor | undefined, branchId: string | undefined): Promise<TodayRow[]> {
  const whose: RawBuilder<unknown> = actor
    ? sql`(a.owner_id = ${actor.id} or a.owner_id is null and a.for_role = any (${rolesUpTo(actor.role)}))
      and (a.facts->>'notFor') is distinct from ${actor.id}`
    : sql`true`
  const { rows } = await sql<TodayRow>`
    select 'action' as of, a.id, a.kind, a.words, a.facts, ${around}, o.id as owner_id, o.name as owner_name, a.due_at, null as clock
    from action a
    join branch b on b.id = a.branch_id
    left join "case" c on c.id = a.case_id
    left join customer u on u.id = c.customer_id
    left join member o on o.id = a.owner_id
    where a.workspace_id = ${tx.scope.workspaceId} and a.state = 'open' and ${whose} and ${inBranch(branchId)}
    order by a.due_at nulls last, a.id limit ${most + 1}`.execute(tx.db)
  return rows
}

export function presentToday(row: TodayRow): TodayItem {
  return {
    of: row.of,
    id: row.id,
    kind: row.kind,
    words: row.words,
    facts: row.facts,
    branch: { id: row.branch_id, name: row.branch_name },
    case: caseOf(row),
    owner: row.owner_id ? { id: row.owner_id, name: row.owner_name ?? '' } : null,
    dueAt: row.due_at?.toISOString() ?? null,
    when: whenOf(row, now()),
    clock: row.clock && presentClockBrief(row.clock),
  }
}

function whenOf({ due_at, zone, clock }: TodayRow, at: Date): TodayItem['when'] {
  if (due_at === null) return 'later'
  if (due_at < at || clock?.state === 'breached') return 'overdue'
  if (clock?.state === 'warning' || due_at.getTime() - at.getTime() <= hourMs) return 'soon'
  return dayIn(zone, due_at) === dayIn(zone, at) ? 'today' : 'later'
}
