import { expect, test } from 'vitest'
import { heldTogether, isWithin, type Limit, limitFor } from './remedy-limits.ts'

const limits: Limit[] = [
  { role: 'employee', currency: 'TRY', kind: null, amount: 500 },
  { role: 'employee', currency: 'TRY', kind: 'refund', amount: 100 },
  { role: 'lead', currency: 'TRY', kind: null, amount: null },
]

test('the narrowest limit holds, none means nothing, and an owner has none', () => {
  expect(limitFor(limits, 'employee', 'TRY', 'refund')).toBe(100)
  expect(limitFor(limits, 'employee', 'TRY', 'coupon')).toBe(500)
  expect(limitFor(limits, 'employee', 'AZN', 'coupon')).toBe(0)
  expect(limitFor(limits, 'lead', 'TRY', 'coupon')).toBe(Infinity)
  expect(limitFor(limits, 'manager', 'TRY', 'coupon')).toBe(0)
  expect(limitFor(limits, 'owner', 'TRY', 'coupon')).toBe(Infinity)
})

test('what is given together is held together, so that splitting it changes nothing', () => {
  const within = (...given: [kind: 'refund' | 'coupon' | 'discount' | 'apology', amount: number][]) =>
    isWithin(
      limits,
      'employee',
      'TRY',
      given.map(([kind, amount]) => ({ kind, amount })),
    )
  expect(within(['coupon', 500])).toBe(true)
  expect(within(['coupon', 250], ['discount', 251])).toBe(false)
  expect(within(['refund', 100], ['coupon', 500], ['apology', 0])).toBe(true)
  expect(within(['refund', 60], ['refund', 41])).toBe(false)
})

test('an apology needs no limit', () => {
  expect(isWithin([], 'employee', 'TRY', [{ kind: 'apology', amount: 0 }])).toBe(true)
})

test('what shares a limit is counted together, and what has one of its own is not', () => {
  const given = [
    { kind: 'coupon', amount: 200 },
    { kind: 'discount', amount: 150 },
    { kind: 'refund', amount: 80 },
  ]
  expect(heldTogether(limits, 'employee', 'TRY', 'coupon', given)).toBe(350)
  expect(heldTogether(limits, 'employee', 'TRY', 'refund', given)).toBe(80)
  expect(heldTogether(limits, 'lead', 'TRY', 'refund', given)).toBe(430)
})
