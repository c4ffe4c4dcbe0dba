import { sql } from 'kysely'
import { now } from '../../platform/clock.ts'
import type { Scope, Tx } from '../../platform/scope.ts'
import { addDays, mondayOf } from './days.ts'
import { measures } from './measures.ts'
import { packed } from './pack.ts'

const weeksATurn = 26

const today = () => now().toISOString().slice(0, 10)
/** A week ends at different moments round the world; two days later it has ended for every branch. */
const isOver = (week: string, marginDays: number) => addDays(week, 7 + marginDays) <= today()

const lock = (week: string, workspaceId: string) => sql`hashtextextended(${`fact-week ${workspaceId} ${week}`}, 0)`

/** Before facts of these days are changed: their weeks are read from the facts again until packed anew. */
export async function unsealWeeks(tx: Tx, days: string[]): Promise<void> {
  // In order, so that two that change the same weeks never wait for each other crosswise. The current week has no seal.
  const weeks = [...new Set(days.map(mondayOf))].filter((week) => isOver(week, -1)).sort()
  if (weeks.length === 0) return
  for (const week of weeks)
    await sql`select pg_advisory_xact_lock_shared(${lock(week, tx.scope.workspaceId)})`.execute(tx.db)
  await tx.db
    .deleteFrom('fact_week_seal')
    .where('workspace_id', '=', tx.scope.workspaceId)
    .where('week', 'in', weeks)
    .execute()
}

/** Packs weeks that are over and not packed yet, oldest first. */
export async function sealWeeks(scope: Scope): Promise<string[]> {
  const weeks = await scope.transaction(findUnsealed)
  for (const week of weeks) await scope.transaction((tx) => sealWeek(tx, week))
  return weeks
}

async function findUnsealed(tx: Tx): Promise<string[]> {
  const { rows } = await sql<{ week: string }>`
    with first as (
      select min(day) as day from unnest(${measures}::text[]) m(measure),
      lateral (select day from fact where workspace_id = ${tx.scope.workspaceId} and fact.measure = m.measure order by day limit 1) f
    )
    select week::date as week from first, generate_series(date_trunc('week', first.day::timestamp), ${addDays(mondayOf(today()), -7)}::timestamp, interval '7 days') as week
    where not exists (select from fact_week_seal s where s.workspace_id = ${tx.scope.workspaceId} and s.week = week.week::date)
    order by 1 limit ${weeksATurn}`.execute(tx.db)
  return rows.map(({ week }) => week).filter((week) => isOver(week, 2))
}

async function sealWeek(tx: Tx, week: string): Promise<void> {
  const { workspaceId } = tx.scope
  // Whoever is changing a fact of this week holds the lock shared until they commit.
  await sql`select pg_advisory_xact_lock(${lock(week, workspaceId)})`.execute(tx.db)
  await tx.db.deleteFrom('fact_week').where('workspace_id', '=', workspaceId).where('week', '=', week).execute()
  await sql`insert into fact_week (week, measure, branch_id, channel_kind, member_id, n, judged, good, amounts, beside)
    select ${week}::date, measure, branch_id, channel_kind, member_id, ${packed(true)} from fact
    where workspace_id = ${workspaceId} and day between ${week}::date and ${week}::date + 6 group by measure, branch_id, channel_kind, member_id`.execute(
    tx.db,
  )
  await sql`insert into fact_week_seal (week) values (${week}) on conflict do nothing`.execute(tx.db)
}

/** Packs every sealed week anew and compares, byte for byte. What differs is said loudly and unsealed, so that no figure is wrong meanwhile. */
export async function proveWeeks(scope: Scope): Promise<string[]> {
  const wrong = await scope.transaction(async (tx) => {
    const { workspaceId } = scope
    const { rows } = await sql<{ week: string }>`
      with fresh as (
        select date_trunc('week', day::timestamp)::date as week, measure, branch_id, channel_kind, member_id, ${packed(true)} from fact where workspace_id = ${workspaceId} group by 1, 2, 3, 4, 5
      ), kept as (select week, measure, branch_id, channel_kind, member_id, n, judged, good, amounts, beside from fact_week where workspace_id = ${workspaceId})
      select distinct week from ((table fresh except table kept) union all (table kept except table fresh)) d
      where exists (select from fact_week_seal s where s.workspace_id = ${workspaceId} and s.week = d.week)`.execute(
      tx.db,
    )
    const weeks = rows.map(({ week }) => week)
    if (weeks.length > 0)
      await tx.db
        .deleteFrom('fact_week_seal')
        .where('workspace_id', '=', workspaceId)
        .where('week', 'in', weeks)
        .execute()
    return weeks
  })
  if (wrong.length > 0)
    scope.house.log.error(
      { weeks: wrong, workspaceId: scope.workspaceId },
      'Packed weeks did not equal their facts; they are read from the facts until packed again',
    )
  return wrong
}

/** Once a night. */
export const proveWeeksAtNight = async (scope: Scope): Promise<void> => {
  if (now().getUTCHours() === 2) await proveWeeks(scope)
}
