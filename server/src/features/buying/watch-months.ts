import { openDays } from '@heed/methods/open-days.ts'
import { sql } from 'kysely'
import { buyerListCame } from '../../events/buying-events.ts'
import { now } from '../../platform/clock.ts'
import type { Scope, Tx } from '../../platform/scope.ts'
import { calendarOf } from '../standards/index.ts'
import { branchFor } from '../workspace/index.ts'
import { countToDecide, findBuyer } from './buyer-list.ts'

const daysToDecide = 5
const dayMs = 86_400_000

/** On the first working day of a month the list of the month before comes to the buyer, where there is anything on it. */
export const watchMonths = (scope: Scope): Promise<number> =>
  scope.transaction(async (tx) => {
    const buyer = await findBuyer(tx)
    const branchId = buyer ? await branchFor(tx, buyer.id, null) : await oldestBranch(tx)
    if (!branchId) return 0
    const at = now()
    const first = await firstWorkingDay(tx, branchId, at)
    if (!first || at < first.opensAt) return 0
    const listed = await tx.db
      .selectFrom('product_obstacle')
      .select('id')
      .where('workspace_id', '=', scope.workspaceId)
      .where('made_at', '<', first.opensAt)
      .limit(1)
      .executeTakeFirst()
    const known = await tx.db
      .selectFrom('buyer_list')
      .select('month')
      .where('workspace_id', '=', scope.workspaceId)
      .where('month', '=', first.monthBefore)
      .executeTakeFirst()
    if (!listed || known) return 0
    const products = await countToDecide(tx, first.monthBefore, null)
    if (products === 0) return 0
    const written = await tx.db
      .insertInto('buyer_list')
      .values({ month: first.monthBefore, came_at: at, products })
      .onConflict((conflict) => conflict.doNothing())
      .returning('month')
      .executeTakeFirst()
    if (!written) return 0
    const dueAt = new Date(at.getTime() + daysToDecide * dayMs).toISOString()
    await tx.emit(
      buyerListCame,
      { month: first.monthBefore, products, buyerId: buyer?.id ?? null, dueAt },
      { branchId, at },
    )
    return 1
  })

async function oldestBranch(tx: Tx): Promise<string | undefined> {
  const row = await tx.db
    .selectFrom('branch')
    .select('id')
    .where('workspace_id', '=', tx.scope.workspaceId)
    .where('active', '=', true)
    .orderBy('created_at')
    .orderBy('id')
    .limit(1)
    .executeTakeFirst()
  return row?.id
}

async function firstWorkingDay(tx: Tx, branchId: string, at: Date) {
  const branch = await tx.db
    .selectFrom('branch')
    .select([sql<string>`id`.as('branch_id'), 'zone', 'hours', 'hours_version'])
    .where('id', '=', branchId)
    .executeTakeFirstOrThrow()
  const month = Temporal.Instant.fromEpochMilliseconds(at.getTime())
    .toZonedDateTimeISO(branch.zone)
    .toPlainDate()
    .toPlainYearMonth()
  const begins = month.toPlainDate({ day: 1 }).toZonedDateTime(branch.zone).epochMilliseconds
  for (const [first] of openDays(calendarOf(branch, 'branch'), begins, at.getTime() + dayMs))
    if (first && first.from >= begins)
      return { opensAt: new Date(first.from), monthBefore: month.subtract({ months: 1 }).toString() }
  return undefined
}
