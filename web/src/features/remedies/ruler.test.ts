import { expect, test } from 'vitest'
import { heldAmount, placeOf, stretchesOf } from './ruler.ts'

const limits = [
  { role: 'employee', currency: 'TRY', kind: null, amount: 500 },
  { role: 'lead', currency: 'TRY', kind: null, amount: 1500 },
  { role: 'manager', currency: 'TRY', kind: null, amount: 1500 },
  { role: 'lead', currency: 'TRY', kind: 'refund', amount: null },
]

test('each role has a stretch up to its limit, save one that decides no more than the role below', () => {
  expect(stretchesOf(limits, 'TRY', 'coupon')).toEqual([
    { role: 'employee', from: 0, to: 500 },
    { role: 'lead', from: 500, to: 1500 },
    { role: 'owner', from: 1500, to: null },
  ])
  expect(stretchesOf(limits, 'TRY', 'refund').map(({ role, to }) => [role, to])).toEqual([
    ['employee', 500],
    ['lead', null],
  ])
  expect(stretchesOf([], 'AZN', 'coupon')).toEqual([{ role: 'owner', from: 0, to: null }])
})

test('an amount stands in the stretch of whoever decides it', () => {
  const stretches = stretchesOf(limits, 'TRY', 'coupon')
  expect(placeOf(stretches, 250)).toEqual({ index: 0, share: 1 / 6 })
  expect(placeOf(stretches, 500).index).toBe(0)
  expect(placeOf(stretches, 1000)).toEqual({ index: 1, share: 0.5 })
  expect(placeOf(stretches, 1_000_000)).toEqual({ index: 2, share: 2.9 / 3 })
  expect(placeOf([{ role: 'lead', from: 0, to: 10 }], 20)).toEqual({ index: 0, share: 1 })
})

test('what the case has had already is held with it', () => {
  const given = [
    { kind: 'coupon', amount: 300 },
    { kind: 'discount', amount: 250 },
  ]
  expect(heldAmount(limits, 'TRY', 'coupon', given)).toBe(550)
})
