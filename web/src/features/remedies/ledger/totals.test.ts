import { expect, test } from 'vitest'
import { totalsByCurrency } from './totals.ts'

const kadikoy = { id: 'k', name: 'Kadıköy' }
const moda = { id: 'm', name: 'Moda' }

test('parts by kind and by branch come to the whole of each currency', () => {
  const [lira, manat] = totalsByCurrency([
    { currency: 'TRY', kind: 'coupon', branch: kadikoy, count: 2, amount: 0.1 },
    { currency: 'TRY', kind: 'refund', branch: kadikoy, count: 1, amount: 300 },
    { currency: 'TRY', kind: 'coupon', branch: moda, count: 1, amount: 0.2 },
    { currency: 'AZN', kind: 'refund', branch: moda, count: 1, amount: 5 },
  ])
  expect(lira).toEqual({
    currency: 'TRY',
    count: 4,
    amount: 300.3,
    kinds: [
      { kind: 'refund', count: 1, amount: 300 },
      { kind: 'coupon', count: 3, amount: 0.3 },
    ],
    branches: [
      { id: 'k', name: 'Kadıköy', count: 3, amount: 300.1 },
      { id: 'm', name: 'Moda', count: 1, amount: 0.2 },
    ],
  })
  expect(manat?.amount).toBe(5)
})
