import { rhythmOf } from '@heed/methods/rhythm.ts'
import { sql } from 'kysely'
import { customerMerged, occasionRecorded } from '../../events/customer-events.ts'
import { purchaseCancelled } from '../../events/purchase-events.ts'
import { on } from '../../platform/events/event.ts'
import type { Tx } from '../../platform/scope.ts'

const dayMs = 86_400_000
const dayOf = (day: string) => Date.parse(`${day}T00:00:00Z`) / dayMs
const dateOf = (day: number) => new Date(day * dayMs).toISOString().slice(0, 10)

/** As many of their last days as say how they come now; a habit of long ago is none. */
const daysLookedAt = 24

/** Who comes again and again belongs to the whole business: the days of every branch count. */
export const learnRhythm = (tx: Tx, customerId: string): Promise<void> =>
  tx.everywhere(async () => {
    // Two purchases at once are counted one after the other, so that the later one sees both.
    const known = await tx.db
      .selectFrom('customer')
      .select('id')
      .where('id', '=', customerId)
      .forUpdate()
      .executeTakeFirst()
    if (!known) return
    const { rows } = await sql<{ day: string }>`
      select distinct (o.at at time zone b.zone)::date as day from occasion o join branch b on b.id = o.branch_id
      where o.customer_id = ${customerId} and o.kind in ('visit', 'purchase') and o.cancelled_at is null order by 1`.execute(
      tx.db,
    )
    const days = rows.map(({ day }) => dayOf(day))
    const last = days.at(-1)
    if (last === undefined) {
      await tx.db.deleteFrom('customer_rhythm').where('customer_id', '=', customerId).execute()
      return
    }
    const rhythm = rhythmOf(days.slice(-daysLookedAt))
    const learnt = {
      days: days.length,
      first_on: dateOf(days[0] as number),
      last_on: dateOf(last),
      usual_days: rhythm?.usualDays ?? null,
      late_on: rhythm ? dateOf(last + rhythm.lateAfter) : null,
      quiet_on: rhythm ? dateOf(last + rhythm.quietAfter) : null,
    }
    await tx.db
      .insertInto('customer_rhythm')
      .values({ customer_id: customerId, ...learnt })
      .onConflict((conflict) => conflict.column('customer_id').doUpdateSet(learnt))
      .execute()
  })

export const learnRhythms = [
  on(occasionRecorded, 'purchases.learn-rhythm', ({ customerId }, tx) => learnRhythm(tx, customerId)),
  on(purchaseCancelled, 'purchases.unlearn-rhythm', ({ customerId }, tx) => learnRhythm(tx, customerId)),
  on(customerMerged, 'purchases.learn-rhythm-of-both', ({ customerId }, tx) => learnRhythm(tx, customerId)),
]
