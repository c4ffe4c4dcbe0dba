import type { listRemedies, RemedyKind } from '@heed/contract/remedies.ts'
import { decimalsOf } from '@heed/methods/money.ts'
import type { z } from 'zod'

export type Totals = z.output<typeof listRemedies.response>['totals']
type Sum = { count: number; amount: number }
export type CurrencyTotal = Sum & {
  currency: string
  kinds: (Sum & { kind: RemedyKind })[]
  branches: (Sum & { id: string; name: string })[]
}

/** The totals of each currency with its parts by kind and by branch, the larger first; both parts come to the whole. */
export const totalsByCurrency = (totals: Totals): CurrencyTotal[] =>
  [...Map.groupBy(totals, ({ currency }) => currency)].map(([currency, rows]) => {
    const sum = (of: Totals): Sum => ({
      count: of.reduce((all, { count }) => all + count, 0),
      amount: round(
        of.reduce((all, { amount }) => all + amount, 0),
        currency,
      ),
    })
    const kinds = [...Map.groupBy(rows, ({ kind }) => kind)].map(([kind, of]) => ({ kind, ...sum(of) }))
    const branches = [...Map.groupBy(rows, ({ branch }) => branch.id)].map(([id, of]) => ({
      id,
      name: of[0]?.branch.name ?? '',
      ...sum(of),
    }))
    return { currency, ...sum(rows), kinds: kinds.toSorted(larger), branches: branches.toSorted(larger) }
  })

const larger = (one: Sum, other: Sum) => other.amount - one.amount || other.count - one.count

/** Halves of a coin that come from adding decimals are none. */
const round = (amount: number, currency: string) => {
  const factor = 10 ** decimalsOf(currency)
  return Math.round(amount * factor) / factor
}
