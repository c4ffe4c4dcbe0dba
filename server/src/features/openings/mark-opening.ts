import type { markOpening, OpeningCheck } from '@heed/contract/opening-checks.ts'
import { sql } from 'kysely'
import type { z } from 'zod'
import { openingDone, openingMarked, stockBelow, stockEnough } from '../../events/opening-events.ts'
import { now } from '../../platform/clock.ts'
import { notFound } from '../../platform/problem.ts'
import type { Scope, Tx } from '../../platform/scope.ts'
import { nameOf } from './opening-items.ts'
import { readOpening, stillAsked } from './opening-rows.ts'
import { countNeeded, nothingToCount, openingOver } from './openings.errors.ts'

/** By whoever opens: ticked, or counted. Fewer than the minimum asks for supply; the last one finishes the check. */
export const markItem = (
  scope: Scope,
  { openingId, itemId, counted }: z.output<typeof markOpening.body>,
): Promise<OpeningCheck> =>
  scope.transaction(async (tx) => {
    const day = await takeOpening(tx, openingId)
    const item = await tx.db
      .selectFrom('opening_item as i')
      .innerJoin('opening_mark as m', 'm.item_id', 'i.id')
      .selectAll('i')
      .where('m.opening_id', '=', openingId)
      .where('i.id', '=', itemId)
      .where(sql<boolean>`${stillAsked}`)
      .executeTakeFirst()
    if (!item) throw notFound()
    if (item.minimum !== null && counted === null) throw countNeeded()
    if (item.minimum === null && counted !== null) throw nothingToCount()
    const at = now()
    const about = { branchId: day.branch_id, at }
    await tx.db
      .updateTable('opening_mark')
      .set({ at, counted, marked_by: scope.actor?.id ?? null })
      .where('opening_id', '=', openingId)
      .where('item_id', '=', itemId)
      .execute()
    const name = nameOf(item)
    await tx.emit(openingMarked, { openingId, day: day.day, itemId, words: name, counted }, about)
    if (item.minimum !== null && counted !== null) {
      const stock = { itemId, goods: name, counted, minimum: item.minimum }
      if (counted < item.minimum) await tx.emit(stockBelow, stock, about)
      else await tx.emit(stockEnough, stock, about)
    }
    if (!day.done_at && (await countLeft(tx, openingId)) === 0) {
      await tx.db
        .updateTable('opening_day')
        .set({ done_at: at, done_by: scope.actor?.id ?? null })
        .where('id', '=', openingId)
        .execute()
      await tx.emit(openingDone, { openingId, day: day.day, inTime: at <= day.due_at }, about)
    }
    tx.tell({ topic: 'prevention', id: openingId, type: openingMarked.type }, day.branch_id)
    return (await readOpening(tx, sql`o.id = ${openingId}`)) as OpeningCheck
  })

async function takeOpening(tx: Tx, openingId: string) {
  const row = await tx.db
    .selectFrom('opening_day')
    .select(['branch_id', 'due_at', 'closes_at', 'done_at', sql<string>`day::text`.as('day')])
    .where('id', '=', openingId)
    .forUpdate()
    .executeTakeFirst()
  if (!row) throw notFound()
  if (row.closes_at <= now()) throw openingOver()
  return row
}

export async function countLeft(tx: Tx, openingId: string): Promise<number> {
  const { rows } = await sql<{ left: number }>`
    select count(*)::int as left from opening_mark m join opening_item i on i.id = m.item_id
    where m.opening_id = ${openingId} and m.at is null and i.retired_at is null`.execute(tx.db)
  return rows[0]?.left ?? 0
}
