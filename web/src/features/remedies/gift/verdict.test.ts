import { expect, test } from 'vitest'
import { nextDecider, verdictOf } from './verdict.ts'

const limits = [
  { role: 'employee', currency: 'TRY', kind: null, amount: 500 },
  { role: 'lead', currency: 'TRY', kind: null, amount: 1500 },
]
const elif = { id: 'elif', name: 'Elif', role: 'lead' }
const selin = { id: 'selin', name: 'Selin', role: 'owner' }
const question = { limits, role: 'employee', readerId: 'mert', currency: 'TRY', deciders: [elif, selin] }
const coupon = (amount: number) => ({ kind: 'coupon', amount })

test('inside the own limit it is granted at once, with what the case has had already', () => {
  expect(verdictOf({ ...question, given: [], items: [] })).toEqual({ as: 'nothing' })
  expect(verdictOf({ ...question, given: [coupon(200)], items: [coupon(300)] })).toEqual({ as: 'atOnce' })
  expect(verdictOf({ ...question, given: [coupon(900)], items: [{ kind: 'apology', amount: 0 }] })).toEqual({
    as: 'atOnce',
  })
})

test('above it the first who may decide the whole is asked, and the sum is explained', () => {
  expect(verdictOf({ ...question, given: [coupon(300)], items: [coupon(300)] })).toEqual({
    as: 'asked',
    asked: elif,
    limit: 500,
    before: 300,
    sum: 600,
  })
  expect(verdictOf({ ...question, given: [], items: [coupon(2000)] })).toMatchObject({ asked: selin })
  expect(verdictOf({ ...question, deciders: [elif], given: [], items: [coupon(2000)] })).toMatchObject({ asked: null })
})

test('the turn goes past whoever had it', () => {
  const turn = { limits, currency: 'TRY', given: [coupon(600)] }
  expect(nextDecider([elif, selin], { ...turn, not: ['elif'] })).toBe(selin)
  expect(nextDecider([elif, selin], { ...turn, not: ['elif', 'selin'] })).toBeUndefined()
})
