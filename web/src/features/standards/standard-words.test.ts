import { expect, test } from 'vitest'
import { amountOf } from './standard-words.ts'

test('a target is offered in the largest unit without a fraction', () => {
  expect(amountOf({ targetSeconds: 7200, hours: 'branch' })).toEqual({ amount: 2, unit: 'hours' })
  expect(amountOf({ targetSeconds: 5400, hours: 'branch' })).toEqual({ amount: 90, unit: 'minutes' })
  expect(amountOf({ targetSeconds: 172_800, hours: 'always' })).toEqual({ amount: 2, unit: 'days' })
})

test('opening hours are never offered in days', () => {
  expect(amountOf({ targetSeconds: 86_400, hours: 'branch' })).toEqual({ amount: 24, unit: 'hours' })
})
