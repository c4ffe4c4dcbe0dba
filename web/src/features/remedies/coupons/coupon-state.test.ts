import { expect, test } from 'vitest'
import { couponState } from './coupon-state.ts'

const coupon = { redeemedAt: null, voided: false, expiresOn: '2027-05-24' }

test('a code holds on its last day and not on the next', () => {
  expect(couponState(coupon, '2027-05-24')).toBe('holds')
  expect(couponState(coupon, '2027-05-25')).toBe('expired')
})

test('used and taken back say so, whatever the day', () => {
  expect(couponState({ ...coupon, voided: true }, '2027-05-25')).toBe('void')
  expect(couponState({ ...coupon, redeemedAt: '2027-01-01T10:00:00Z' }, '2027-05-25')).toBe('used')
})
