import { openDays } from '@heed/methods/open-days.ts'
import { sql } from 'kysely'
import { openingDone, openingDue, openingLapsed, openingMissed } from '../../events/opening-events.ts'
import { now } from '../../platform/clock.ts'
import { newId } from '../../platform/ids.ts'
import type { Scope, Tx } from '../../platform/scope.ts'
import { calendarOf } from '../standards/index.ts'
import { countLeft } from './mark-opening.ts'
import { graceMs, leadMs } from './opening-rows.ts'

/** Begins the check of each branch on its working days, and says what was not done by its moment or by closing. */
export async function watchOpenings(scope: Scope): Promise<number> {
  const begun = await scope.transaction(beginDays)
  return begun + (await scope.transaction(settleDays))
}

type Branch = { branch_id: string; zone: string; hours: unknown; hours_version: number }

async function beginDays(tx: Tx): Promise<number> {
  const { rows: branches } = await sql<Branch>`
    select b.id as branch_id, b.zone, b.hours, b.hours_version from branch b
    where b.workspace_id = ${tx.scope.workspaceId} and b.active and exists (select from opening_item i
      where i.workspace_id = b.workspace_id and i.retired_at is null and (i.branch_id is null or i.branch_id = b.id))`.execute(
    tx.db,
  )
  let begun = 0
  for (const branch of branches) {
    const today = workingDayOf(branch, now().getTime())
    if (today && (await beginDay(tx, branch.branch_id, today))) begun++
  }
  return begun
}

type WorkingDay = { day: string; opensAt: Date; dueAt: Date; closesAt: Date }

/** The working day that is on, or begins within the hour. */
function workingDayOf(branch: Branch, nowMs: number): WorkingDay | undefined {
  for (const spans of openDays(calendarOf(branch, 'branch'), nowMs, nowMs + leadMs)) {
    const [first, last] = [spans[0], spans.at(-1)]
    if (!first || !last || nowMs < first.from - leadMs || nowMs >= last.to) continue
    const day = Temporal.Instant.fromEpochMilliseconds(first.from).toZonedDateTimeISO(branch.zone).toPlainDate()
    return {
      day: day.toString(),
      opensAt: new Date(first.from),
      // Where it could not be asked for in time, there is as much time from now on.
      dueAt: new Date(Math.min(Math.max(first.from, nowMs) + graceMs, last.to)),
      closesAt: new Date(last.to),
    }
  }
  return undefined
}

/** With what is asked for by then; what is added later comes with the next opening. Several processes may watch. */
async function beginDay(tx: Tx, branchId: string, { day, opensAt, dueAt, closesAt }: WorkingDay): Promise<boolean> {
  const items = await tx.db
    .selectFrom('opening_item')
    .select('id')
    .where('retired_at', 'is', null)
    .where((where) => where.or([where('branch_id', 'is', null), where('branch_id', '=', branchId)]))
    .where('made_at', '<', opensAt)
    .execute()
  if (items.length === 0) return false
  const id = newId()
  const written = await tx.db
    .insertInto('opening_day')
    .values({ id, branch_id: branchId, day, opens_at: opensAt, due_at: dueAt, closes_at: closesAt })
    .onConflict((conflict) => conflict.columns(['branch_id', 'day']).doNothing())
    .returning('id')
    .executeTakeFirst()
  if (!written) return false
  await tx.db
    .insertInto('opening_mark')
    .values(items.map((item) => ({ opening_id: id, item_id: item.id, branch_id: branchId })))
    .execute()
  await tx.emit(
    openingDue,
    { openingId: id, day, items: items.length, dueAt: dueAt.toISOString() },
    { branchId, at: now() },
  )
  tx.tell({ topic: 'prevention', id, type: openingDue.type }, branchId)
  return true
}

async function settleDays(tx: Tx): Promise<number> {
  const at = now()
  const rows = await tx.db
    .selectFrom('opening_day')
    .selectAll()
    .select(sql<string>`day::text`.as('date'))
    .where('workspace_id', '=', tx.scope.workspaceId)
    .where('done_at', 'is', null)
    .where('lapsed_at', 'is', null)
    .where((where) =>
      where.or([where('closes_at', '<=', at), where.and([where('missed_at', 'is', null), where('due_at', '<', at)])]),
    )
    .orderBy('due_at')
    .limit(100)
    .forUpdate()
    .skipLocked()
    .execute()
  for (const { id, branch_id: branchId, date: day, due_at, closes_at, missed_at } of rows) {
    const left = await countLeft(tx, id)
    const set = (values: { done_at?: Date; missed_at?: Date; lapsed_at?: Date }) =>
      tx.db.updateTable('opening_day').set(values).where('id', '=', id).execute()
    // What was left is not asked for any longer.
    if (left === 0) {
      await set({ done_at: due_at })
      await tx.emit(openingDone, { openingId: id, day, inTime: true }, { branchId, at })
      continue
    }
    if (!missed_at) {
      await set({ missed_at: due_at })
      await tx.emit(openingMissed, { openingId: id, day, left }, { branchId, at: due_at })
    }
    if (closes_at <= at) {
      await set({ lapsed_at: closes_at })
      await tx.emit(openingLapsed, { openingId: id, day }, { branchId, at: closes_at })
    }
    tx.tell({ topic: 'prevention', id, type: openingMissed.type }, branchId)
  }
  return rows.length
}
