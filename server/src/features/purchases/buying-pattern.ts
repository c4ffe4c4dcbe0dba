import type { BuyingPattern, RhythmState } from '@heed/contract/purchases.ts'
import { sql } from 'kysely'
import { now } from '../../platform/clock.ts'
import { notFound } from '../../platform/problem.ts'
import type { Scope, Tx } from '../../platform/scope.ts'

const dayMs = 86_400_000
export const daysBetween = (from: string, to: string) => (Date.parse(to) - Date.parse(from)) / dayMs
export const today = () => now().toISOString().slice(0, 10)

/** Late from the first day beyond half of their usual time more than it, quiet from twice that time. */
export const stateOn = (day: string, rhythm: { late_on: string | null; quiet_on: string | null }): RhythmState =>
  rhythm.late_on === null || rhythm.quiet_on === null
    ? 'unknown'
    : day >= rhythm.quiet_on
      ? 'quiet'
      : day >= rhythm.late_on
        ? 'late'
        : 'in_rhythm'

export const readPattern = (scope: Scope, customerId: string): Promise<BuyingPattern> =>
  scope.transaction(async (tx) => {
    const known = await tx.db.selectFrom('customer').select('id').where('id', '=', customerId).executeTakeFirst()
    if (!known) throw notFound()
    const [spent, usual, rhythm] = [
      await sumUp(tx, customerId),
      await findUsual(tx, customerId),
      await tx.db.selectFrom('customer_rhythm').selectAll().where('customer_id', '=', customerId).executeTakeFirst(),
    ]
    const [first, last] = [
      spent.map(({ first }) => first).sort()[0],
      spent
        .map(({ last }) => last)
        .sort()
        .at(-1),
    ]
    return {
      purchases: spent.reduce((sum, { purchases }) => sum + purchases, 0),
      firstAt: first ?? null,
      lastAt: last ?? null,
      spent: spent.flatMap(({ currency, amount, purchases }) => (currency ? { currency, amount, purchases } : [])),
      usual,
      rhythm: {
        state: rhythm ? stateOn(today(), rhythm) : 'unknown',
        days: rhythm?.days ?? 0,
        usualDays: rhythm?.usual_days == null ? null : Number(rhythm.usual_days),
        lastOn: rhythm?.last_on ?? null,
        daysSince: rhythm ? daysBetween(rhythm.last_on, today()) : null,
        lateOn: rhythm?.late_on ?? null,
        quietOn: rhythm?.quiet_on ?? null,
      },
    }
  })

/** By currency; what nobody said the price of is counted without one. */
async function sumUp(tx: Tx, customerId: string) {
  const { rows } = await sql<{ currency: string | null; amount: number; purchases: number; first: Date; last: Date }>`
    select currency, coalesce(sum(amount), 0)::float8 as amount, count(*)::int as purchases, min(at) as first, max(at) as last
    from occasion where customer_id = ${customerId} and kind = 'purchase' and cancelled_at is null
    group by 1 order by amount desc`.execute(tx.db)
  return rows.map((row) => ({ ...row, first: row.first.toISOString(), last: row.last.toISOString() }))
}

async function findUsual(tx: Tx, customerId: string): Promise<BuyingPattern['usual']> {
  const { rows } = await sql<{ name: string; times: number; last: Date }>`
    select coalesce(max(p.name), (array_agg(l.name order by o.at desc))[1]) as name, count(distinct o.id)::int as times, max(o.at) as last
    from occasion o join purchase_line l on l.occasion_id = o.id left join product p on p.id = l.product_id
    where o.customer_id = ${customerId} and o.kind = 'purchase' and o.cancelled_at is null
    group by coalesce(l.product_id::text, lower(l.name)) order by times desc, last desc, name limit 8`.execute(tx.db)
  return rows.map(({ name, times, last }) => ({ name, times, lastAt: last.toISOString() }))
}
